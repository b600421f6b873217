#include "corpus/base/error.h"
#include "corpus/formats.h"

namespace debrief {

bool looks_like_html(std::string_view) {
    return false;
}

void read_html(const FormatInput&, ReadVisitor&) {
    throw Error(ErrorKind::corpus, "is of no format that can be read");
}

}  // namespace debrief
