#pragma once

#include "corpus/base/day.h"
#include "corpus/base/span.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Something a record says that no field of a briefing holds.
struct Attribute {
    std::string name;
    std::string value;  ///< JSON text, as the record had it

    bool operator==(const Attribute&) const = default;
};

/// A part of a briefing that holds text.
enum class BriefingPart { title, summary, text };

/// Where a briefing's title comes from.
enum class TitleOrigin {
    given,  ///< the record or the text has it
    made,   ///< we took it from the first sentence, where its words stand as well
};

/// Who says what a briefing's date or language is.
enum class Origin {
    given,  ///< the record, its metadata or its file's name
    text,   ///< we took it from the text
    file,   ///< we took it from the time of its file, for want of better
};

[[nodiscard]] constexpr std::string_view to_string(Origin origin) {
    return origin == Origin::given ? "given" : origin == Origin::text ? "text" : "file";
}

/// Why a piece of text is taken for no part of the briefing.
enum class ChromeReason {
    listed,     ///< it stands in the shipped list of common chrome
    repeated,   ///< it stands word for word at the same edge of other briefings
    quoted,     ///< a mail quotes another with it
    signature,  ///< it signs a mail
};

/// A piece of a briefing's text that is app, page or mail rather than briefing: kept, but neither indexed nor
/// shown in snippets.
struct Chrome {
    Span span;  ///< in the briefing's text; whole lines
    ChromeReason reason;

    bool operator==(const Chrome&) const = default;
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
    Origin date_origin = Origin::given;
    std::string source;  ///< who published it; empty: unknown
    std::string url;     ///< where it was published; empty: unknown
    std::string
        language;  ///< ISO 639-1 where there is one ("en"), else as the record names it; empty: unknown
    Origin language_origin = Origin::given;
    std::vector<Chrome> chrome;  ///< in order, apart from each other
    std::vector<Attribute> attributes;

    bool operator==(const Briefing&) const = default;
};

}  // namespace debrief
