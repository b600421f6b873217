#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// The id of the story whose first telling (by given day, then by id; those without one last) is the briefing
/// with this id: 12 hexadecimal digits of a hash of it. It stays as long as that telling is the first.
[[nodiscard]] std::string story_id(std::string_view first_telling);

}  // namespace debrief
