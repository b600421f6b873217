#include "searcher/same_words.h"

#include "indexer/schema.h"

#include <algorithm>
#include <functional>
#include <optional>

#include <xapian.h>

namespace debrief {

namespace {

using Frequency = std::size_t;  ///< briefings

Frequency to_frequency(double frequency) {
    return static_cast<Frequency>(frequency + 0.5);
}

/// How many briefings have any, if none knows of another: the rarest are joined first.
Frequency frequency_of_any(std::vector<Frequency> all, std::size_t documents) {
    std::sort(all.begin(), all.end(), std::greater<>());
    while (all.size() > 1) {
        const auto rare = static_cast<double>(all.back());
        all.pop_back();
        const auto next = static_cast<double>(all.back());
        all.pop_back();
        const Frequency both = to_frequency(rare + next - rare * next / static_cast<double>(documents));
        all.insert(std::lower_bound(all.begin(), all.end(), both, std::greater<>()), both);
    }
    return all.empty() ? 0 : all.front();
}

/// How many have words next to each other, as far as one can say.
Frequency frequency_of_phrase(std::vector<Frequency> words, std::size_t documents) {
    constexpr Frequency in_order = 4;  ///< of so many that have all words, one has them so
    std::sort(words.begin(), words.end());
    auto all = static_cast<double>(words.front());
    for (std::size_t i = 1; i < words.size(); ++i)
        all = all * static_cast<double>(words[i]) / static_cast<double>(documents);
    return to_frequency(all) / in_order;
}

class SameWordsTest : public DocumentTest {
 public:
    SameWordsTest(SameWords words, const RankingOptions& ranking, const PlaceContext& context)
        : words_(std::move(words)), ranking_(ranking), memory_(memory_of_filters(context)) {
        if (context.database) database_ = *context.database;
    }
    SameWordsTest(const SameWordsTest& other)  // not opened
        : words_(other.words_),
          ranking_(other.ranking_),
          memory_(other.memory_),
          database_(other.database_) {}

    [[nodiscard]] std::unique_ptr<DocumentTest> clone() const override {
        return std::make_unique<SameWordsTest>(*this);
    }
    [[nodiscard]] std::string description() const override {
        std::string text = "(same";
        for (const std::string& term : words_.terms) text += " " + term;
        for (const auto& phrase : words_.phrases) {
            text += " (next";
            for (const auto& [prefix, form] : phrase) text += " " + to_term(prefix, form);
            text += ")";
        }
        return text + ")";
    }

    [[nodiscard]] std::size_t open(const Xapian::Database& shard) override {
        shard_ = shard;
        last_ = shard.get_lastdocid();
        reader_.emplace(shard, memory_);
        terms_.clear();
        phrases_.clear();
        // First: of a word that is a term too, the reader is then told the prefix, which its places need.
        for (const auto& phrase : words_.phrases) {
            phrases_.emplace_back();
            for (const auto& [prefix, form] : phrase) phrases_.back().push_back(reader_->add(prefix, form));
        }
        for (const std::string& term : words_.terms) terms_.push_back(reader_->add("", term));
        weight_ = weigh(database_.value_or(shard));
        return shard.get_doccount();
    }
    [[nodiscard]] std::uint32_t first_from(std::uint32_t document) override {
        return document > last_ ? 0 : document;
    }
    [[nodiscard]] bool matches(std::uint32_t document) override {
        reader_->go_to(document);
        bool is_found = false;
        std::uint32_t count = 0;
        for (const PlaceReader::Word term : terms_) {
            if (!reader_->has(term)) continue;
            count += reader_->count_of(term);
            is_found = true;
        }
        for (const auto& phrase : phrases_) {
            if (!has_phrase(phrase)) continue;
            count += count_of(phrase);
            is_found = true;
        }
        if (!is_found) return false;
        const std::uint32_t length = shard_.get_doclength(document);
        score_ = weight_.of(std::min(count, length), length);
        return true;
    }
    [[nodiscard]] double score() const override { return score_; }
    [[nodiscard]] double most_score() const override { return weight_.weight(); }

 private:
    bool has_phrase(const std::vector<PlaceReader::Word>& words) {
        const bool has_all = std::all_of(words.begin(), words.end(),
                                         [&](PlaceReader::Word word) { return reader_->has(word); });
        return has_all && reader_->has_phrase(words);
    }

    [[nodiscard]] std::uint32_t count_of(const std::vector<PlaceReader::Word>& phrase) const {
        std::uint32_t least = reader_->count_of(phrase.front());
        for (const PlaceReader::Word word : phrase) least = std::min(least, reader_->count_of(word));
        return least;
    }

    [[nodiscard]] TermScore weigh(const Xapian::Database& database) const {
        const std::size_t documents = database.get_doccount();
        const auto frequency = [&](const std::string& term) {
            return Frequency{database.get_termfreq(term)};
        };
        std::vector<Frequency> all;
        for (const std::string& term : words_.terms) all.push_back(frequency(term));
        for (const auto& phrase : words_.phrases) {
            std::vector<Frequency> each;
            for (const auto& [prefix, form] : phrase) each.push_back(frequency(to_term(prefix, form)));
            all.push_back(frequency_of_phrase(std::move(each), std::max<std::size_t>(documents, 1)));
        }
        const Frequency any = frequency_of_any(std::move(all), std::max<std::size_t>(documents, 1));
        return {ranking_, {documents, database.get_average_length()}, any, 1, 1};
    }

    SameWords words_;
    RankingOptions ranking_;
    SequenceMemory* memory_;
    std::optional<Xapian::Database> database_;
    Xapian::Database shard_;
    Xapian::docid last_ = 0;
    std::optional<PlaceReader> reader_;
    std::vector<PlaceReader::Word> terms_;
    std::vector<std::vector<PlaceReader::Word>> phrases_;
    TermScore weight_;
    double score_ = 0;
};

}  // namespace

Xapian::Query same_words_query(SameWords words, const RankingOptions& ranking, const PlaceContext& context) {
    using Xapian::Query;
    std::vector<Query> any;
    for (const std::string& term : words.terms) any.emplace_back(term);
    if (words.phrases.empty()) return {Query::OP_SYNONYM, any.begin(), any.end()};
    for (const auto& phrase : words.phrases) {
        std::vector<Query> all;
        for (const auto& [prefix, form] : phrase) all.emplace_back(to_term(prefix, form));
        any.emplace_back(Query::OP_AND, all.begin(), all.end());
    }
    const Query candidates(Query::OP_SCALE_WEIGHT, Query(Query::OP_OR, any.begin(), any.end()), 0);
    auto test = std::make_unique<SameWordsTest>(std::move(words), ranking, context);
    return {Query::OP_AND, candidates, document_filter(std::move(test), context.deadline)};
}

}  // namespace debrief
