#include "corpus/base/child_process.h"

#include "corpus/base/error.h"

namespace debrief {

std::unique_ptr<ByteSource> run_program_on_file(std::span<const std::string>, const std::filesystem::path&,
                                                const ProcessLimits&) {
    throw Error(ErrorKind::corpus, "cannot be run");
}

bool is_program_installed(const std::string&) {
    return false;
}

}  // namespace debrief
