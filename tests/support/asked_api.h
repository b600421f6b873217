#pragma once

#include "corpus/base/error.h"
#include "searcher/index_reader.h"
#include "web/api/api_routes.h"
#include "web/site.h"

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace debrief::test {

/// Asks the API of an index, on the day that the samples were written. Errors are answers, as the server
/// makes them.
class AskedApi {
 public:
    explicit AskedApi(const IndexDirectory& directory, SiteSettings settings = {})
        : reader_(directory), settings_(std::move(settings)) {}

    Response get(std::string_view target) {
        const Request request = parse_target(target);
        try {
            return answer(request, {reader_, settings_, *parse_iso_day("2026-04-30")});
        } catch (const Error& error) {
            return error_answer(error.kind() == ErrorKind::usage ? 400 : 503, request.path, error.what(),
                                error.hint(), settings_);
        }
    }

    nlohmann::ordered_json json(std::string_view target) {
        return nlohmann::ordered_json::parse(get(target).body);
    }

 private:
    IndexReader reader_;
    SiteSettings settings_;
};

}  // namespace debrief::test
