#include "corpus/base/json.h"

#include "tests/support/catch.h"

#include <nlohmann/json.hpp>

TEST_CASE("JSON keeps the order of its keys and mends ill-formed text", "[corpus][json]") {
    const nlohmann::ordered_json value = {{"b", 1}, {"a", {"x\ny", "caf\xE9", "\xE2\x82\xAC"}}};
    CHECK(debrief::to_json_text(value) == "{\"b\":1,\"a\":[\"x\\ny\",\"caf\xEF\xBF\xBD\",\"\xE2\x82\xAC\"]}");
}
