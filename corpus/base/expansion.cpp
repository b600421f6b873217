#include "corpus/base/expansion.h"

#include "corpus/base/error.h"

#include <fmt/format.h>

namespace debrief {

void ExpansionBudget::spend(std::uint64_t bytes, std::uint64_t consumed) {
    spent_ += bytes;
    is_exceeded_ = is_exceeded_ || (spent_ > free_bytes && spent_ / most_times_ > consumed);
    if (is_exceeded_) {
        throw Error(ErrorKind::corpus,
                    fmt::format("expands to more than {} times its size, the most it may", most_times_),
                    "'--max-expansion' allows more");
    }
}

}  // namespace debrief
