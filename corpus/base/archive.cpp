#include "corpus/base/archive.h"

namespace debrief {

bool looks_like_archive(std::string_view) {
    return false;
}

void read_archive(InputStream&, std::size_t, const std::function<void(const ArchiveMember&, InputStream&)>&) {
}

}  // namespace debrief
