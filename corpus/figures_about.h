#pragma once

#include "corpus/figures.h"
#include "corpus/prose_tokens.h"

#include <string>

namespace debrief {

/// The words that a figure (its tokens from `first` to before `last`, bound words included) is about, by the
/// patterns of English that tell it surely: "a $5 million *fine*", "an *investment* of $5 million", "valued
/// *Acme* at $5 million", "49 percent of *Acme*", "*Acme stock* fell 5 percent". Empty where none fits.
[[nodiscard]] std::string find_what_it_is_about(const Prose& prose, std::size_t first, std::size_t last,
                                                FigureKind kind);

}  // namespace debrief
