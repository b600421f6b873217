#include "corpus/reader/mail_lines.h"

#include "corpus/base/text.h"

namespace debrief {

namespace {

constexpr std::string_view signature_line = "-- ";

/// A line of flowed text without its marks.
struct FlowedLine {
    std::size_t depth = 0;  ///< of quoting
    std::string_view text;
    bool goes_on = false;
};

FlowedLine to_flowed_line(std::string_view line) {
    FlowedLine flowed;
    flowed.depth = std::min(line.find_first_not_of('>'), line.size());
    flowed.text = line.substr(flowed.depth);
    if (flowed.text.starts_with(' ')) flowed.text.remove_prefix(1);
    flowed.goes_on = flowed.text.ends_with(' ') && flowed.text != signature_line;
    return flowed;
}

}  // namespace

std::string with_plain_lines(std::string_view text) {
    std::string plain = with_plain_line_ends(text);
    std::erase_if(plain, [](char c) {
        const bool is_control = static_cast<unsigned char>(c) < ' ' || c == '\x7f';
        return is_control && c != '\n' && c != '\t';
    });
    return plain;
}

std::string join_flowed_lines(std::string_view text, FlowBlank blank) {
    std::string joined;
    joined.reserve(text.size());
    FlowedLine before;
    bool is_first = true;
    for_each_line(text, [&](std::string_view line) {
        const FlowedLine flowed = to_flowed_line(line);
        const bool continues =
            before.goes_on && before.depth == flowed.depth && flowed.text != signature_line;
        if (continues) {
            if (blank == FlowBlank::dropped) joined.pop_back();
        } else {
            if (!is_first) joined.push_back('\n');
            joined.append(flowed.depth, '>');
            if (flowed.depth > 0) joined.push_back(' ');
        }
        joined += flowed.text;
        before = flowed;
        is_first = false;
    });
    return joined;
}

}  // namespace debrief
