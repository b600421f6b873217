#include "searcher/term_matching.h"

#include "searcher/sorted_numbers.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t most_postings = 4'000'000;  ///< of a query's terms
constexpr double slack = 1e-9;  ///< of a score: far more than sums of parts differ by their order

/// A term with what it adds to scores.
struct TermList {
    const PostingMemory::Postings* postings = nullptr;
    TermScore score;
    double most = 0;     ///< that it adds
    std::size_t at = 0;  ///< the first posting that was not passed yet

    [[nodiscard]] std::span<const std::uint32_t> documents() const { return postings->documents; }
};

/// The terms of a word: its stems and itself. What has the word as written has a stem of it too, but for
/// oddities, so their bounds come together.
struct WordLists {
    std::vector<TermList> terms{};
    double most = 0;  ///< that they add

    /// Postings.
    [[nodiscard]] std::size_t size() const {
        std::size_t size = 0;
        for (const TermList& list : terms) size += list.documents().size();
        return size;
    }
};

struct ScoredDocument {
    double score = 0;
    std::uint32_t document = 0;
};

/// Keeps those that may be among the best, the last of them with all that score the same.
class BestDocuments {
 public:
    explicit BestDocuments(std::size_t count) : count_(count), limit_(2 * count) {}

    void add(const ScoredDocument& scored) {
        if (scored.score < least_) return;
        scored_.push_back(scored);
        if (scored_.size() >= limit_) shrink();
    }

    /// What the best reach, as far as they are known: 0 while there are too few.
    [[nodiscard]] double least() const { return least_; }

    std::vector<ScoredDocument> take() {
        if (scored_.size() > count_) shrink();
        return std::move(scored_);
    }

 private:
    void shrink() {
        const auto last = scored_.begin() + static_cast<std::ptrdiff_t>(count_ - 1);
        std::nth_element(scored_.begin(), last, scored_.end(),
                         [](const auto& left, const auto& right) { return left.score > right.score; });
        least_ = last->score;
        std::erase_if(scored_, [&](const ScoredDocument& each) { return each.score < least_; });
        limit_ = 2 * std::max(count_, scored_.size());
    }

    std::size_t count_;
    std::size_t limit_;
    double least_ = 0;
    std::vector<ScoredDocument> scored_;
};

/// Adds up the scores of documents that have any of some words, a window of documents after the other, so
/// that sums lie in the fastest memory. Words that alone lift no document among the best are only looked up
/// for those that other words bring near enough (Turtle and Flood 1995, "Query evaluation: strategies and
/// optimizations": max-score).
class AnyWord {
 public:
    /// Both must outlive it.
    AnyWord(std::vector<WordLists>& words, const std::vector<std::uint32_t>& lengths, std::size_t count)
        : words_(words), lengths_(lengths), best_(count) {
        std::stable_sort(words_.begin(), words_.end(), [](const WordLists& left, const WordLists& right) {
            return left.most > right.most;
        });
        rest_.assign(words_.size() + 1, 0);
        for (std::size_t i = words_.size(); i > 0; --i) rest_[i - 1] = rest_[i] + words_[i - 1].most;
        needed_ = words_.size();
        for (const WordLists& word : words_) sizes_.push_back(word.size());
    }

    std::vector<ScoredDocument> find() {
        while (const auto begin = next_document()) {
            add_window(*begin);
            for (std::size_t word = needed_; word < words_.size() && !found().empty(); ++word) {
                drop_hopeless(rest_[word]);
                add_to_found(words_[word]);
            }
            for (const ScoredDocument& each : found()) best_.add(each);
            while (needed_ > 0 && least_with(rest_[needed_ - 1]) > 0 && pays_to_look_up(needed_ - 1))
                --needed_;
        }
        return best_.take();
    }

 private:
    static constexpr std::uint32_t window = 2048;  ///< documents
    static constexpr std::size_t block = 8;        ///< documents that are looked at together

    [[nodiscard]] std::span<const ScoredDocument> found() const {
        return std::span(found_).first(found_count_);
    }

    /// What a sum must reach to which at most `rest` will be added; not above 0: any will do.
    [[nodiscard]] double least_with(double rest) const {
        return best_.least() == 0 ? 0 : best_.least() - rest * (1 + slack) - slack * rest_.front();
    }

    /// To look a document up costs some times what to add a posting costs, and is done for a part of the
    /// documents that the words before bring: it pays for words that have as many postings as these together.
    [[nodiscard]] bool pays_to_look_up(std::size_t word) const {
        const auto before = std::span(sizes_).first(word);
        return sizes_[word] >= std::accumulate(before.begin(), before.end(), std::size_t{0});
    }

    /// Of the words that bring documents.
    [[nodiscard]] std::optional<std::uint32_t> next_document() const {
        std::optional<std::uint32_t> next;
        for (const WordLists& word : std::span(words_).first(needed_)) {
            for (const TermList& list : word.terms) {
                if (list.at == list.documents().size()) continue;
                const std::uint32_t document = list.documents()[list.at];
                next = std::min(next.value_or(document), document);
            }
        }
        return next;
    }

