#pragma once

#include "corpus/reader/record_fields.h"

#include <cstddef>
#include <memory>
#include <string_view>

namespace debrief {

/// Reads JSON texts that are one record each, with one parser whose buffers serve for all of them.
///
/// Bytes that are no UTF-8 and halves of surrogate pairs (`\ud83d` alone) become U+FFFD and are told as
/// mended. An object stands for its text where it has one under `name`, `rendered`, `value`, `$oid` or
/// `$date`; the keys of an object that the field map reaches into come with dots between; those of `_source`
/// (as search engines export it) count as the record's own. A record with `export_key` is taken as it is.
class JsonRecordParser {
 public:
    /// `nesting`: how deep a record may be nested.
    JsonRecordParser(const FieldNames& names, std::size_t nesting);
    ~JsonRecordParser();

    /// Throws `BadRecord` for what is no JSON object, and as `briefing_from_record`.
    [[nodiscard]] RecordBriefing parse(std::string_view json, std::string_view spare_id);

 private:
    struct Parser;

    const FieldNames& names_;
    std::size_t nesting_;
    std::unique_ptr<Parser> parser_;
};

}  // namespace debrief
