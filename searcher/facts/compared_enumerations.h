#pragma once

#include "corpus/base/span.h"

#include <string_view>
#include <vector>

namespace debrief {

/// Things that a sentence names one after another: "WhatsApp, Instagram and its glasses".
struct Enumeration {
    Span span;                ///< from the first item to the last
    std::vector<Span> items;  ///< three or more, without articles and possessives

    bool operator==(const Enumeration&) const = default;
};

/// The enumerations of a sentence: short noun phrases apart by commas, the last behind "and" or "or". Spans
/// are in the sentence. Of a sentence of more than 2,000 bytes there are none.
[[nodiscard]] std::vector<Enumeration> find_enumerations(std::string_view sentence);

}  // namespace debrief