    void add_window(std::uint32_t begin) {
        passed_.clear();
        std::size_t postings = 0;
        for (WordLists& word : std::span(words_).first(needed_)) {
            for (TermList& list : word.terms) {
                const std::size_t first = list.at;
                add_postings(list, begin);
                passed_.push_back(list.documents().subspan(first, list.at - first));
                postings += list.at - first;
            }
        }
        const double least = std::max(least_with(rest_[needed_]), std::numeric_limits<double>::min());
        found_count_ = 0;
        if (postings < window / block) {
            take_passed(begin, least);
        } else {
            take_window(begin, least);
        }
    }

    /// From the sums of a window with few postings.
    void take_passed(std::uint32_t begin, double least) {
        for (const std::span<const std::uint32_t> documents : passed_) {
            for (const std::uint32_t document : documents) {
                double& sum = sums_[document - begin];
                if (sum >= least) found_[found_count_++] = {sum, document};
                sum = 0;  // so that it is found once
            }
        }
        std::sort(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(found_count_),
                  [](const auto& left, const auto& right) { return left.document < right.document; });
    }

    /// From all sums of a window.
    void take_window(std::uint32_t begin, double least) {
        for (std::size_t i = 0; i < window; i += block) {
            bool is_any = false;
            for (std::size_t k = i; k < i + block; ++k) is_any |= sums_[k] >= least;
            if (!is_any) continue;
            for (std::size_t k = i; k < i + block; ++k) {
                found_[found_count_] = {sums_[k], begin + static_cast<std::uint32_t>(k)};
                found_count_ += sums_[k] >= least ? 1 : 0;
            }
        }
        std::fill(sums_.begin(), sums_.end(), 0.0);
    }

    void add_postings(TermList& list, std::uint32_t begin) {
        const std::span<const std::uint32_t> documents = list.documents();
        const std::span<const std::uint32_t> counts = list.postings->counts;
        const TermScore score = list.score;
        std::size_t at = list.at;
        for (; at < documents.size() && documents[at] - begin < window; ++at)
            sums_[documents[at] - begin] += score.of(counts[at], lengths_[documents[at]]);
        list.at = at;
    }

    void drop_hopeless(double rest) {
        const double least = least_with(rest);
        std::size_t kept = 0;  // without branches: nearly each is another way than the one before
        for (std::size_t i = 0; i < found_count_; ++i) {
            const ScoredDocument each = found_[i];
            found_[kept] = each;
            kept += each.score >= least ? 1 : 0;
        }
        found_count_ = kept;
    }

    void add_to_found(WordLists& word) {
        for (TermList& list : word.terms) {
            const std::span<const std::uint32_t> documents = list.documents();
            for (std::size_t i = 0; i < found_count_; ++i) {
                const std::uint32_t document = found_[i].document;
                list.at = gallop_to(documents, list.at, document);
                if (list.at == documents.size()) break;
                if (documents[list.at] == document)
                    found_[i].score += list.score.of(list.postings->counts[list.at], lengths_[document]);
            }
        }
    }

    std::vector<WordLists>& words_;  ///< those that add most first
    const std::vector<std::uint32_t>& lengths_;
    BestDocuments best_;
    std::vector<double> rest_;           ///< what the words from each on add at most
    std::vector<std::size_t> sizes_{};   ///< of the words
    std::size_t needed_ = 0;             ///< words that bring documents; the others are looked up
    std::array<double, window> sums_{};  ///< of a window
    std::vector<std::span<const std::uint32_t>> passed_{};  ///< postings of a window, by list
    std::array<ScoredDocument, window + 1> found_;          ///< in a window, in order
    std::size_t found_count_ = 0;
};

/// Answers one query.
class TermMatching {
 public:
    TermMatching(const Xapian::Database& database, std::size_t count, const RankingOptions& ranking,
                 PostingMemory& memory)
        : database_(database),
          count_(count),
          ranking_(ranking),
          memory_(memory),
          lengths_(memory.lengths(database)),
          size_{database.get_doccount(), database.get_average_length()} {}

    std::vector<Candidate> find(const TermQuery& query) {
        if (query.required.size() == 1 && query.optional.empty()) {
            std::vector<WordLists> words = words_of(query.required.front());
            return candidates_of(AnyWord(words, lengths_, count_).find());
        }
        std::vector<std::vector<TermList>> required;
        for (const auto& terms : query.required) required.push_back(lists_of(terms));
        return candidates_of(find_all(required, lists_of(query.optional)));
    }

 private:
    std::vector<TermList> lists_of(std::span<const ScoredTerm> terms) {
        std::vector<TermList> lists;
        for (const ScoredTerm& term : terms) {
            PostingMemory::Postings& postings = memory_.postings(database_, term.term);
            if (postings.documents.empty()) continue;
            const TermScore score(ranking_, size_, postings.documents.size(), term.factor, term.times);
            lists.push_back({&postings, score, score.weight() * best_share(postings)});
        }
        return lists;
    }

