#include "corpus/reader/html_main_text.h"

#include "corpus/base/text.h"
#include "corpus/reader/html_blocks.h"
#include "corpus/reader/html_hints.h"
#include "corpus/reader/html_text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace debrief {

namespace {

using Index = HtmlTree::Index;

/// A block of clutter weighs its bytes and so many more against the element that holds it.
constexpr double clutter_weight = 20;
constexpr double label_weight = 10;
/// A marked body, or an article, is taken where it holds this share of the best element's prose.
constexpr double body_share = 0.4;
constexpr double article_share = 0.6;
/// What seems to be surroundings but holds this share of the page's prose is none.
constexpr double most_of_page = 0.5;
/// Elements without a sentence are lists of links from this share of linked text on; tables name things with
/// links.
constexpr double link_share = 0.5;
constexpr double table_link_share = 0.8;
/// A list of teasers has so many links, for each at most so many blocks of sentences, of so many bytes, and
/// is at most this share of what it stands beside.
constexpr double teaser_links = 2;
constexpr double teaser_sentences = 1.5;
constexpr double teaser_bytes = 250;
constexpr double teaser_share = 0.5;
/// A headline is told from a standfirst by its length in bytes.
constexpr std::size_t standfirst_bytes = 60;

/// Sums over blocks for each subtree: what lies below a node is a range of nodes.
class SubtreeSums {
 public:
    template <typename Worth>
    SubtreeSums(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, Worth worth_of)
        : tree_(tree), sums_(tree.size() + 1) {
        for (const HtmlBlock& block : blocks) sums_[block.first + 1] = worth_of(block);
        for (std::size_t i = 1; i < sums_.size(); ++i) sums_[i] += sums_[i - 1];
    }

    [[nodiscard]] double of(Index node) const { return sums_[tree_[node].end] - sums_[node]; }

 private:
    const HtmlTree& tree_;
    std::vector<double> sums_;
};

double prose_of(const HtmlBlock& block) {
    return block.kind == HtmlBlockKind::prose ? static_cast<double>(block.bytes - block.linked_bytes) : 0;
}

double count_sentences(const HtmlBlock& block) {
    return block.kind == HtmlBlockKind::prose || block.kind == HtmlBlockKind::sentence ? 1 : 0;
}

/// How much a block speaks for or against the element that holds it.
double worth_of(const HtmlBlock& block) {
    switch (block.kind) {
        case HtmlBlockKind::prose:
            return prose_of(block);
        case HtmlBlockKind::clutter:
            return -static_cast<double>(block.bytes) - clutter_weight;
        case HtmlBlockKind::label:
            return -label_weight;
        default:
            return 0;
    }
}

class MainTextFinder {
 public:
    MainTextFinder(const HtmlTree& tree, std::string_view title)
        : tree_(tree), title_(title), left_out_(tree.size()) {}

    MainText find() {
        leave_out_surroundings();
        blocks_ = find_blocks(tree_, left_out_);
        leave_out_headline();
        const Index scope = find_scope();
        if (SubtreeSums(tree_, blocks_, prose_of).of(scope) > 0) {
            leave_out_clutter(scope);
            return {text_of(scope), true};
        }
        std::string text = text_of(0);
        if (text.empty()) {
            std::fill(left_out_.begin(), left_out_.end(), false);
            text = text_of(0);
        }
        return {std::move(text), false};
    }

 private:
    std::string text_of(Index scope) const {
        return layout_text(tree_, scope, DivBreak::paragraph, [this](Index node) {
            return left_out_[node] || tree_[node].tag == HtmlTag::title;
        });
    }

    /// Elements that are never taken for surroundings, and all around them.
    std::vector<bool> find_kept() const {
        std::vector<bool> kept(tree_.size());
        std::vector<Index> headlines;
        const auto keep = [&](Index node) {
            for (; !kept[node]; node = tree_[node].parent) kept[node] = true;
        };
        for (Index i = 0; i < tree_.size(); ++i) {
            const HtmlTag tag = tree_[i].tag;
            if (tag == HtmlTag::h1) headlines.push_back(i);
            if (tag == HtmlTag::main || tag == HtmlTag::body || tag == HtmlTag::html) keep(i);
            if (tag != HtmlTag::text && hint_of(tree_, i) == HtmlHint::body) keep(i);
        }
        // Of several each may stand in a teaser.
        if (headlines.size() == 1) keep(headlines.front());
        return kept;
    }

    void leave_out_surroundings() {
        const std::vector<HtmlBlock> blocks = find_blocks(tree_, left_out_);
        const SubtreeSums prose(tree_, blocks, prose_of);
        const SubtreeSums sentences(tree_, blocks, count_sentences);
        const std::vector<bool> kept = find_kept();
        for (Index i = 1; i < tree_.size();) {
            left_out_[i] = tree_[i].tag != HtmlTag::text && !kept[i] && seems_foreign(i, prose, sentences);
            i = left_out_[i] ? tree_[i].end : i + 1;
        }
    }

