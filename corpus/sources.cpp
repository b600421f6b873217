#include "corpus/sources.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/source_table.h"

#include <algorithm>
#include <array>

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace debrief {

namespace {

/// The next word of `text` at `position` or behind it, which is moved behind the word; empty at the end. A
/// word is letters and digits, with the marks inside that names have (`AT&T`), but no possessive.
std::string_view take_word(std::string_view text, std::size_t& position) {
    const auto is_letter = [](char32_t c) {
        return u_isalnum(static_cast<UChar32>(c)) != 0 ||
               u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
    };
    std::size_t begin = text.size();
    while (position < text.size()) {
        const CodePoint point = code_point_at(text, position);
        const bool is_inside = begin < text.size();
        const bool joins = is_inside && point.value == '&' && position + 1 < text.size() &&
                           is_letter(code_point_at(text, position + 1).value);
        if (is_letter(point.value) || joins) {
            begin = std::min(begin, position);
        } else if (is_inside) {
            break;
        }
        position += point.bytes;
    }
    return text.substr(begin, position - begin);
}

std::string to_lower(std::string_view word) {
    std::string lower;
    icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())))
        .foldCase()
        .toUTF8String(lower);
    return lower;
}

bool has_capital(std::string_view word) {
    for (std::size_t i = 0; i < word.size();) {
        const CodePoint point = code_point_at(word, i);
        if (u_isupper(static_cast<UChar32>(point.value)) != 0) return true;
        i += point.bytes;
    }
    return false;
}

/// The text's words with one blank before and behind each.
std::string words_of(std::string_view text) {
    std::string words = " ";
    std::size_t position = 0;
    for (auto word = take_word(text, position); !word.empty(); word = take_word(text, position)) {
        words.append(word).append(" ");
    }
    return words;
}

std::string without_hyphens(std::string label) {
    std::erase(label, '-');
    return label;
}

/// `acme-corp` as people write it, `Acme Corp`; few letters are an abbreviation, `ACM`.
std::string readable(std::string_view label) {
    constexpr std::size_t longest_abbreviation = 3;
    const bool is_abbreviation = label.size() <= longest_abbreviation;
    std::string name;
    bool begins_word = true;
    for (std::size_t i = 0; i < label.size();) {
        const CodePoint point = code_point_at(label, i);
        const auto letter = static_cast<UChar32>(point.value);
        const UChar32 written = point.value == '-'               ? ' '
                                : begins_word || is_abbreviation ? u_totitle(letter)
                                                                 : letter;
        icu::UnicodeString(written).toUTF8String(name);
        begins_word = point.value == '-';
        i += point.bytes;
    }
    return name;
}

}  // namespace

SourceFinder::SourceFinder(std::string_view story_text)
    : words_(words_of(
          story_text.substr(0, code_point_boundary(story_text, std::min(story_bytes, story_text.size()))))) {
    constexpr std::size_t longest_name = 3;     // words
    std::array<std::string, longest_name> row;  // of capitalised words, the last one first
    std::size_t position = 0;
    for (auto word = take_word(words_, position); !word.empty(); word = take_word(words_, position)) {
        if (!has_capital(word)) {
            row.fill("");
            continue;
        }
        std::rotate(row.begin(), row.end() - 1, row.end());
        row.front() = to_lower(word);
        std::string joined;
        for (const std::string& part : row) {
            if (part.empty()) break;
            joined.insert(0, part);
            capitalised_.insert(joined);
        }
    }
}

Source SourceFinder::find(std::string_view host) {
    if (const SourceRow* row = find_source_row(host)) {
        std::string owner(row->owner);
        const bool is_press = row->kind == SourceKind::party && !is_named(owner);
        return {std::move(owner), is_press ? SourceKind::press : row->kind};
    }
    const std::string domain = registrable_domain(host);
    const std::string label = domain.substr(0, domain.find('.'));
    const bool is_party = capitalised_.contains(without_hyphens(label));
    return {readable(label), is_party ? SourceKind::party : SourceKind::press};
}

bool SourceFinder::is_named(const std::string& owner) {
    const auto [place, is_new] = named_owners_.try_emplace(owner, false);
    if (is_new) {
        const std::vector<std::string_view>& all = names_of_owner(owner);
        place->second =
            std::any_of(all.begin(), all.end(), [&](std::string_view name) { return names(name); });
    }
    return place->second;
}

/// Names count as they are written and in capitals: `Scale`, `SCALE`, but not `scale`.
bool SourceFinder::names(std::string_view name) const {
    const std::string written = words_of(name);
    if (words_.find(written) != std::string::npos) return true;
    std::string capitals;
    icu::UnicodeString::fromUTF8(written).toUpper(icu::Locale::getRoot()).toUTF8String(capitals);
    return words_.find(capitals) != std::string::npos;
}

bool is_listed_source(std::string_view host) {
    return find_source_row(host) != nullptr;
}

std::string_view to_string(SourceKind kind) {
    switch (kind) {
        case SourceKind::party:
            return "party";
        case SourceKind::social:
            return "social";
        case SourceKind::press:
            break;
    }
    return "press";
}

}  // namespace debrief
