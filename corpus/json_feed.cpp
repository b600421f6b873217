#include "corpus/json_feed.h"

namespace debrief {

bool is_json_feed(std::string_view) {
    return false;
}

void read_json_feed(std::string_view, const FormatInput&, ReadVisitor&) {}

}  // namespace debrief
