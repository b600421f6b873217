#include "corpus/names.h"

#include "corpus/citations.h"
#include "corpus/names_runs.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace debrief {

namespace {

constexpr std::size_t most_names = 10'000;      ///< of a text; the rest, by then a table's, is left out
constexpr std::size_t shortest_short_form = 3;  ///< bytes: "AI" is no short form of "Scale AI"

/// With one blank wherever there is white space, the end of a wrapped line included.
std::string phrase_of(const Prose& prose, const NameRun& run) {
    std::string phrase;
    for (std::size_t i = run.first; i < run.last; ++i) {
        if (i > run.first && !prose.is_glued(i)) phrase += ' ';
        phrase += prose.written(i);
    }
    return phrase;
}

bool is_sentence_opener(std::string_view lower) {
    return lower.ends_with("ing") || lower.ends_with("ed") || lower.ends_with("ly");
}

class NameFinder {
 public:
    explicit NameFinder(const Prose& prose) : prose_(prose), runs_(find_name_runs(prose)) {}

    std::vector<Name> find() {
        weigh();
        for (const NameRun& run : runs_) mention(run);
        join_short_forms();
        std::vector<Name> kept;
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (!is_joined_[i]) kept.push_back(std::move(names_[i]));
        }
        return kept;
    }

 private:
    void weigh() {
        told_.reserve(runs_.size());
        for (const NameRun& run : runs_) {
            const bool is_long = run.last - run.first > 1 && run.place == RunPlace::sentence_start;
            if (run.place == RunPlace::mid_sentence || is_long) told_.insert(phrase_of(prose_, run));
        }
    }

    /// The run itself, or, where its first word only begins the sentence ("Buying Scale AI"), the rest of it.
    void mention(NameRun run) {
        const bool has_rest = run.place == RunPlace::sentence_start && run.last - run.first > 1;
        if (has_rest && is_sentence_opener(prose_.lower(run.first))) ++run.first;
        std::string phrase = phrase_of(prose_, run);
        if (!told_.contains(phrase)) return;
        const auto [entry, is_new] = by_phrase_.try_emplace(phrase, names_.size());
        if (is_new) {
            if (names_.size() == most_names) {
                by_phrase_.erase(entry);
                return;
            }
            names_.push_back({phrase, {phrase}, {}});
            acronyms_.push_back(run.acronym);
        }
        Name& name = names_[entry->second];
        if (!run.acronym.empty()) acronyms_[entry->second] = run.acronym;
        name.mentions.push_back(prose_.span(run.first, run.last));
    }

    /// Gives "Scale" to "Scale AI" and "Wang" to "Alexandr Wang" where only one name can be meant, and "MSL"
    /// to the name it was put in brackets behind.
    void join_short_forms() {
        is_joined_.assign(names_.size(), false);
        std::unordered_map<std::string, std::vector<std::size_t>>
            by_end;  // names by their first and last word
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const std::string& full = names_[i].name;
            const auto first = full.find(' ');
            if (first == std::string::npos) continue;
            by_end[full.substr(0, first)].push_back(i);
            by_end[full.substr(full.rfind(' ') + 1)].push_back(i);
            if (!acronyms_[i].empty()) join(acronyms_[i], i);
        }
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const std::string form = names_[i].name;
            const auto fulls = by_end.find(form);
            const bool is_one = fulls != by_end.end() && fulls->second.size() == 1;
            if (is_joined_[i] || form.size() < shortest_short_form || !is_one) continue;
            const std::size_t full = fulls->second.front();
            const bool is_last_word = names_[full].name.ends_with(" " + form);
            // The full form comes before the first of a first word: else "Meta" would be short for "Meta AI".
            const bool is_introduced = names_[full].mentions.front() < names_[i].mentions.front();
            if (is_last_word || is_introduced) join(form, full);
        }
        for (Name& name : names_) std::sort(name.mentions.begin(), name.mentions.end());
    }

    void join(const std::string& form, std::size_t full) {
        const auto found = by_phrase_.find(form);
        if (found == by_phrase_.end() || is_joined_[found->second] || found->second == full) return;
        Name& taken = names_[found->second];
        Name& name = names_[full];
        name.forms.push_back(form);
        name.mentions.insert(name.mentions.end(), taken.mentions.begin(), taken.mentions.end());
        is_joined_[found->second] = true;
    }

    const Prose& prose_;
    std::vector<NameRun> runs_;
    /// Phrases whose capitals mean something: in mid-sentence, or of several words outside headings.
    std::unordered_set<std::string> told_;
    std::unordered_map<std::string, std::size_t> by_phrase_;
    std::vector<Name> names_;
    std::vector<std::string> acronyms_;  ///< of the name at the same place
    std::vector<bool> is_joined_;
};

}  // namespace

std::vector<Name> find_names(std::string_view text) {
    return find_names(Prose(text));
}

std::vector<Name> find_names(const Prose& prose) {
    auto names = NameFinder(prose).find();
    std::sort(names.begin(), names.end(),
              [](const Name& a, const Name& b) { return a.mentions.front() < b.mentions.front(); });
    return names;
}

}  // namespace debrief
