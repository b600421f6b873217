#include "searcher/user_files.h"

#include "corpus/base/config_folder.h"
#include "corpus/base/error.h"
#include "corpus/base/terminal.h"

#include <ostream>

#include <fmt/format.h>
#include <xxhash.h>

namespace debrief {

namespace {

std::uint64_t fingerprint_of(const Synonyms& synonyms, const std::optional<SavedQueries>& saved) {
    std::string content = synonyms.to_text();
    if (saved) {
        for (const SavedQuery& each : saved->all()) content += each.name + '\t' + each.query + '\n';
    }
    return XXH3_64bits(content.data(), content.size());
}

}  // namespace

std::function<void(const Problem&)> problem_teller(const Console& console) {
    return [&console](const Problem& problem) {
        console.error << fmt::format("{}: {}\n", to_terminal_line(problem.where),
                                     to_terminal_line(problem.reason));
    };
}

UserFiles::UserFiles(const std::optional<std::string>& synonyms,
                     const std::function<void(const Problem&)>& on_problem) {
    const auto folder = config_folder();
    std::error_code failure;
    if (synonyms) {
        synonyms_ = read_synonyms(*synonyms, on_problem);
    } else if (folder && std::filesystem::exists(*folder / "synonyms.txt", failure)) {
        synonyms_ = read_synonyms((*folder / "synonyms.txt").string(), on_problem);
    }
    if (folder) {
        try {
            saved_.emplace(*folder / "saved.tsv", on_problem);
        } catch (const Error& error) {  // most queries need none
            on_problem({"saved queries", error.what()});
        }
    }
    fingerprint_ = fingerprint_of(synonyms_, saved_);
}

void UserFiles::apply_to(SearchRequest& request) const {
    if (!synonyms_.is_empty()) request.synonyms = &synonyms_;
    if (saved_) {
        request.context.find_saved = [saved = &*saved_](std::string_view name) { return saved->find(name); };
    }
}

}  // namespace debrief