    [[nodiscard]] bool seems_foreign(Index i, const SubtreeSums& prose, const SubtreeSums& sentences) const {
        const HtmlHint hint = hint_of(tree_, i);
        if (hint != HtmlHint::surroundings) return hint == HtmlHint::comments || hint == HtmlHint::invisible;
        // What stands inside of a sentence is part of it, whatever its class.
        const Index parent = tree_[i].parent;
        const bool is_in_line = !is_block(tree_[i].tag) && tree_[i].tag != HtmlTag::button;
        const bool is_in_sentence = is_in_line && is_paragraph(tree_[parent].tag) && sentences.of(parent) > 0;
        return !is_in_sentence && prose.of(i) <= most_of_page * prose.of(0);
    }

    /// Whether an element is one that holds running text rather than other blocks.
    static bool is_paragraph(HtmlTag tag) {
        constexpr std::array paragraphs{HtmlTag::p,  HtmlTag::li, HtmlTag::inline_text, HtmlTag::a,
                                        HtmlTag::dd, HtmlTag::dt, HtmlTag::blockquote,  HtmlTag::figcaption};
        return std::ranges::find(paragraphs, tag) != paragraphs.end();
    }

    /// The title is a field of its own.
    void leave_out_headline() {
        const std::string title = to_ascii_lower(title_);
        for (HtmlBlock& block : blocks_) {
            const HtmlTag tag = tree_[block.container].tag;
            const bool is_headline =
                tag == HtmlTag::h1 ||
                (tag == HtmlTag::heading && to_ascii_lower(line_of(tree_, block.container)) == title);
            if (!is_headline || tree_[block.container].end - block.container > 200) continue;
            if (to_ascii_lower(line_of(tree_, block.container)) == title) leave_out(block);
        }
        std::erase_if(blocks_, [this](const HtmlBlock& block) { return left_out_[block.first]; });
    }

    /// The element whose sentences outweigh its clutter the most, but what the page itself calls an article's
    /// body, or an article, where that holds most of those sentences.
    [[nodiscard]] Index find_scope() const {
        const SubtreeSums worth(tree_, blocks_, worth_of);
        const SubtreeSums prose(tree_, blocks_, prose_of);
        Index best = 0;
        Index body = 0;
        Index article = 0;
        // The root stands for none.
        const auto improve = [&](Index& chosen, Index candidate) {
            if (chosen == 0 || prose.of(candidate) > prose.of(chosen)) chosen = candidate;
        };
        for (Index i = 0; i < tree_.size();) {
            if (left_out_[i]) {
                i = tree_[i].end;
                continue;
            }
            if (tree_[i].tag != HtmlTag::text) {
                // Of equals the innermost.
                if (worth.of(i) >= worth.of(best)) best = i;
                if (hint_of(tree_, i) == HtmlHint::body) improve(body, i);
                if (tree_[i].tag == HtmlTag::article) improve(article, i);
            }
            ++i;
        }
        if (body != 0 && prose.of(body) >= body_share * prose.of(best)) return widest_around(body, worth);
        if (article != 0 && prose.of(article) >= article_share * prose.of(best)) return article;
        return best;
    }

    /// A standfirst or a picture's caption often stands outside of the marked body, but in the article.
    [[nodiscard]] Index widest_around(Index body, const SubtreeSums& worth) const {
        Index widest = body;
        for (Index i = body; i != 0; i = tree_[i].parent) {
            if (worth.of(i) > worth.of(widest)) widest = i;
            if (tree_[i].tag == HtmlTag::article) return widest;
        }
        return body;
    }

    void leave_out_clutter(Index scope) {
        leave_out_link_lists(scope);
        leave_out_teasers(scope);
        std::erase_if(blocks_, [&](const HtmlBlock& block) {
            return block.first < scope || block.first >= tree_[scope].end;
        });
        const auto is_prose = [](const HtmlBlock& block) { return block.kind == HtmlBlockKind::prose; };
        const auto is_part = [](const HtmlBlock& block) {
            return block.kind == HtmlBlockKind::prose || block.kind == HtmlBlockKind::sentence;
        };
        auto first = std::ranges::find_if(blocks_, is_prose);
        while (first != blocks_.begin() && is_part(*std::prev(first))) --first;
        while (first != blocks_.begin() && is_standfirst(*std::prev(first))) --first;
        auto last = std::find_if(blocks_.rbegin(), blocks_.rend(), is_prose).base();
        last = std::find_if_not(last, blocks_.end(), is_part);
        last = end_of_closing_list(last);
        // A headline that is a link is a teaser's, but for one with an article below it.
        const auto is_section = [&](std::vector<HtmlBlock>::iterator block) {
            return is_heading(block->container) && last - block > 2 && is_prose(block[1]) &&
                   is_prose(block[2]);
        };
        for (auto block = blocks_.begin(); block != blocks_.end(); ++block) {
            const bool is_between = block >= first && block < last;
            if (!is_between || !(belongs_between(*block) || is_section(block))) leave_out(*block);
        }
    }

