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

constexpr std::string_view wide_bracket = "\xEF\xBC\x88";     // U+FF08
constexpr std::string_view general_punctuation = "\xE2\x80";  // U+2000 to U+203F: no letters, no digits

}  // namespace

void WordBeginnings::add_first(char first) {
    seconds_[static_cast<unsigned char>(first)] = any;
}

void WordBeginnings::add_beginning(std::string_view beginning) {
    seconds_[static_cast<unsigned char>(beginning.front())] |= second_of(beginning, 0) | no_letter;
}

void WordBeginnings::add_form(std::string_view form) {
    if (form.empty()) return;
    if (kind_of(form.front()) == ByteKind::beyond_ascii) {
        has_beyond_ascii_ = true;
    } else if (second_of(form, 0) == no_letter) {
        add_first(lower(form.front()));
    } else {
        add_beginning(to_ascii_lower(form.substr(0, 2)));
    }
}

void WordBeginnings::add_stem(std::string_view stem) {
    if (stem.empty()) return;
    if (kind_of(stem.front()) == ByteKind::beyond_ascii) {
        has_beyond_ascii_ = true;
    } else {
        add_first(lower(stem.front()));
    }
    add_other_spellings(stem);
}

/// English stemming takes and changes nothing before the third letter, but in `dying`, `lying` and `tying`.
void WordBeginnings::add_english_stem(std::string_view stem) {
    constexpr std::size_t shortest_with_beginning = 3;
    if (stem.size() < shortest_with_beginning) return add_stem(stem);
    add_form(stem);
    add_other_spellings(stem);
    if (stem == "die" || stem == "lie" || stem == "tie") add_beginning(std::string{stem.front(), 'y'});
}

void WordBeginnings::add_other_spellings(std::string_view stem) {
    struct Spelling {
        std::string_view common;
        std::string_view other;
    };
    static constexpr std::array<Spelling, 10> spellings{{{"in", "en"},    // enquiry
                                                         {"en", "in"},    //
                                                         {"ja", "ga"},    // gaol
                                                         {"ai", "ae"},    // aeroplane
                                                         {"ci", "cy"},    // cypher
                                                         {"si", "sy"},    // syphon
                                                         {"di", "de"},    // despatch
                                                         {"mu", "mo"},    // moustache
                                                         {"pa", "py"},    // pyjamas
                                                         {"sk", "sc"}}};  // sceptic
    for (const auto& [common, other] : spellings)
        if (stem.starts_with(common)) add_beginning(other);
    if (stem.starts_with('e')) {  // aetiology, oesophagus
        add_beginning("ae");
        add_beginning("oe");
    }
    if (stem.size() > 1 && stem[1] == 'e' && kind_of(stem.front()) == ByteKind::alphanumeric) {
        add_beginning(std::string{stem.front(), 'a'});  // haemorrhage
        add_beginning(std::string{stem.front(), 'o'});  // foetus
    }
}

void WordBeginnings::add_all() {
    seconds_.fill(any);
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
    std::size_t at = position_;  // here and not in a member: this loop is most of what lighting costs
    for (; at < text_.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text_[at]);
        const ByteKind kind = byte_kinds[byte];
        if (kind == ByteKind::space) break;
        if (kind == ByteKind::alphanumeric) {
            is_wanted = is_wanted || may_be_wanted(at);
            at = pass_word(at) - 1;
        } else if (kind == ByteKind::other) {
            is_wanted = is_wanted || wanted_.seconds_[byte] != 0;
        } else if (kind == ByteKind::bracket) {
            if (pass_citation(at)) break;
        } else if (text_.compare(at, general_punctuation.size(), general_punctuation) == 0) {
            at += general_punctuation.size() - 1;
        } else if (!is_continuation(byte)) {
            if (text_.compare(at, wide_bracket.size(), wide_bracket) == 0 && pass_citation(at)) break;
            is_wanted = is_wanted || wanted_.has_beyond_ascii_ || !leads_other_script(byte);
        }
    }
    position_ = at;
    return is_wanted;
}

/// Of a word that begins with an ASCII letter or digit.
bool WordScanner::may_be_wanted(std::size_t word) const {
    const WordBeginnings::Seconds seconds = wanted_.seconds_[static_cast<unsigned char>(lower(text_[word]))];
    return seconds != 0 && (seconds & WordBeginnings::second_of(text_, word)) != 0;
}

/// The end of its letters and digits, and of the first byte of a letter beyond ASCII behind them: it goes on
/// with the word, unless it is of a script without blanks.
std::size_t WordScanner::pass_word(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (end < text_.size() && kind_of(text_[end]) == ByteKind::alphanumeric) ++end;
    if (end == text_.size()) return end;
    const auto next = static_cast<unsigned char>(text_[end]);
    return next >= 0xC0 && next < 0xE0 ? end + 1 : end;  // U+0080 to U+07FF
}

bool WordScanner::pass_citation(std::size_t begin) {
    const auto end = citation_group_end(text_, begin);
    if (end) citation_end_ = *end;
    return end.has_value();
}

}  // namespace debrief