    std::vector<WordLists> words_of(std::span<const ScoredTerm> terms) {
        std::vector<WordLists> words;
        while (!terms.empty()) {
            std::size_t count = 1;
            while (count < terms.size() && terms[count].word == terms.front().word) ++count;
            WordLists word{lists_of(terms.first(count))};
            for (const TermList& list : word.terms) word.most += list.most;
            if (!word.terms.empty()) words.push_back(std::move(word));
            terms = terms.subspan(count);
        }
        return words;
    }

    double best_share(PostingMemory::Postings& postings) {
        if (postings.k1 == ranking_.k1 && postings.b == ranking_.b) return postings.best_share;
        const TermScore score(ranking_, size_, postings.documents.size(), 1, 1);
        double most = 0;
        for (std::size_t i = 0; i < postings.documents.size(); ++i)
            most = std::max(most, score.of(postings.counts[i], lengths_[postings.documents[i]]));
        postings.best_share = most / score.weight();
        postings.k1 = ranking_.k1;
        postings.b = ranking_.b;
        return postings.best_share;
    }

    std::vector<ScoredDocument> find_all(std::vector<std::vector<TermList>>& required,
                                         const std::vector<TermList>& optional) {
        const auto size_of = [](const std::vector<TermList>& lists) {
            std::size_t size = 0;
            for (const TermList& list : lists) size += list.documents().size();
            return size;
        };
        std::stable_sort(required.begin(), required.end(),
                         [&](const auto& left, const auto& right) { return size_of(left) < size_of(right); });
        std::vector<std::uint32_t> met = documents_of(required.front());
        for (const auto& lists : std::span(required).subspan(1)) {
            std::vector<bool> has(met.size(), false);
            for (const TermList& list : lists)
                for_common(met, list.documents(), [&](std::size_t i, std::size_t) { has[i] = true; });
            std::size_t kept = 0;
            for (std::size_t i = 0; i < met.size(); ++i)
                if (has[i]) met[kept++] = met[i];
            met.resize(kept);
        }
        std::vector<double> sums(met.size(), 0);
        for (const auto& lists : required)
            for (const TermList& list : lists) add_to_met(list, met, sums);
        for (const TermList& list : optional) add_to_met(list, met, sums);
        BestDocuments best(count_);
        for (std::size_t i = 0; i < met.size(); ++i) best.add({sums[i], met[i]});
        return best.take();
    }

    void add_to_met(const TermList& list, std::span<const std::uint32_t> met, std::span<double> sums) const {
        for_common(met, list.documents(), [&](std::size_t i, std::size_t posting) {
            sums[i] += list.score.of(list.postings->counts[posting], lengths_[met[i]]);
        });
    }

    /// That have any of the terms, in order.
    static std::vector<std::uint32_t> documents_of(const std::vector<TermList>& lists) {
        std::vector<std::uint32_t> documents;
        for (const TermList& list : lists) {
            std::vector<std::uint32_t> joined;
            std::set_union(documents.begin(), documents.end(), list.documents().begin(),
                           list.documents().end(), std::back_inserter(joined));
            documents = std::move(joined);
        }
        return documents;
    }

    std::vector<Candidate> candidates_of(std::vector<ScoredDocument> scored) {
        std::sort(scored.begin(), scored.end(),
                  [](const auto& left, const auto& right) { return left.document < right.document; });
        std::vector<std::uint32_t> documents;
        for (const ScoredDocument& each : scored) documents.push_back(each.document);
        std::vector<std::string> ids = memory_.ids(database_, documents);
        std::vector<Candidate> best;
        best.reserve(scored.size());
        for (std::size_t i = 0; i < scored.size(); ++i)
            best.push_back({documents[i], std::move(ids[i]), scored[i].score});
        sort_candidates(best);
        best.resize(std::min(best.size(), count_));
        return best;
    }

    const Xapian::Database& database_;
    std::size_t count_;
    const RankingOptions& ranking_;
    PostingMemory& memory_;
    const std::vector<std::uint32_t>& lengths_;
    CollectionSize size_;
};

}  // namespace

std::optional<std::vector<Candidate>> find_best_by_terms(const Xapian::Database& database,
                                                         const TermQuery& query, std::size_t count,
                                                         const RankingOptions& ranking,
                                                         PostingMemory& memory) {
    if (count == 0 || query.required.empty()) return std::nullopt;
    std::size_t postings = 0;
    const auto add_sizes = [&](const std::vector<ScoredTerm>& terms) {
        for (const ScoredTerm& term : terms) postings += memory.frequency(database, term.term);
    };
    for (const auto& terms : query.required) add_sizes(terms);
    add_sizes(query.optional);
    if (postings > most_postings || !PostingMemory::is_for(database)) return std::nullopt;
    return TermMatching(database, count, ranking, memory).find(query);
}

}  // namespace debrief
