#pragma once

#include "corpus/briefing.h"

#include <span>
#include <string>
#include <string_view>

namespace debrief {

/// Names of the attributes that readers of all formats use for the same thing.
inline constexpr std::string_view author_attribute = "author";
inline constexpr std::string_view tags_attribute = "tags";

/// Adds an attribute whose value is a text; an empty one is left out.
void add_attribute(Briefing& briefing, std::string_view name, std::string_view text);

/// Adds an attribute whose value is a list of texts; an empty one is left out.
void add_attribute(Briefing& briefing, std::string_view name, std::span<const std::string> texts);

}  // namespace debrief
