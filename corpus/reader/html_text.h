#pragma once

#include "corpus/reader/html_tags.h"
#include "corpus/reader/html_tree.h"

#include <functional>
#include <string>
#include <string_view>

namespace debrief {

/// Lays out running text: white space is one blank, paragraphs are divided by an empty line, table cells by
/// " | ". Nothing stands at either end of the text or of a line.
class TextFlow {
 public:
    /// Text whose white space means nothing.
    void add(std::string_view text);
    /// Text whose white space stays.
    void add_preformatted(std::string_view text);
    /// A blank between what was added and what will be.
    void add_blank() { blank_is_due_ = true; }
    /// The least distance between what was added and what will be.
    void add_break(HtmlBreak distance);
    /// One line's end more, as `<br>` makes it.
    void end_line();

    [[nodiscard]] std::string take();

 private:
    void flush_space();
    void cut_blanks();

    std::string text_;
    int lines_due_ = 0;  ///< line ends owed before the next character: 2 make a paragraph
    bool blank_is_due_ = false;
    bool cell_is_due_ = false;
};

/// How far apart the text of two `<div>`s stands: a line in mails and fragments, a paragraph in pages, which
/// use them for all.
enum class DivBreak : std::uint8_t { line, paragraph };

/// The text below a node, without the nodes that `is_left_out` names and all below them.
[[nodiscard]] std::string layout_text(const HtmlTree& tree, HtmlTree::Index node, DivBreak divs,
                                      const std::function<bool(HtmlTree::Index)>& is_left_out);

/// Whether an element's attributes say that it does not show.
[[nodiscard]] bool is_hidden(const HtmlTree& tree, HtmlTree::Index node);

}  // namespace debrief
