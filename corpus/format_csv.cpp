#include "corpus/base/error.h"
#include "corpus/formats.h"

namespace debrief {

bool looks_like_csv(std::string_view) {
    return false;
}

bool looks_like_tsv(std::string_view) {
    return false;
}

void read_csv(const FormatInput&, ReadVisitor&) {
    throw Error(ErrorKind::corpus, "is of no format that can be read");
}

void read_tsv(const FormatInput&, ReadVisitor&) {
    throw Error(ErrorKind::corpus, "is of no format that can be read");
}

}  // namespace debrief
