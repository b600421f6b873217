#pragma once

#include "corpus/formats.h"

#include <string_view>

namespace debrief {

/// Whether a file's first bytes are UTF-16 or UTF-32, where line ends, quotes and brackets are no single
/// bytes.
[[nodiscard]] bool is_wide_text(std::string_view head);

/// All of an input of any charset as UTF-8, to be read once more. Tells the visitor of what was lost. Throws
/// as `read_whole`.
[[nodiscard]] InputStream decode_whole(const FormatInput& input, ReadVisitor& visitor);

}  // namespace debrief
