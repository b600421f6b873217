#include "corpus/reader/selection.h"

#include <span>
#include <string>

namespace debrief {

namespace {

using Entry = IgnoreRules::Entry;
using Verdict = IgnoreRules::Verdict;

IgnoreRules rules_of(std::span<const std::string> patterns) {
    std::string lines;
    for (const std::string& pattern : patterns) lines += pattern + '\n';
    return IgnoreRules(lines);
}

}  // namespace

Selection::Selection(const ReadOptions& options)
    : include_(rules_of(options.include)), exclude_(rules_of(options.exclude)), left_out_(options.left_out) {}

bool Selection::is_included(std::string_view file) const {
    if (include_.empty()) return true;
    Entry entry = Entry::file;
    for (std::string_view path = file;;) {
        // The verdict is that of ignoring, where the pattern fits.
        if (const auto verdict = include_.judge(path, entry)) return *verdict == Verdict::ignored;
        const std::size_t slash = path.rfind('/');
        if (slash == std::string_view::npos) return false;
        path = path.substr(0, slash);
        entry = Entry::folder;
    }
}

bool Selection::has(std::string_view file) const {
    for (std::size_t slash = file.find('/'); slash != std::string_view::npos;
         slash = file.find('/', slash + 1)) {
        if (exclude_.judge(file.substr(0, slash), Entry::folder) == Verdict::ignored) return false;
    }
    return exclude_.judge(file, Entry::file) != Verdict::ignored && is_included(file);
}

}  // namespace debrief
