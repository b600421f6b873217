#pragma once

#include "corpus/base/day.h"
#include "searcher/index_reader.h"
#include "tests/support/sample_index.h"
#include "web/site.h"

#include <string>
#include <string_view>
#include <vector>

namespace debrief::test {

/// Asks the pages of a small index, on a day that stays the same.
class SiteOfBriefings {
 public:
    explicit SiteOfBriefings(const std::vector<Briefing>& briefings, const Stories& stories = {})
        : index_(briefings, stories), reader_(index_.directory()) {}

    Response get(std::string_view target, Deadline* deadline = nullptr) {
        Request request = parse_target(target);
        request.origin = "http://localhost:8080";
        return get(request, deadline);
    }
    Response get(const Request& request, Deadline* deadline = nullptr) {
        return answer(request, {reader_, settings_, *parse_iso_day("2026-11-22"), deadline});
    }

    /// For tests that write to the index meanwhile, or that ask under another path.
    SampleIndex& index() { return index_; }
    SiteSettings& settings() { return settings_; }

 private:
    SampleIndex index_;
    IndexReader reader_;
    SiteSettings settings_;
};

/// "Flood number 0" and so on, of one text, with the ids `id0` and so on.
inline std::vector<Briefing> many_floods(std::size_t count) {
    std::vector<Briefing> briefings;
    for (std::size_t i = 0; i < count; ++i) {
        briefings.push_back(
            make_briefing("id" + std::to_string(i), "Flood number " + std::to_string(i), "The Rhine rose."));
    }
    return briefings;
}

/// Whether the page, or whatever the answer is, has the piece.
inline bool has(const Response& response, std::string_view piece) {
    return response.body.find(piece) != std::string::npos;
}

/// The header's value; empty where the answer has none.
inline std::string header_of(const Response& response, std::string_view name) {
    for (const auto& [given, value] : response.headers) {
        if (given == name) return value;
    }
    return "";
}

}  // namespace debrief::test
