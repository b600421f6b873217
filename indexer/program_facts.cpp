#include "indexer/program_facts.h"

#include "indexer/schema.h"

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

std::string compiler() {
#ifdef __clang__
    return fmt::format("Clang {}.{}.{}", __clang_major__, __clang_minor__, __clang_patchlevel__);
#else
    return fmt::format("GCC {}.{}.{}", __GNUC__, __GNUC_MINOR__, __GNUC_PATCHLEVEL__);
#endif
}

}  // namespace

std::string version_details() {
    return fmt::format("Xapian {}\nindex schema {}, extraction {}\nbuilt by {}, {}\n",
                       Xapian::version_string(), schema_version, extraction_version, compiler(),
                       DEBRIEF_BUILD_TYPE);
}

}  // namespace debrief
