#include "corpus/json_feed.h"

#include "corpus/base/error.h"

namespace debrief {

bool is_json_feed(std::string_view) {
    return false;
}

void read_json_feed(std::string_view, const FormatInput&, ReadVisitor&) {
    throw Error(ErrorKind::corpus, "is of no format that can be read");
}

}  // namespace debrief
