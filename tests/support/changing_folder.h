#pragma once

#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"

#include <string>

namespace debrief::test {

/// A folder of texts, records and pages that come, change, move and go by chance, some of them with the same
/// ids and the same footers, so that all that an index run does happens.
class ChangingFolder {
 public:
    /// `files` says how many names there are to choose from in each of its three folders.
    ChangingFolder(unsigned seed, std::size_t files);

    /// Makes so many changes.
    void change(std::size_t times);

    [[nodiscard]] const std::string& path() const { return path_; }

 private:
    void change_once();
    [[nodiscard]] std::string any_name(std::string_view ending);
    [[nodiscard]] std::string content(const std::string& name);
    [[nodiscard]] std::string number(std::size_t bound) { return std::to_string(random_.below(bound)); }

    TemporaryFolder folder_;
    std::string path_;
    Random random_;
    std::size_t files_;
};

}  // namespace debrief::test
