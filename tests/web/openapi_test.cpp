#include "tests/support/asked_api.h"
#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/temporary_folder.h"
#include "web/http.h"

#include <set>

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view muse = "2026-04-08-muse-spark-a.txt";

struct Description {
    AskedApi api{IndexDirectory(sample_corpus_index())};
    Json json = api.json("/api/v1/openapi.json");
};

/// Calls `on_reference` with each `$ref` in the description.
template <typename OnReference>
void for_each_reference(const Json& json, const OnReference& on_reference) {
    if (!json.is_structured()) return;
    for (const auto& [name, value] : json.items()) {
        if (name == "$ref" && value.is_string()) on_reference(value.template get<std::string>());
        for_each_reference(value, on_reference);
    }
}

/// A request of an operation with what it cannot do without.
std::string required_target(const std::string& path, const Json& operation) {
    std::string target = path + "?";
    for (const Json& parameter : operation["parameters"]) {
        if (parameter.value("required", false))
            target += parameter["name"].get<std::string>() + "=" + std::string(muse) + "&";
    }
    return target;
}

struct TriedValue {
    std::string value;
    int status;
};

/// Values that a schema allows, and some that it does not.
std::vector<TriedValue> values_to_try(const Json& schema) {
    if (schema.contains("enum")) {
        std::vector<TriedValue> values{{"no such value", 400}};
        for (const Json& value : schema["enum"]) values.push_back({value.get<std::string>(), 200});
        return values;
    }
    const auto type = schema["type"].get<std::string>();
    if (type == "integer") {
        const auto least = schema["minimum"].get<std::int64_t>();
        const auto most = schema["maximum"].get<std::int64_t>();
        return {{std::to_string(least), 200},
                {std::to_string(most), 200},
                {std::to_string(least - 1), 400},
                {std::to_string(most + 1), 400},
                {"x", 400}};
    }
    if (type == "boolean") return {{"true", 200}, {"false", 200}, {"1", 200}, {"0", 200}, {"maybe", 400}};
    if (type == "array") return values_to_try(schema["items"]);
    if (schema.contains("format")) return {{"2026-04-08", 200}, {"2026-13-01", 400}, {"today", 400}};
    return {{"flood", 200}};
}

}  // namespace

TEST_CASE("the description is one of OpenAPI 3.1 in its structure", "[web][openapi]") {
    const Description description;
    const Json& json = description.json;
    CHECK(json["openapi"] == "3.1.0");
    CHECK(json["info"]["title"] == "Debrief");
    CHECK(json["info"]["version"].is_string());
    CHECK(json["info"]["license"]["identifier"] == "GPL-2.0-or-later");
    CHECK(json["servers"] == Json::array({{{"url", "/"}}}));
    std::set<std::string> operations;
    for (const auto& [path, item] : json["paths"].items()) {
        CAPTURE(path);
        CHECK(path.starts_with("/api/v1/"));
        REQUIRE(item.size() == 1);
        const Json& operation = item["get"];
        CHECK(operations.insert(operation["operationId"].get<std::string>()).second);
        CHECK_FALSE(operation["summary"].get<std::string>().empty());
        CHECK(operation["responses"].contains("200"));
        CHECK(operation["responses"].contains("default"));
        std::set<std::string> names;
        for (const Json& parameter : operation["parameters"]) {
            CAPTURE(parameter.dump());
            CHECK(names.insert(parameter["name"].get<std::string>()).second);
            CHECK(parameter["in"] == "query");
            CHECK_FALSE(parameter["description"].get<std::string>().empty());
            CHECK(parameter["schema"]["type"].is_string());
        }
    }
    std::size_t references = 0;
    for_each_reference(json, [&](const std::string& reference) {
        CAPTURE(reference);
        ++references;
        REQUIRE(reference.starts_with("#/"));
        CHECK(json.contains(Json::json_pointer(reference.substr(1))));
    });
    CHECK(references > 100);
    for (const auto& [name, schema] : json["components"]["schemas"].items()) {
        CAPTURE(name);
        CHECK_FALSE(schema.contains("$id"));
        CHECK(schema["title"].is_string());
    }
}