    /// Leaves out the blocks' elements in `scope` of which `is_foreign` holds, with all in them.
    template <typename IsForeign>
    void leave_out_elements(Index scope, IsForeign is_foreign) {
        for (Index i = scope + 1; i < tree_[scope].end;) {
            if (is_block(tree_[i].tag) && is_foreign(i)) left_out_[i] = true;
            i = left_out_[i] ? tree_[i].end : i + 1;
        }
    }

    /// Lists of links, with all that stands between them.
    void leave_out_link_lists(Index scope) {
        const SubtreeSums sentences(tree_, blocks_, count_sentences);
        const SubtreeSums bytes(tree_, blocks_,
                                [](const HtmlBlock& block) { return static_cast<double>(block.bytes); });
        const SubtreeSums linked(
            tree_, blocks_, [](const HtmlBlock& block) { return static_cast<double>(block.linked_bytes); });
        // A table without sentences is one of data, in which links only name things.
        Index data_end = 0;
        leave_out_elements(scope, [&](Index i) {
            if (i < data_end || sentences.of(i) > 0 || is_heading(i)) return false;
            const bool is_table = tree_[i].tag == HtmlTag::table;
            const bool is_list = linked.of(i) > (is_table ? table_link_share : link_share) * bytes.of(i);
            if (is_table && !is_list) data_end = tree_[i].end;
            return is_list;
        });
    }

    /// Lists of other articles: about as many links as sentences, and short ones.
    void leave_out_teasers(Index scope) {
        const SubtreeSums prose(tree_, blocks_, prose_of);
        const SubtreeSums sentences(tree_, blocks_, [](const HtmlBlock& block) {
            return block.kind == HtmlBlockKind::prose ? 1.0 : 0.0;
        });
        const SubtreeSums links(tree_, blocks_, [](const HtmlBlock& block) {
            return block.kind == HtmlBlockKind::clutter ? 1.0 : 0.0;
        });
        leave_out_elements(scope, [&](Index i) {
            return links.of(i) >= teaser_links && sentences.of(i) > 0 &&
                   sentences.of(i) <= links.of(i) * teaser_sentences &&
                   prose.of(i) <= teaser_bytes * sentences.of(i) &&
                   prose.of(i) < teaser_share * prose.of(scope);
        });
    }

    /// Behind a list of short sentences, and a line above it, that may follow the last paragraph.
    [[nodiscard]] std::vector<HtmlBlock>::iterator end_of_closing_list(
        std::vector<HtmlBlock>::iterator last) {
        const auto is_item = [this](const HtmlBlock& block) {
            return block.kind == HtmlBlockKind::sentence && tree_[block.container].tag == HtmlTag::li;
        };
        if (last == blocks_.end()) return last;
        const auto behind = std::find_if_not(std::next(last), blocks_.end(), is_item);
        return behind == std::next(last) ? last : behind;
    }

    [[nodiscard]] bool is_heading(Index node) const {
        return tree_[node].tag == HtmlTag::heading || tree_[node].tag == HtmlTag::h1;
    }

    [[nodiscard]] bool is_standfirst(const HtmlBlock& block) const {
        return block.kind == HtmlBlockKind::heading && block.bytes >= standfirst_bytes;
    }

    /// Whether a block may stand between an article's sentences.
    [[nodiscard]] bool belongs_between(const HtmlBlock& block) const {
        // A list of links would have been left out as a whole.
        if (block.kind == HtmlBlockKind::clutter) return tree_[block.container].tag == HtmlTag::cell;
        if (block.kind != HtmlBlockKind::label) return true;
        constexpr std::array containers{HtmlTag::p,  HtmlTag::li,         HtmlTag::cell,       HtmlTag::dt,
                                        HtmlTag::dd, HtmlTag::blockquote, HtmlTag::figcaption, HtmlTag::pre};
        return std::ranges::find(containers, tree_[block.container].tag) != containers.end();
    }

    void leave_out(const HtmlBlock& block) {
        for (Index i = block.first; i < block.end; ++i) {
            if (tree_[i].tag == HtmlTag::text) left_out_[i] = true;
        }
    }

    const HtmlTree& tree_;
    std::string_view title_;
    std::vector<bool> left_out_;
    std::vector<HtmlBlock> blocks_;
};

}  // namespace

MainText find_main_text(const HtmlTree& tree, std::string_view title) {
    return MainTextFinder(tree, title).find();
}

}  // namespace debrief
