#include "web/api/openapi.h"

#include "corpus/base/program.h"
#include "corpus/base/text.h"
#include "web/api/api_problem.h"
#include "web/assets.h"
#include "web/wording.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

using Json = nlohmann::ordered_json;
using Type = ApiParameter::Type;
using Need = ApiParameter::Need;

constexpr std::string_view api_manual =
    "The reading verbs of `debrief` over HTTP: the same JSON as its `--format json`, without the places of "
    "files (`path`). Flags are 1 or 0, or true or false. A parameter with an empty value is as none; one "
    "that "
    "a route does not have, or that is given twice, is an error. Every answer has an ETag, which changes "
    "with "
    "the index: ask again with If-None-Match.";

Json reference_to(std::string_view part, std::string_view name) {
    return {{"$ref", fmt::format("#/components/{}/{}", part, name)}};
}

/// A schema of the command line's as a part of the description: its references lead to where it stands there,
/// and what the API leaves out is gone.
void adapt_schema(Json& json, const std::string& place) {
    if (json.is_array()) {
        for (Json& element : json) adapt_schema(element, place);
        return;
    }
    if (!json.is_object()) return;
    if (json.contains("$ref") && json["$ref"].is_string()) {
        const auto target = json["$ref"].get<std::string>();
        json["$ref"] = place + target.substr(target.find('#') + 1);
    }
    if (json.contains("properties")) json["properties"].erase("path");
    for (auto& [name, value] : json.items()) adapt_schema(value, place);
}

void remove_index_folder(Json& info) {
    info["properties"].erase("index");
    Json& required = info["required"];
    required.erase(std::remove(required.begin(), required.end(), "index"), required.end());
}

Json component_schema(std::string_view name) {
    Json schema = Json::parse(find_asset(fmt::format("{}.json", name)));
    schema.erase("$schema");
    schema.erase("$id");
    adapt_schema(schema, fmt::format("#/components/schemas/{}", name));
    if (name == "info") remove_index_folder(schema);
    return schema;
}

Json problem_schema() {
    Json types = Json::array({"about:blank"});
    for (const ApiProblem& problem : api_problems()) types.push_back(problem.type);
    return {{"title", "What went wrong"},
            {"description", "Problem details as RFC 9457 has them."},
            {"type", "object"},
            {"properties",
             {{"type", {{"enum", types}, {"description", "which kind of problem"}}},
              {"title", {{"type", "string"}, {"description", "the kind, for people"}}},
              {"status", {{"type", "integer"}, {"description", "of HTTP"}}},
              {"detail", {{"type", "string"}, {"description", "what it was this time"}}},
              {"hint", {{"type", "string"}, {"description", "what to do"}}}}},
            {"required", {"type", "title", "status", "detail"}}};
}

Json value_schema(const ApiParameter& parameter) {
    switch (parameter.type) {
        case Type::text:
            break;
        case Type::number: {
            Json schema = {{"type", "integer"}, {"minimum", parameter.least}, {"maximum", parameter.most}};
            if (parameter.fallback >= parameter.least) schema["default"] = parameter.fallback;
            return schema;
        }
        case Type::flag:
            return {{"type", "boolean"}, {"default", false}};
        case Type::choice:
            return {{"type", "string"}, {"enum", parameter.choices}, {"default", parameter.choices.front()}};
        case Type::list:
            return {{"type", "array"}, {"items", {{"type", "string"}, {"enum", parameter.choices}}}};
        case Type::day:
            return {{"type", "string"}, {"format", "date"}};
    }
    if (parameter.need == Need::several) {
        return {{"type", "array"},
                {"items", {{"type", "string"}, {"minLength", 1}}},
                {"minItems", 1},
                {"maxItems", parameter.most}};
    }
    Json schema = {{"type", "string"}};
    if (parameter.need == Need::required) schema["minLength"] = 1;
    return schema;
}

Json describe_parameter(const ApiParameter& parameter) {
    Json json = {{"name", parameter.name}, {"in", "query"}, {"description", as_sentence(parameter.help)}};
    if (parameter.need != Need::optional) json["required"] = true;
    json["schema"] = value_schema(parameter);
    if (parameter.type == Type::list) json["explode"] = false;  // with commas, as one parameter
    return json;
}

Json describe_parameters(std::span<const ApiParameter> parameters) {
    Json list = Json::array();
    for (const ApiParameter& parameter : parameters) {
        list.push_back(describe_parameter(parameter));
        if (parameter.also.empty()) continue;
        Json also = list.back();
        also["name"] = parameter.also;
        also["description"] = fmt::format("The same as `{}`, of which one can be given.", parameter.name);
        also["schema"].erase("default");
        list.push_back(std::move(also));
    }
    return list;
}

Json answer_schema(const ApiRoute& route) {
    if (route.schemas.empty()) return {{"type", "object"}};
    if (route.schemas.size() == 1) return reference_to("schemas", route.schemas.front());
    Json each = Json::array();
    for (const std::string_view name : route.schemas) each.push_back(reference_to("schemas", name));
    return {{"oneOf", each}};
}

Json describe_route(const ApiRoute& route) {
    std::string operation(route.path.substr(std::string_view("/api/v1/").size()));
    std::replace(operation.begin(), operation.end(), '/', '-');
    Json json = {{"operationId", operation.substr(0, operation.find('.'))},
                 {"summary", as_sentence(route.summary)}};
    if (!route.description.empty()) json["description"] = route.description;
    json["parameters"] = describe_parameters(route.parameters);
    Json& responses = json["responses"];
    responses["200"] = {
        {"description", "The answer"},
        {"headers", {{"ETag", reference_to("headers", "ETag")}}},
        {"content", {{"application/json", {{"schema", answer_schema(route)}}}}},
    };
    responses["304"] = reference_to("responses", "NotModified");
    responses["400"] = reference_to("responses", "Problem");
    if (route.lookup == ApiRoute::Lookup::id) responses["404"] = reference_to("responses", "Problem");
    responses["default"] = reference_to("responses", "Problem");
    return {{"get", json}};
}

Json describe_components(std::span<const ApiRoute> routes) {
    Json components = {{"schemas", Json::object()}};
    for (const ApiRoute& route : routes)
        for (const std::string_view name : route.schemas)
            components["schemas"][std::string(name)] = component_schema(name);
    components["schemas"]["problem"] = problem_schema();
    components["responses"] = {
        {"NotModified", {{"description", "The answer that the client has is still the answer"}}},
        {"Problem",
         {{"description", "What went wrong"},
          {"content", {{"application/problem+json", {{"schema", reference_to("schemas", "problem")}}}}}}}};
    components["headers"] = {
        {"ETag", {{"description", "For If-None-Match"}, {"schema", {{"type", "string"}}}}}};
    return components;
}

}  // namespace

nlohmann::ordered_json describe_api(std::span<const ApiRoute> routes, const SiteSettings& settings) {
    Json paths = Json::object();
    for (const ApiRoute& route : routes) paths[std::string(route.path)] = describe_route(route);
    return {{"openapi", "3.1.0"},
            {"info",
             {{"title", "Debrief"},
              {"version", program_version()},
              {"description", api_manual},
              {"license", {{"name", "GPL-2.0-or-later"}, {"identifier", "GPL-2.0-or-later"}}}}},
            {"servers", Json::array({{{"url", settings.base_path.empty() ? "/" : settings.base_path}}})},
            {"paths", paths},
            {"components", describe_components(routes)}};
}

}  // namespace debrief
