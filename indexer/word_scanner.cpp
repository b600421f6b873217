#include "indexer/word_scanner.h"

#include "corpus/base/text.h"
#include "corpus/citations.h"

namespace debrief {

namespace {

enum class ByteKind : std::uint8_t { other, alphanumeric, space, bracket, beyond_ascii };

constexpr std::array<ByteKind, 256> make_byte_kinds() {
    std::array<ByteKind, 256> kinds{};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const char c = static_cast<char>(i);
        if (is_ascii_digit(c) || is_ascii_letter(c)) kinds[i] = ByteKind::alphanumeric;
        if (is_ascii_space(c)) kinds[i] = ByteKind::space;
        if (c == '(' || c == '[') kinds[i] = ByteKind::bracket;
        if (i >= 0x80) kinds[i] = ByteKind::beyond_ascii;
    }
    return kinds;
}

constexpr std::array<ByteKind, 256> byte_kinds = make_byte_kinds();

constexpr ByteKind kind_of(char c) {
    return byte_kinds[static_cast<unsigned char>(c)];
}

constexpr char lower(char c) {
    return is_ascii_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

constexpr bool is_continuation(unsigned char byte) {
    return byte >= 0x80 && byte < 0xC0;
}

/// Whether what such a byte leads never folds to ASCII: Greek to Thai, Chinese, Japanese, Korean.
constexpr bool leads_other_script(unsigned char byte) {
    return (byte >= 0xCE && byte <= 0xE0) || (byte >= 0xE3 && byte <= 0xE9) || (byte >= 0xEB && byte <= 0xED);
}

constexpr std::string_view wide_bracket = "\xEF\xBC\x88";         // U+FF08
constexpr std::string_view general_punctuation = "\xE2\x80";  // U+2000 to U+203F: no letters, no digits

}  // namespace

void WordBeginnings::add(char first, std::uint8_t second) {
    std::uint8_t& known = second_[static_cast<unsigned char>(first)];
    known = known == never || known == second ? second : always;
}

void WordBeginnings::add_form(std::string_view form) {
    if (form.empty()) return;
    if (kind_of(form.front()) == ByteKind::beyond_ascii) {
        has_beyond_ascii_ = true;
    } else {
        add(lower(form.front()), always);
    }
}

void WordBeginnings::add_stem(std::string_view stem) {
    add_form(stem);
    if (stem.starts_with('e')) {  // aetiology, oesophagus
        add('a', 'e');
        add('o', 'e');
    }
    if (stem.starts_with("in")) add('e', 'n');   // enquiry
    if (stem.starts_with("en")) add('i', 'n');
    if (stem.starts_with("ja")) add('g', 'a');  // gaol
}

void WordBeginnings::add_all() {
    second_.fill(always);
    has_beyond_ascii_ = true;
}

std::optional<Span> WordScanner::next() {
    while (position_ < text_.size()) {
        if (kind_of(text_[position_]) == ByteKind::space) {
            ++position_;
            continue;
        }
        const std::size_t begin = position_;
        const bool is_wanted = pass_stretch();
        const Span stretch{begin, position_};
        if (citation_end_ > position_) position_ = citation_end_;
        if (is_wanted) return stretch;
    }
    return std::nullopt;
}

bool WordScanner::pass_stretch() {
    bool is_wanted = false;
    while (position_ < text_.size()) {
        switch (kind_of(text_[position_])) {
            case ByteKind::space:
                return is_wanted;
            case ByteKind::alphanumeric:
                is_wanted |= pass_word();
                break;
            case ByteKind::bracket:
                if (const auto end = citation_group_end(text_, position_)) {
                    citation_end_ = *end;
                    return is_wanted;
                }
                ++position_;
                break;
            case ByteKind::beyond_ascii:
                if (text_.substr(position_).starts_with(wide_bracket)) {
                    if (const auto end = citation_group_end(text_, position_)) {
                        citation_end_ = *end;
                        return is_wanted;
                    }
                }
                is_wanted |= pass_beyond_ascii();
                break;
            case ByteKind::other:
                is_wanted |= wanted_.second_[static_cast<unsigned char>(text_[position_])] != WordBeginnings::never;
                ++position_;
                break;
        }
    }
    return is_wanted;
}

/// Letters and digits, and the letter beyond ASCII behind them: it goes on with their word, unless it is of a
/// script without blanks.
bool WordScanner::pass_word() {
    const std::uint8_t second = wanted_.second_[static_cast<unsigned char>(lower(text_[position_]))];
    ++position_;
    bool is_wanted = second == WordBeginnings::always;
    if (second > WordBeginnings::always)
        is_wanted = position_ < text_.size() && lower(text_[position_]) == static_cast<char>(second);
    while (position_ < text_.size() && kind_of(text_[position_]) == ByteKind::alphanumeric) ++position_;
    if (position_ < text_.size()) {
        constexpr unsigned char first_of_three = 0xE0;
        const auto next = static_cast<unsigned char>(text_[position_]);
        if (next >= 0xC0 && next < first_of_three) ++position_;
    }
    return is_wanted;
}

bool WordScanner::pass_beyond_ascii() {
    const auto lead = static_cast<unsigned char>(text_[position_]);
    if (is_continuation(lead)) {
        ++position_;
        return false;
    }
    if (text_.substr(position_).starts_with(general_punctuation)) {
        position_ += general_punctuation.size();
        return false;
    }
    ++position_;
    return wanted_.has_beyond_ascii_ || !leads_other_script(lead);
}

}  // namespace debrief
