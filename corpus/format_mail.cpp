#include "corpus/base/error.h"
#include "corpus/formats.h"

namespace debrief {

bool looks_like_mail(std::string_view) {
    return false;
}

bool looks_like_mailbox(std::string_view) {
    return false;
}

void read_mail(const FormatInput&, ReadVisitor&) {
    throw Error(ErrorKind::corpus, "is of no format that can be read");
}

void read_mailbox(const FormatInput&, ReadVisitor&) {
    throw Error(ErrorKind::corpus, "is of no format that can be read");
}

}  // namespace debrief
