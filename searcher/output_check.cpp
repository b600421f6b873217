#include "searcher/output_check.h"

#include "corpus/base/terminal.h"
#include "searcher/output_format.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

std::string to_text(const IndexCheck& check) {
    if (check.is_whole()) {
        return to_terminal_line(
                   fmt::format("index '{}' is whole: {} briefings", check.index, check.briefings)) +
               "\n";
    }
    std::string text;
    for (const IndexFault& fault : check.told)
        text += to_terminal_line(fmt::format("{}: {}", fault.part, fault.what)) + "\n";
    if (check.faults > check.told.size())
        text += fmt::format("and {} faults more\n", check.faults - check.told.size());
    return text;
}

nlohmann::ordered_json to_json(const IndexCheck& check) {
    nlohmann::ordered_json json = {{"v", output_version},       {"index", check.index},
                                   {"whole", check.is_whole()}, {"briefings", check.briefings},
                                   {"faults", check.faults},    {"told", nlohmann::ordered_json::array()}};
    for (const IndexFault& fault : check.told)
        json["told"].push_back({{"part", fault.part}, {"what", fault.what}});
    return json;
}

}  // namespace debrief
