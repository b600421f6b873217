#include "searcher/character_boundaries.h"

#include "corpus/base/utf8.h"

#include <cstdint>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>

namespace debrief {

namespace {

/// Whether a code point never makes one character with what stands next to it, unless that reaches out.
bool stands_alone(char32_t point) {
    if (point < 0x80) return point >= ' ';
    return u_getIntPropertyValue(static_cast<UChar32>(point), UCHAR_GRAPHEME_CLUSTER_BREAK) == U_GCB_OTHER;
}

}  // namespace

struct CharacterBoundaries::Iterator {
    explicit Iterator(std::string_view text) {
        UErrorCode status = U_ZERO_ERROR;
        utext_openUTF8(&utf8, text.data(), static_cast<std::int64_t>(text.size()), &status);
        characters.reset(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
        if (U_SUCCESS(status)) characters->setText(&utf8, status);
        if (U_FAILURE(status)) characters.reset();
    }
    Iterator(const Iterator&) = delete;
    Iterator& operator=(const Iterator&) = delete;
    ~Iterator() { utext_close(&utf8); }

    UText utf8 = UTEXT_INITIALIZER;
    std::unique_ptr<icu::BreakIterator> characters;  ///< none where ICU has no data: then all is a boundary
};

CharacterBoundaries::CharacterBoundaries(std::string_view text) : text_(text) {}
CharacterBoundaries::CharacterBoundaries(CharacterBoundaries&&) noexcept = default;
CharacterBoundaries& CharacterBoundaries::operator=(CharacterBoundaries&&) noexcept = default;
CharacterBoundaries::~CharacterBoundaries() = default;

std::size_t CharacterBoundaries::at_or_before(std::size_t offset) {
    if (is_plainly_boundary(offset)) return offset;
    const auto place = static_cast<std::int32_t>(offset);
    icu::BreakIterator* characters = iterator().characters.get();
    if (!characters || characters->isBoundary(place)) return offset;
    return static_cast<std::size_t>(characters->preceding(place));
}

std::size_t CharacterBoundaries::at_or_after(std::size_t offset) {
    if (is_plainly_boundary(offset)) return offset;
    const auto place = static_cast<std::int32_t>(offset);
    icu::BreakIterator* characters = iterator().characters.get();
    if (!characters || characters->isBoundary(place)) return offset;
    return static_cast<std::size_t>(characters->following(place));
}

bool CharacterBoundaries::is_plainly_boundary(std::size_t offset) const {
    if (offset == 0 || offset >= text_.size()) return true;
    return stands_alone(code_point_before(text_, offset).value) &&
           stands_alone(code_point_at(text_, offset).value);
}

CharacterBoundaries::Iterator& CharacterBoundaries::iterator() {
    if (!iterator_) iterator_ = std::make_unique<Iterator>(text_);
    return *iterator_;
}

}  // namespace debrief
