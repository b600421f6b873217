#pragma once

#include "corpus/base/day.h"

#include <optional>
#include <string>
#include <vector>

namespace debrief {

/// Something a record says that no field of a briefing holds.
struct Attribute {
    std::string name;
    std::string value;  ///< JSON text, as the record had it

    bool operator==(const Attribute&) const = default;
};

/// Where a briefing's title comes from.
enum class TitleOrigin {
    given,  ///< the record or the text has it
    made,   ///< we took it from the first sentence, where its words stand as well
};

/// A document: one account of some news. All text is well-formed UTF-8. Title (unless we
/// made it), summary and text do not overlap: together, in this order, they are all that the briefing says.
struct Briefing {
    std::string id;     ///< unique in an index; never empty
    std::string title;  ///< one line; empty only where there is no text to make one from
    TitleOrigin title_origin = TitleOrigin::given;
    std::string summary;      ///< may be empty
    std::string text;         ///< the body; may be empty
    std::optional<Day> date;  ///< of publication
    std::string source;       ///< who published it; empty: unknown
    std::string url;          ///< where it was published; empty: unknown
    std::string language;     ///< as the record names it ("en"); empty: unknown
    std::vector<Attribute> attributes;

    bool operator==(const Briefing&) const = default;
};

}  // namespace debrief
