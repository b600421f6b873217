#include "corpus/evidence.h"

#include "corpus/base/text.h"
#include "corpus/sentence_marks.h"
#include "corpus/wrapped_lines.h"

#include <algorithm>

namespace debrief {

namespace {

constexpr std::size_t most_closing_groups = 16;  ///< of one sentence; those nearest to its end

/// The groups at a sentence's end, as indices `[begin, end)`, and whether the sentence says anything besides.
struct Closing {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool has_claim = true;
};

/// What divides two sentences.
enum class Gap { none, line_end, blank_line };

class EvidenceFinder {
 public:
    EvidenceFinder(std::string_view text, std::span<const CitationGroup> groups)
        : text_(text), groups_(groups), soft_ends_(find_wrapped_line_ends(text)) {}

    std::vector<BackedSentence> find(std::span<const Span> sentences) {
        std::size_t behind = 0;  // end of the sentence before
        for (const Span& sentence : sentences) {
            const Gap gap = gap_between(behind, sentence.begin);
            behind = sentence.end;
            const Closing closing = closing_of(sentence);
            if (!closing.has_claim) {
                if (gap != Gap::blank_line) back_line_above(closing);
                continue;
            }
            if (gap != Gap::none) block_begin_ = backed_.size();
            backed_.push_back({sentence, Evidence::none, {}});
            if (closing.begin < closing.end) close_block(closing);
        }
        return std::move(backed_);
    }

 private:
    [[nodiscard]] Gap gap_between(std::size_t begin, std::size_t end) const {
        const std::string_view gap = between(begin, end);
        std::size_t line_ends = 0;
        for (std::size_t i = gap.find('\n'); i != std::string_view::npos; i = gap.find('\n', i + 1)) {
            if (!std::binary_search(soft_ends_.begin(), soft_ends_.end(), begin + i)) ++line_ends;
        }
        return line_ends == 0 ? Gap::none : line_ends == 1 ? Gap::line_end : Gap::blank_line;
    }

    /// Sentences come in order, so the groups are passed once.
    Closing closing_of(const Span& sentence) {
        while (next_group_ < groups_.size() && groups_[next_group_].span.begin < sentence.begin)
            ++next_group_;
        const std::size_t first = next_group_;
        while (next_group_ < groups_.size() && groups_[next_group_].span.end <= sentence.end) ++next_group_;
        Closing closing{next_group_, next_group_};
        std::size_t tail = sentence.end;
        while (closing.begin > first && next_group_ - closing.begin < most_closing_groups &&
               !has_words(between(groups_[closing.begin - 1].span.end, tail))) {
            tail = groups_[--closing.begin].span.begin;
        }
        closing.has_claim = closing.begin == closing.end || has_words(between(sentence.begin, tail));
        return closing;
    }

    [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
        return text_.substr(begin, end - begin);
    }

    void close_block(const Closing& closing) {
        for (std::size_t i = block_begin_; i < backed_.size(); ++i) {
            backed_[i].evidence = i + 1 == backed_.size() ? Evidence::direct : Evidence::inherited;
            for (std::size_t group = closing.begin; group < closing.end; ++group) {
                backed_[i].groups.push_back(group);
            }
        }
        block_begin_ = backed_.size();
    }

    void back_line_above(const Closing& closing) {
        if (block_begin_ < backed_.size()) close_block(closing);
    }

    std::string_view text_;
    std::span<const CitationGroup> groups_;
    std::vector<std::size_t> soft_ends_;
    std::vector<BackedSentence> backed_;
    std::size_t block_begin_ = 0;  ///< index of the first sentence of the open block
    std::size_t next_group_ = 0;
};

}  // namespace

std::vector<BackedSentence> find_evidence(std::string_view text, std::span<const Span> sentences,
                                          std::span<const CitationGroup> groups) {
    return EvidenceFinder(text, groups).find(sentences);
}

std::string_view to_string(Evidence evidence) {
    switch (evidence) {
        case Evidence::direct:
            return "direct";
        case Evidence::inherited:
            return "inherited";
        case Evidence::none:
            break;
    }
    return "none";
}

}  // namespace debrief
