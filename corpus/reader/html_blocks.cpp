#include "corpus/reader/html_blocks.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace debrief {

namespace {

/// A block of sentences has at least so many bytes outside of links.
constexpr std::size_t prose_bytes = 60;
/// A block without the end of a sentence is prose only from here on.
constexpr std::size_t unended_prose_bytes = 160;
/// A short sentence has at least so many bytes.
constexpr std::size_t sentence_bytes = 12;

constexpr std::array<std::string_view, 13> sentence_ends{".",
                                                         "!",
                                                         "?",
                                                         "\"",
                                                         ":",
                                                         ")",
                                                         "\xE2\x80\x9D",
                                                         "\xE2\x80\x99",
                                                         "\xE2\x80\xA6",
                                                         "\xC2\xBB",
                                                         "\xE3\x80\x82",
                                                         "\xEF\xBC\x81",
                                                         "\xEF\xBC\x9F"};

struct Open {
    HtmlTree::Index end;
    HtmlTree::Index block;  ///< the innermost block element here
    bool is_block;
    bool is_linked;
};

/// How much text there is, in bytes of an alphabet; kana and ideographs say twice as much a byte.
std::size_t measure(std::string_view text) {
    std::size_t bytes = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (!is_ascii_space(c)) bytes += byte >= 0xE3 && byte <= 0xE9 ? 4 : 1;
    }
    return bytes;
}

HtmlBlockKind kind_of(const HtmlBlock& block, HtmlTag container) {
    const std::size_t own_bytes = block.bytes - block.linked_bytes;
    if (block.linked_bytes * 2 > block.bytes) return HtmlBlockKind::clutter;
    if (container == HtmlTag::heading || container == HtmlTag::h1) return HtmlBlockKind::heading;
    if (own_bytes >= (block.ends_sentence ? prose_bytes : unended_prose_bytes)) return HtmlBlockKind::prose;
    return block.ends_sentence && own_bytes >= sentence_bytes ? HtmlBlockKind::sentence
                                                              : HtmlBlockKind::label;
}

/// Walks over a page and gathers its blocks.
class BlockFinder {
 public:
    BlockFinder(const HtmlTree& tree, const std::vector<bool>& left_out) : tree_(tree), left_out_(left_out) {}

    std::vector<HtmlBlock> find() {
        for (HtmlTree::Index i = 0; i < tree_.size();) {
            while (!open_.empty() && open_.back().end <= i) {
                if (open_.back().is_block) end_block();
                open_.pop_back();
            }
            if (left_out_[i]) {
                i = tree_[i].end;
                continue;
            }
            visit(i);
            ++i;
        }
        for (HtmlBlock& block : blocks_) block.kind = kind_of(block, tree_[block.container].tag);
        return std::move(blocks_);
    }

 private:
    void visit(HtmlTree::Index i) {
        const HtmlTag tag = tree_[i].tag;
        if (tag == HtmlTag::text) return add_text(i);
        if (tag == HtmlTag::br) {
            // One divides lines, two divide paragraphs.
            if (++line_ends_ == 2) end_block();
            return;
        }
        const bool starts_block = is_block(tag);
        if (starts_block) end_block();
        Open open{tree_[i].end, i, starts_block, tag == HtmlTag::time};
        if (!open_.empty()) {
            if (!starts_block) open.block = open_.back().block;
            open.is_linked = open.is_linked || open_.back().is_linked;
        }
        if (tag == HtmlTag::a && tree_.has(i, HtmlAttribute::href)) open.is_linked = true;
        open_.push_back(open);
    }

    void add_text(HtmlTree::Index i) {
        const std::string_view text = trim(tree_.text(i));
        if (text.empty()) return;
        line_ends_ = 0;
        if (!is_in_block_) {
            blocks_.emplace_back();
            blocks_.back().first = i;
            blocks_.back().container = open_.empty() ? 0 : open_.back().block;
            is_in_block_ = true;
        }
        HtmlBlock& block = blocks_.back();
        const std::size_t bytes = measure(text);
        block.end = i + 1;
        block.bytes += bytes;
        if (!open_.empty() && open_.back().is_linked) block.linked_bytes += bytes;
        block.ends_sentence =
            std::ranges::any_of(sentence_ends, [&](std::string_view end) { return text.ends_with(end); });
    }

    void end_block() {
        is_in_block_ = false;
        line_ends_ = 0;
    }

    const HtmlTree& tree_;
    const std::vector<bool>& left_out_;
    std::vector<Open> open_;
    std::vector<HtmlBlock> blocks_;
    bool is_in_block_ = false;
    int line_ends_ = 0;
};

}  // namespace

std::vector<HtmlBlock> find_blocks(const HtmlTree& tree, const std::vector<bool>& left_out) {
    return BlockFinder(tree, left_out).find();
}

}  // namespace debrief
