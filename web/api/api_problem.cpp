#include "web/api/api_problem.h"

#include "corpus/base/json.h"
#include "corpus/base/text.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::string_view unknown_id_type = "urn:debrief:problem:unknown-id";

constexpr std::array problem_table{
    ApiProblem{400, "urn:debrief:problem:wrong-parameter", "A parameter makes no sense"},
    ApiProblem{403, "urn:debrief:problem:forbidden", "This server does not answer this client"},
    ApiProblem{404, "urn:debrief:problem:unknown-route", "There is no such route"},
    ApiProblem{404, unknown_id_type, "The index has nothing with this id"},
    ApiProblem{405, "urn:debrief:problem:wrong-method", "This method is not answered"},
    ApiProblem{500, "urn:debrief:problem:internal-error", "Something went wrong in the server"},
    ApiProblem{503, "urn:debrief:problem:unavailable", "The server cannot answer now"},
};

/// What RFC 9457 asks for beside `about:blank`: the phrase of the status, as RFC 9110 has it.
std::string_view phrase_of(int status) {
    switch (status) {
        case 401:
            return "Unauthorized";
        case 408:
            return "Request Timeout";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 416:
            return "Range Not Satisfiable";
        case 417:
            return "Expectation Failed";
        case 421:
            return "Misdirected Request";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 501:
            return "Not Implemented";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return status < 500 ? "Bad Request" : "Internal Server Error";
    }
}

Response to_problem_response(const ApiProblem& problem, std::string_view what, std::string_view hint) {
    nlohmann::ordered_json json = {{"type", problem.type},
                                   {"title", problem.title},
                                   {"status", problem.status},
                                   {"detail", problem.status >= 500 ? without_folders(what) : what}};
    if (!hint.empty()) json["hint"] = problem.status >= 500 ? without_folders(hint) : hint;
    return {.status = problem.status,
            .content_type = "application/problem+json",
            .body = to_json_text(json) + "\n"};
}

bool begins_path(char before) {
    return is_ascii_space(before) || std::string_view("'\"(:=").find(before) != std::string_view::npos;
}

/// Of a text that begins with a path. In quotes it may have blanks.
std::size_t end_of_path(std::string_view text, char before) {
    const bool is_quoted = before == '\'' || before == '"';
    const std::size_t end = is_quoted ? text.find(before) : text.find_first_of(" \t\n'\":,)");
    return std::min(end, text.size());
}

}  // namespace

std::span<const ApiProblem> api_problems() {
    return problem_table;
}

Response api_error(int status, std::string_view what, std::string_view hint) {
    const auto* const found =
        std::find_if(problem_table.begin(), problem_table.end(),
                     [&](const ApiProblem& candidate) { return candidate.status == status; });
    return to_problem_response(
        found == problem_table.end() ? ApiProblem{status, "about:blank", phrase_of(status)} : *found, what,
        hint);
}

Response unknown_id_error(std::string_view what, std::string_view hint) {
    const auto* const found =
        std::find_if(problem_table.begin(), problem_table.end(),
                     [&](const ApiProblem& candidate) { return candidate.type == unknown_id_type; });
    return to_problem_response(*found, what, hint);
}

std::string without_folders(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const char before = shown.empty() ? ' ' : shown.back();
        if (text.front() == '/' && begins_path(before)) {
            const std::string_view path = text.substr(0, end_of_path(text, before));
            shown += path.substr(path.find_last_of('/') + 1);
            text.remove_prefix(path.size());
        } else {
            shown += text.front();
            text.remove_prefix(1);
        }
    }
    return shown;
}

}  // namespace debrief
