#include "corpus/cleaning.h"

namespace debrief {

std::vector<EdgeLine> edge_lines(const Briefing&) {
    return {};
}

void mark_chrome(Briefing&, const std::function<bool(std::uint64_t)>&) {}

std::string_view to_string(ChromeReason reason) {
    switch (reason) {
        case ChromeReason::repeated:
            return "repeated";
        case ChromeReason::quoted:
            return "quoted";
        case ChromeReason::signature:
            return "signature";
        case ChromeReason::listed:
            break;
    }
    return "listed";
}

}  // namespace debrief
