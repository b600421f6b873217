#include "searcher/wildcards.h"

#include "corpus/base/utf8.h"

namespace debrief {

Wildcards::Wildcards(std::string_view pattern) {
    constexpr std::string_view signs = "*?";
    prefix_ = pattern.substr(0, pattern.find_first_of(signs));
    for (const char c : pattern.substr(prefix_.size())) {
        if (c != '*' || !rest_.ends_with('*')) rest_ += c;
    }
    const std::size_t last = rest_.find_last_of(signs);
    if (last != std::string::npos) tail_ = rest_.substr(last + 1);
    needed_ = bytes_in(prefix_);
    for (const char c : rest_) {
        if (signs.find(c) == std::string_view::npos) needed_ |= bytes_in({&c, 1});
    }
}

bool Wildcards::matches(std::string_view word) const {
    // Most words of an index end here.
    if (!word.ends_with(tail_) || !word.starts_with(prefix_)) return false;
    std::string_view rest = word.substr(prefix_.size());
    std::size_t sign = 0;                  // of the pattern
    std::size_t place = 0;                 // of the word
    std::size_t star = std::string::npos;  // the last one that was passed
    std::size_t place_behind_star = 0;
    while (place < rest.size()) {
        if (sign < rest_.size() && rest_[sign] == '*') {
            star = sign++;
            place_behind_star = place;
        } else if (sign < rest_.size() && rest_[sign] == '?') {
            place += code_point_at(rest, place).bytes;
            ++sign;
        } else if (sign < rest_.size() && rest_[sign] == rest[place]) {
            ++place;
            ++sign;
        } else if (star != std::string::npos) {  // the star takes more
            const char next = star + 1 < rest_.size() ? rest_[star + 1] : '?';
            if (next == '?') {
                place_behind_star += code_point_at(rest, place_behind_star).bytes;
            } else {  // up to where the pattern may go on; no character has another's first byte inside
                place_behind_star = rest.find(next, place_behind_star + 1);
                if (place_behind_star == std::string_view::npos) return false;
            }
            place = place_behind_star;
            sign = star + 1;
        } else {
            return false;
        }
    }
    if (sign < rest_.size() && rest_[sign] == '*') ++sign;
    return sign == rest_.size();
}

}  // namespace debrief
