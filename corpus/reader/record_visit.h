#pragma once

#include "corpus/reader/reader.h"
#include "corpus/reader/record_fields.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace debrief {

/// The id of a record that has none: the file's, and its place there (from 1).
[[nodiscard]] inline std::string spare_record_id(std::string_view file_id, std::size_t number) {
    return fmt::format("{}:{}", file_id, number);
}

[[nodiscard]] inline std::string too_long_record(std::size_t record_bytes) {
    return fmt::format("is longer than {} bytes, the most a record may have", record_bytes);
}

/// Tells a visitor the briefing that `make` makes of a record, what was mended for it, or why there is none.
template <typename Make>
void visit_record(ReadVisitor& visitor, const std::string& where, Make&& make) {
    try {
        RecordBriefing made = std::forward<Make>(make)();
        for (std::string& reason : made.mended) visitor.on_mended({where, std::move(reason)});
        visitor.on_briefing(std::move(made.briefing), where);
    } catch (const BadRecord& bad) {
        visitor.on_problem({where, bad.what()});
    }
}

}  // namespace debrief
