#include "tests/fuzz/promises.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

namespace debrief::fuzz {

namespace {

bool is_boundary(std::string_view text, std::size_t offset) {
    return code_point_boundary(text, offset) == offset;
}

}  // namespace

void require(bool is_kept, std::string_view promise) {
    if (!is_kept) throw BrokenPromise(std::string(promise));
}

void require_utf8(std::string_view text) {
    require(is_valid_utf8(text), "text is well-formed UTF-8");
}

void require_json(std::string_view text) {
    require_utf8(text);
    require(nlohmann::json::accept(text), "an attribute is JSON");
}

void require_span(std::string_view text, Span span) {
    require(span.begin < span.end && span.end <= text.size(), "a span is in the text and not empty");
    require(is_boundary(text, span.begin) && is_boundary(text, span.end),
            "a span begins and ends between code points");
}

void require_spans(std::string_view text, const std::vector<Span>& spans) {
    std::size_t end = 0;
    for (const Span span : spans) {
        require_span(text, span);
        require(span.begin >= end, "spans stand in order and apart");
        end = span.end;
    }
}

void require_briefing(const Briefing& briefing) {
    require(!briefing.id.empty() && !has_control_characters(briefing.id),
            "an id is not empty and has no control characters");
    for (const std::string* text : {&briefing.id, &briefing.title, &briefing.summary, &briefing.text,
                                    &briefing.source, &briefing.url, &briefing.language}) {
        require_utf8(*text);
    }
    require(briefing.title.find('\n') == std::string::npos, "a title is one line");
    for (const Attribute& attribute : briefing.attributes) {
        require_utf8(attribute.name);
        require_json(attribute.value);
    }
    std::vector<Span> spans;
    for (const Chrome& chrome : briefing.chrome) spans.push_back(chrome.span);
    require_spans(briefing.text, spans);
}

std::pair<std::string_view, std::string_view> split_first_line(std::string_view input) {
    const std::size_t end = std::min(input.find('\n'), input.size());
    return {input.substr(0, end), input.substr(std::min(end + 1, input.size()))};
}

}  // namespace debrief::fuzz
