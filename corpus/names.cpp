#include "corpus/names.h"

#include "corpus/citations.h"
#include "corpus/names_runs.h"

#include <algorithm>
#include <list>
#include <unordered_map>

namespace debrief {

namespace {

constexpr std::size_t most_names = 10'000;      ///< of a text; the rest, by then a table's, is left out
constexpr std::size_t shortest_short_form = 3;  ///< bytes: "AI" is no short form of "Scale AI"

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
    /// Whether the bytes of a run are its words with one blank between.
    [[nodiscard]] bool is_plainly_set(const NameRun& run) const {
        for (std::size_t i = run.first + 1; i < run.last; ++i) {
            const std::size_t gap = prose_[i].begin - prose_[i - 1].end;
            const bool is_blank = gap == 1 && prose_.text()[prose_[i - 1].end] == ' ';
            if (prose_.is_glued(i) ? gap > 0 : !is_blank) return false;
        }
        return true;
    }

    /// With one blank wherever there is white space, the end of a wrapped line included.
    std::string_view phrase_of(const NameRun& run) {
        if (is_plainly_set(run)) return prose_.span(run.first, run.last).of(prose_.text());
        std::string& phrase = reset_.emplace_back();
        for (std::size_t i = run.first; i < run.last; ++i) {
            if (i > run.first && !prose_.is_glued(i)) phrase += ' ';
            phrase += prose_.written(i);
        }
        return phrase;
    }

    void weigh() {
        phrases_.reserve(runs_.size());
        for (const NameRun& run : runs_) {
            const bool is_long = run.last - run.first > 1 && run.place == RunPlace::sentence_start;
            if (run.place == RunPlace::mid_sentence || is_long) phrases_.try_emplace(phrase_of(run), no_name);
        }
    }

    /// The run itself, or, where its first word only begins the sentence ("Buying Scale AI"), the rest of it.
    void mention(NameRun run) {
        const bool has_rest = run.place == RunPlace::sentence_start && run.last - run.first > 1;
        if (has_rest && is_sentence_opener(prose_.lower(run.first))) ++run.first;
        const auto told = phrases_.find(phrase_of(run));
        if (told == phrases_.end()) return;
        std::size_t& name = told->second;
        if (name == no_name) {
            if (names_.size() == most_names) return;
            name = names_.size();
            const std::string phrase(told->first);
            names_.push_back({phrase, {phrase}, {}});
            acronyms_.emplace_back();
        }
        if (!run.acronym.empty()) acronyms_[name] = run.acronym;
        names_[name].mentions.push_back(prose_.span(run.first, run.last));
    }

    /// Names of which a word is the first or the last.
    struct Fulls {
        std::size_t last = 0;
        std::size_t count = 0;

        void add(std::size_t name) {
            last = name;
            ++count;
        }
    };

    /// Gives "Scale" to "Scale AI" and "Wang" to "Alexandr Wang" where only one name can be meant, and "MSL"
    /// to the name it was put in brackets behind.
    void join_short_forms() {
        is_joined_.assign(names_.size(), false);
        std::unordered_map<std::string_view, Fulls> by_end;
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const std::string_view full = names_[i].name;
            const auto first = full.find(' ');
            if (first == std::string_view::npos) continue;
            by_end[full.substr(0, first)].add(i);
            by_end[full.substr(full.rfind(' ') + 1)].add(i);
            if (!acronyms_[i].empty()) join(acronyms_[i], i);
        }
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const std::string_view form = names_[i].name;
            if (is_joined_[i] || form.size() < shortest_short_form) continue;
            const auto fulls = by_end.find(form);
            if (fulls == by_end.end() || fulls->second.count != 1) continue;
            const std::size_t full = fulls->second.last;
            const std::string_view name = names_[full].name;
            const bool is_last_word = name.substr(name.rfind(' ') + 1) == form;
            // The full form comes before the first of a first word: else "Meta" would be short for "Meta AI".
            const bool is_introduced = names_[full].mentions.front() < names_[i].mentions.front();
            if (is_last_word || is_introduced) join(form, full);
        }
        for (Name& name : names_) std::sort(name.mentions.begin(), name.mentions.end());
    }

    void join(std::string_view form, std::size_t full) {
        const auto found = phrases_.find(form);
        if (found == phrases_.end() || found->second == no_name) return;
        const std::size_t short_name = found->second;
        if (is_joined_[short_name] || short_name == full) return;
        const Name& taken = names_[short_name];
        Name& name = names_[full];
        name.forms.emplace_back(form);
        name.mentions.insert(name.mentions.end(), taken.mentions.begin(), taken.mentions.end());
        is_joined_[short_name] = true;
    }

    static constexpr std::size_t no_name = std::string_view::npos;

    const Prose& prose_;
    std::vector<NameRun> runs_;
    std::list<std::string> reset_;  ///< phrases that do not stand in the text with one blank between words
    /// Phrases whose capitals mean something: in mid-sentence, or of several words outside headings. With the
    /// place in `names_` of those that are mentioned.
    std::unordered_map<std::string_view, std::size_t> phrases_;
    std::vector<Name> names_;
    std::vector<std::string_view> acronyms_;  ///< of the name at the same place
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
