#include "corpus/reader/character_references.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/reference_syntax.h"

#include <algorithm>
#include <array>
#include <vector>

namespace debrief {

namespace {

constexpr std::size_t longest_bare = 8;  ///< bytes of a reference without its `&`

bool is_word_byte(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Whether a line names a word as such, not as a part of an address such as `index.html`.
bool holds_word(std::string_view lower, std::string_view word) {
    constexpr std::string_view joiners = "./-_=?";
    for (std::size_t at = lower.find(word); at != std::string_view::npos; at = lower.find(word, at + 1)) {
        const char before = at > 0 ? lower[at - 1] : ' ';
        const bool begins = !is_word_byte(before) && joiners.find(before) == std::string_view::npos;
        if (begins && !is_word_byte(at + word.size() < lower.size() ? lower[at + word.size()] : ' '))
            return true;
    }
    return false;
}

bool speaks_of_markup(std::string_view line) {
    constexpr std::array<std::string_view, 5> words{"html", "xhtml", "xml", "markup", "entities"};
    constexpr std::array<std::string_view, 3> phrases{"entity &", "; entity", "escape sequence"};
    const std::string lower = to_ascii_lower(line);
    return std::any_of(words.begin(), words.end(), [&](auto word) { return holds_word(lower, word); }) ||
           std::any_of(phrases.begin(), phrases.end(),
                       [&](auto phrase) { return lower.find(phrase) != std::string::npos; });
}

bool is_fence(std::string_view line) {
    const std::string_view words = trim(line);
    return words.starts_with("```") || words.starts_with("~~~");
}

/// Walks a text line by line and passes over what speaks of markup.
class Mender {
 public:
    explicit Mender(std::string_view text) : text_(text), has_bare_(holds_certain_bare()) {}

    RepairedText mend() {
        bool is_code = false;
        for (std::size_t begin = 0; begin < text_.size();) {
            const std::size_t end = std::min(text_.find('\n', begin), text_.size() - 1) + 1;
            const std::string_view line = text_.substr(begin, end - begin);
            if (is_fence(line)) is_code = !is_code;
            const bool may_hold_one = line.find(';') != std::string_view::npos;
            if (is_code || !may_hold_one || speaks_of_markup(line)) {
                result_.text += line;
            } else {
                mend_line(line);
            }
            begin = end;
        }
        return std::move(result_);
    }

 private:
    [[nodiscard]] bool holds_certain_bare() const {
        constexpr std::string_view dash = " #151; ";  // nobody numbers two things so
        if (const std::size_t first = text_.find(dash); first != std::string_view::npos) {
            if (text_.find(dash, first + dash.size()) != std::string_view::npos) return true;
        }
        for (std::size_t end = text_.find(';'); end != std::string_view::npos;
             end = text_.find(';', end + 1)) {
            for (std::size_t bytes = 2; bytes <= std::min(end, longest_bare); ++bytes) {
                const auto bare = bare_reference_at(text_, end - bytes);
                if (bare && bare->is_certain) return true;
            }
        }
        return false;
    }

    void mend_line(std::string_view line) {
        std::size_t offset = 0;
        std::size_t code_search = 0;  // where to look for a code span's end; past the line: there is none
        while (offset < line.size()) {
            if (line[offset] == '`' && code_search <= offset) {
                const std::size_t end = line.find('`', offset + 1);
                code_search = end == std::string_view::npos ? line.size() : offset;
                if (end != std::string_view::npos) {
                    copy(line, offset, end + 1);
                    continue;
                }
            }
            if (!mend_at(line, offset)) copy(line, offset, offset + 1);
        }
    }

    void copy(std::string_view line, std::size_t& offset, std::size_t end) {
        result_.text += line.substr(offset, end - offset);
        offset = end;
    }

    /// Mends what stands at `offset` and moves it on; false where there is nothing to mend.
    bool mend_at(std::string_view line, std::size_t& offset) {
        const char first = line[offset];
        if (first == '&') return take_tag(line, offset) || take_reference(line, offset);
        constexpr std::string_view firsts_of_bare = "#qanlg";
        return has_bare_ && firsts_of_bare.find(first) != std::string_view::npos && take_bare(line, offset);
    }

    bool take_tag(std::string_view line, std::size_t& offset) {
        const auto tag = escaped_tag_at(line, offset);
        if (!tag) return false;
        const bool is_break = tag->name == "br" || tag->name == "p";
        const bool is_expected =
            tag->is_closing && std::find(open_.begin(), open_.end(), tag->name) != open_.end();
        if (!is_break && !is_expected && (tag->is_closing || !is_closed(line, *tag))) return false;
        if (is_break && !result_.text.empty() && !is_ascii_space(result_.text.back())) result_.text += ' ';
        if (!is_break) toggle(*tag);
        ++result_.repairs;
        offset = tag->end;
        return true;
    }

    void toggle(const EscapedTag& tag) {
        constexpr std::size_t most_open = 16;
        const auto found = std::find(open_.begin(), open_.end(), tag.name);
        if (tag.is_closing) {
            open_.erase(found);
        } else if (open_.size() < most_open) {
            open_.push_back(tag.name);
        }
    }

    bool take_reference(std::string_view line, std::size_t& offset) {
        const auto reference = reference_at(line, offset);
        if (!reference) return false;
        result_.text += to_utf8(reference->value);
        ++result_.repairs;
        offset = reference->end;
        return true;
    }

    bool take_bare(std::string_view line, std::size_t& offset) {
        const auto bare = bare_reference_at(line, offset);
        if (!bare) return false;
        const Reference& reference = bare->reference;
        std::string& text = result_.text;
        if (text.ends_with(' ') &&
            belongs_to_word_before(reference.value, std::string_view(text).substr(0, text.size() - 1),
                                   line.substr(reference.end))) {
            text.pop_back();
        }
        text += to_utf8(reference.value);
        ++result_.repairs;
        offset = reference.end;
        return true;
    }

    std::string_view text_;
    bool has_bare_;
    std::vector<std::string> open_;  ///< formatting elements
    RepairedText result_;
};

}  // namespace

RepairedText repair_character_references(std::string_view text) {
    if (text.find(';') == std::string_view::npos) return {std::string(text), 0};
    return Mender(text).mend();
}

}  // namespace debrief
