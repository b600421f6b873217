#include "corpus/base/ignore_rules.h"

namespace debrief {

IgnoreRules::IgnoreRules(std::string_view) {}

std::optional<IgnoreRules::Verdict> IgnoreRules::judge(std::string_view, Entry) const {
    return std::nullopt;
}

}  // namespace debrief
