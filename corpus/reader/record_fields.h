#pragma once

#include "corpus/briefing.h"
#include "corpus/reader/field_names.h"

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What is wrong with one record, so that it is refused; caught where the record's place is known.
class BadRecord : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A value of a record of any format: of a JSON object, of a row of CSV.
struct RecordValue {
    enum class Kind { nothing, text, number, flag, list, object };

    Kind kind = Kind::nothing;
    std::string_view text{};  ///< a text; what an object is called that has a name or one text; else empty
    std::vector<std::string> texts{};  ///< of a list of texts (or of such objects); else empty
    std::string json{};                ///< the whole value as JSON; empty for a text
};

/// A named value of a record.
struct RecordField {
    std::string key;
    RecordValue value;
};

/// A briefing made of a record, and what was wrong with the record all the same.
struct RecordBriefing {
    Briefing briefing;
    std::vector<std::string> mended;
};

struct RecordContext {
    const FieldNames& names;
    std::string_view spare_id;  ///< for a record without a key that could be its id
    std::size_t nesting;        ///< of HTML in a record's texts
    /// The text of a record that has it outside of its keys, plain already; a key that could be it is an
    /// attribute then.
    std::optional<std::string_view> body{};
};

/// Makes a briefing of a record; keys that are no field of it become attributes, in the record's order.
///
/// A field is taken from the key with the best claim whose value suits it; where a key stands twice, its last
/// value counts. Numbers count as texts, null as absent, a list of texts as the paragraphs of the text. HTML
/// in title, summary or text becomes plain text. A date of unknown form stays an attribute. Throws
/// `BadRecord` for a record without title and text, with an empty id, or where title, text and the like are
/// of another kind.
[[nodiscard]] RecordBriefing briefing_from_record(std::span<const RecordField> record,
                                                  const RecordContext& context);

/// A text without its markup, where it visibly is HTML: it begins with a tag and holds a closing one, or it
/// is plain text with links or emphasis in it (whose paragraphs stay as they are). Other text is left alone.
[[nodiscard]] std::string without_markup(std::string text, std::size_t nesting);

}  // namespace debrief
