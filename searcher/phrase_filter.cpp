#include "searcher/phrase_filter.h"

#include "indexer/schema.h"

#include <optional>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

/// Documents of which it is known that they have all of the words.
class PhraseTest : public DocumentTest {
 public:
    PhraseTest(std::string_view prefix, std::vector<std::string> forms, SequenceMemory* memory)
        : prefix_(prefix), forms_(std::move(forms)), memory_(memory) {}

    [[nodiscard]] std::unique_ptr<DocumentTest> clone() const override {
        return std::make_unique<PhraseTest>(prefix_, forms_, memory_);
    }
    [[nodiscard]] std::string description() const override {
        std::string text = "(next";
        for (const std::string& form : forms_) text += fmt::format(" {}{}", prefix_, form);
        return text + ")";
    }
    [[nodiscard]] std::string key() const override {
        std::string key = fmt::format("phrase {}{}", prefix_, '\0');
        for (const std::string& form : forms_) key += form + '\0';
        return key;
    }

    [[nodiscard]] std::size_t open(const Xapian::Database& shard) override {
        last_ = shard.get_lastdocid();
        reader_.emplace(shard, memory_);
        words_.clear();
        for (const std::string& form : forms_) words_.push_back(reader_->add(prefix_, form));
        return shard.get_doccount();
    }
    [[nodiscard]] std::uint32_t first_from(std::uint32_t document) override {
        return document > last_ ? 0 : document;
    }
    [[nodiscard]] bool matches(std::uint32_t document) override {
        reader_->go_to(document);
        return reader_->has_phrase(words_);
    }

 private:
    std::string_view prefix_;
    std::vector<std::string> forms_;
    SequenceMemory* memory_;
    Xapian::docid last_ = 0;
    std::optional<PlaceReader> reader_;
    std::vector<PlaceReader::Word> words_;
};

}  // namespace

Xapian::Query phrase_query(std::string_view prefix, std::span<const std::string> forms,
                           const PlaceContext& context) {
    std::vector<Xapian::Query> terms;
    for (const std::string& form : forms) terms.emplace_back(to_term(prefix, form));
    const Xapian::Query all(Xapian::Query::OP_AND, terms.begin(), terms.end());
    if (forms.size() < 2) return all;
    auto test = std::make_unique<PhraseTest>(prefix, std::vector(forms.begin(), forms.end()),
                                             memory_of_filters(context));
    return {Xapian::Query::OP_FILTER, all,
            document_filter(std::move(test), context.deadline, verdicts_of_filters(context))};
}

}  // namespace debrief