TEST_CASE("every route is described, and every description answered", "[web][openapi]") {
    Description description;
    std::set<std::string> described;
    for (const auto& [path, item] : description.json["paths"].items()) {
        CAPTURE(path);
        described.insert(path);
        CHECK(description.api.get(required_target(path, item["get"])).status == 200);
    }
    std::set<std::string> routed;
    for (const ApiRoute& route : api_routes()) routed.insert(std::string(route.path));
    CHECK(described == routed);
    CHECK(routed.size() == api_routes().size());
    for (const char* name :
         {"search", "show", "similar", "suggest", "stories", "story", "story/why", "claims", "figures",
          "compare", "timeline", "sources", "quotes", "cite", "info", "why"}) {
        CAPTURE(name);
        CHECK(routed.count(std::string("/api/v1/") + name) == 1);
    }
}

TEST_CASE("parameters take what their descriptions say, and nothing else", "[web][openapi]") {
    Description description;
    for (const auto& [path, item] : description.json["paths"].items()) {
        for (const Json& parameter : item["get"]["parameters"]) {
            if (parameter.value("required", false)) continue;
            const auto name = parameter["name"].get<std::string>();
            for (const auto& [value, status] : values_to_try(parameter["schema"])) {
                CAPTURE(path, name, value);
                const std::string target = required_target(path, item["get"]);
                CHECK(description.api.get(target + name + "=" + percent_encode(value)).status == status);
            }
        }
    }
}

TEST_CASE("a parameter's default is what is done without it", "[web][openapi]") {
    Description description;
    for (const auto& [path, item] : description.json["paths"].items()) {
        const std::string target = required_target(path, item["get"]);
        for (const Json& parameter : item["get"]["parameters"]) {
            const Json& schema = parameter["schema"];
            if (!schema.contains("default")) continue;
            CAPTURE(path, parameter["name"].dump());
            const std::string value = schema["default"].is_string() ? schema["default"].get<std::string>()
                                                                    : schema["default"].dump();
            CHECK(description.api.get(target + parameter["name"].get<std::string>() + "=" + value).body ==
                  description.api.get(target).body);
        }
    }
}

TEST_CASE("answers are as the description's schemas say", "[web][openapi]") {
    Description description;
    const TemporaryFolder folder;
    std::set<std::string> schemas;
    for (const auto& [name, schema] : description.json["components"]["schemas"].items()) {
        Json whole = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                      {"$ref", "#/components/schemas/" + name},
                      {"components", description.json["components"]}};
        folder.write("schemas/" + name + ".json", whole.dump());
        schemas.insert(name);
    }
    std::string documents;
    const auto add = [&](const std::string& schema, const std::string& target) {
        documents += schema + '\t' + description.api.get("/api/v1/" + target).body;
    };
    const std::string id = "id=" + std::string(muse);
    const std::string about = "q=" + std::string(muse);
    add("search", "search?q=muse+spark+titel:x&facets=all&histogram=1&explain=1&group=story");
    add("search", "search?q=Alexander+Wang");
    add("why", "why?q=muse+xyzzyq&" + id);
    add("similar", "similar?" + id);
    add("show", "show?" + id);
    add("show-chrome", "show?chrome=1&id=2024-09-19-fed-cut-2024-c.txt");
    add("cite", "cite?" + id);
    add("suggest", "suggest?q=meta+al");
    add("stories", "stories?q=muse");
    add("story", "story?" + id);
    add("story-why", "story/why?b=2024-09-19-fed-cut-2024-c.txt&a=" + std::string(muse));
    add("claims", "claims?q=stake+percent");
    add("figures", "figures?" + about);
    add("quotes", "quotes?q=fed");
    add("compare", "compare?all=1&" + id);
    add("timeline", "timeline?" + about);
    add("sources", "sources?by=kind");
    add("sources", "sources");
    add("info", "info");
    add("problem", "search?limit=0");
    add("problem", "nowhere");
    add("problem", "show?id=nowhere");
    const std::string lines = folder.write("documents", documents);
    const auto validated = run_shell(R"("$1" "$2" < "$3")",
                                     {source_path("tests/support/validate-json"), folder / "schemas", lines});
    INFO("needs Python and its jsonschema: scripts/install-deps --tests");
    CHECK(validated.error.empty());
    CHECK(validated.status == 0);
    const std::string count = std::to_string(schemas.size());
    CHECK(validated.out == "schemas: " + count + ", of which met: " + count + "\n");
}

TEST_CASE("the description tells under which path the server is", "[web][openapi]") {
    AskedApi api(IndexDirectory(sample_corpus_index()), {.base_path = "/news"});
    CHECK(api.json("/api/v1/openapi.json")["servers"] == Json::array({{{"url", "/news"}}}));
}
