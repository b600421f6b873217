#include "corpus/base/json.h"

#include "tests/support/catch.h"

#include <nlohmann/json.hpp>

TEST_CASE("JSON keeps the order of its keys and mends ill-formed text", "[corpus][json]") {
    const nlohmann::ordered_json value = {{"b", 1}, {"a", {"x\ny", "caf\xE9", "\xE2\x82\xAC"}}};
    CHECK(debrief::to_json_text(value) == "{\"b\":1,\"a\":[\"x\\ny\",\"caf\xEF\xBF\xBD\",\"\xE2\x82\xAC\"]}");
}

TEST_CASE("JSON holds nothing raw that changes a terminal or ends a line", "[corpus][json]") {
    const nlohmann::ordered_json value = {
        {"\x7F", "\x1B[31m\xC2\x9B\xC2\xA0\xD8\x9C\xE2\x80\x8D\xE2\x80\x8E\xE2\x80\xA8"},
        {"b", "\xE2\x80\xAE\xE2\x81\xA6\xE2\x81\xAA\xC2"}};
    const std::string text = debrief::to_json_text(value);
    CHECK(text ==
          "{\"\\u007f\":\"\\u001b[31m\\u009b\xC2\xA0\\u061c\xE2\x80\x8D\\u200e\\u2028\","
          "\"b\":\"\\u202e\\u2066\xE2\x81\xAA\xEF\xBF\xBD\"}");
    CHECK(nlohmann::ordered_json::parse(text)["\x7F"] == value["\x7F"]);
}
