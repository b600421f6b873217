#pragma once

#include "corpus/figures.h"
#include "corpus/prose_tokens.h"

#include <cstddef>
#include <string>

namespace debrief {

/// A figure that was found before another, as far as it tells what that one is about.
struct FigureBefore {
    std::size_t last = 0;  ///< the token behind it; 0: there is none
    std::string about{};
};

/// The words that a figure (its tokens from `first` to before `last`, bound words included) is about, by the
/// patterns of English that tell it surely: "a $5 million *fine*", "an *investment* of $5 million", "*valued
/// Acme* at $5 million", "49 percent of *Acme*", "*Acme stock* fell 5 percent". A figure that goes on from
/// the one before it ("5 percent, or $2, to $40") is about the same. Empty where none fits.
[[nodiscard]] std::string find_what_it_is_about(const Prose& prose, std::size_t first, std::size_t last,
                                                FigureKind kind, const FigureBefore& before);

}  // namespace debrief
