#include "corpus/base/error.h"
#include "corpus/formats.h"

namespace debrief {

bool looks_like_feed(std::string_view) {
    return false;
}

void read_feed(const FormatInput&, ReadVisitor&) {
    throw Error(ErrorKind::corpus, "is of no format that can be read");
}

}  // namespace debrief
