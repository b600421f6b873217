#include "tests/support/changing_folder.h"

#include <array>
#include <filesystem>

#include <fmt/format.h>

namespace debrief::test {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 4> endings{".txt", ".jsonl", ".html", ".csv"};
constexpr std::array<std::string_view, 12> words{"Rhine", "floods", "Cologne", "budget", "vote",  "Fed",
                                                 "rates", "ferry",  "fog",     "harbor", "chips", "talks"};

}  // namespace

ChangingFolder::ChangingFolder(unsigned seed, std::size_t files)
    : path_(folder_ / "in"), random_(seed), files_(files) {
    fs::create_directories(path_);
}

void ChangingFolder::change(std::size_t times) {
    for (; times > 0; --times) change_once();
}

void ChangingFolder::change_once() {
    const std::string ending(random_.one_of(endings));
    const std::string name = any_name(ending);
    const fs::path file = fs::path(path_) / name;
    const std::size_t what = random_.below(8);
    if (what == 0) {
        fs::remove(file);
    } else if (what == 1 && fs::exists(file)) {
        const fs::path other = fs::path(path_) / any_name(ending);
        fs::create_directories(other.parent_path());
        fs::rename(file, other);
    } else if (what == 2 && random_.below(files_) == 0) {
        fs::remove_all(file.parent_path());
    } else {
        (void)folder_.write("in/" + name, content(name));
    }
}

std::string ChangingFolder::any_name(std::string_view ending) {
    return fmt::format("{}/{}{}", random_.below(3), random_.below(files_), ending);
}

std::string ChangingFolder::content(const std::string& name) {
    const auto sentence = [&] { return random_.joined(words, 2 + random_.below(20), " ") + "."; };
    const std::string footer = "Footer number " + number(2);
    if (name.ends_with(".txt"))
        return fmt::format("{}\n\n{}\n\n{}\n{}\n", sentence(), sentence(), sentence(), footer);
    if (name.ends_with(".html"))
        return fmt::format("<html><title>{}</title><body><p>{}</p><p>{}</p></body></html>", sentence(),
                           sentence(), footer);
    std::string records = name.ends_with(".csv") ? "id,title,text\n" : "";
    for (std::size_t left = random_.below(6); left > 0; --left) {
        const std::string id = fmt::format("{}-{}", random_.below(3 * files_), random_.below(3));
        records += name.ends_with(".csv")
                       ? fmt::format("{},{},{}\n", id, sentence(), sentence())
                       : fmt::format("{{\"id\": \"{}\", \"title\": \"{}\", \"text\": \"{}\\n{}\"}}\n", id,
                                     sentence(), sentence(), footer);
    }
    return records;
}

}  // namespace debrief::test
