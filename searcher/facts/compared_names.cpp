#include "searcher/facts/compared_names.h"

#include "corpus/background.h"
#include "corpus/base/text.h"
#include "indexer/analysis.h"
#include "searcher/facts/compared_links.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace debrief {

namespace {

constexpr std::size_t shortest_part = 4;   ///< of a word of a name of several, that may be misspelt
constexpr std::size_t shortest_alone = 6;  ///< of a name of one word
constexpr std::size_t most_alike = 40;     ///< names that have all words but one in common
constexpr std::size_t longest_name = 200;  ///< bytes

/// What organisations are called in the singular and in the plural; of other words the plural is many.
constexpr auto organisations = std::to_array<std::string_view>(
    {"airline",    "airway",   "arena",    "center",    "centre",  "component", "device",    "dynamic",
     "enterprise", "game",     "group",    "holding",   "house",   "industry",  "institute", "lab",
     "laboratory", "material", "motor",    "network",   "partner", "picture",   "platform",  "product",
     "project",    "property", "resource", "robotic",   "service", "solution",  "studio",    "system",
     "technology", "venture",  "work",     "initiative"});

std::string_view last_word(std::string_view name) {
    const auto blank = name.rfind(' ');
    return blank == std::string_view::npos ? name : name.substr(blank + 1);
}

std::string singular_of(std::string_view word) {
    if (word.ends_with("ies")) return std::string(word.substr(0, word.size() - 3)) + "y";
    return std::string(word.ends_with("s") ? word.substr(0, word.size() - 1) : word);
}

bool is_plural_of(std::string_view plural, std::string_view singular) {
    return plural.ends_with("s") && singular_of(plural) == singular && is_one_of(singular, organisations);
}

/// Whether one letter more, less, other or swapped makes one of the other; the first stays.
bool is_one_edit_apart(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (a == b || b.size() - a.size() > 1 || a.empty() || a.front() != b.front()) return false;
    const auto from =
        static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
    if (a.size() < b.size()) return a.substr(from) == b.substr(from + 1);
    if (a.substr(from + 1) == b.substr(from + 1)) return true;
    return from + 1 < a.size() && a[from] == b[from + 1] && a[from + 1] == b[from] &&
           a.substr(from + 2) == b.substr(from + 2);
}

bool is_letters_only(std::string_view word) {
    return std::all_of(word.begin(), word.end(), is_ascii_lower);
}

/// "South Korea" and "South Korean" are no two spellings.
bool is_longer_form(std::string_view a, std::string_view b) {
    return a.starts_with(b) || b.starts_with(a);
}

/// Whether two words of names can be one, misspelt.
bool may_be_misspelt(std::string_view a, std::string_view b, std::size_t shortest) {
    if (std::min(a.size(), b.size()) < shortest || !is_letters_only(a) || !is_letters_only(b)) return false;
    if (!is_one_edit_apart(a, b) || is_longer_form(a, b)) return false;
    return background_count(a) == 0 || background_count(b) == 0;  // two words that news knows are two
}

struct NameForm {
    std::size_t telling;
    std::string written;
    std::string words;  ///< folded
    Span span;          ///< of its first mention
    std::size_t mentions;
};

class NameComparer {
 public:
    explicit NameComparer(const ComparedTellings& tellings) : tellings_(tellings) {}

    std::vector<ComparisonEntry> compare() {
        read();
        for (const auto& [key, names] : by_rest_) join(names);
        std::map<std::size_t, std::vector<std::size_t>> groups;
        for (std::size_t i = 0; i < forms_.size(); ++i) groups[root(i)].push_back(i);
        std::vector<ComparisonEntry> entries;
        for (const auto& [first, group] : groups) {
            std::set<std::string> words;
            for (const std::size_t i : group) words.insert(forms_[i].words);
            const bool is_shared = forms_[group.front()].telling != forms_[group.back()].telling;
            if (words.size() > 1 && is_shared && !is_told_apart(group)) entries.push_back(entry_of(group));
        }
        return entries;
    }

 private:
    void read() {
        const std::size_t share = share_of_each(most_compared, tellings_.size());
        for (std::size_t telling = 0; telling < tellings_.size() && forms_.size() < most_compared;
             ++telling) {
            std::map<std::string, std::size_t> known;  // of this telling
            for (const Name& name : tellings_.reader(telling).extractor().find_names()) {
                if (known.size() >= share) break;
                for (const Span& mention : name.mentions) add(telling, mention, known);
            }
        }
    }

    void add(std::size_t telling, Span mention, std::map<std::string, std::size_t>& known) {
        if (mention.size() > longest_name || !tellings_.place_of(telling, mention.begin)) return;
        std::string written = collapse_spaces(mention.of(tellings_.text(telling)));
        const auto entry = known.find(written);
        if (entry != known.end()) {
            ++forms_[entry->second].mentions;
            return;
        }
        const std::string words = join_forms(tokenize(written));
        if (words.empty()) return;
        known.emplace(written, forms_.size());
        parent_.push_back(forms_.size());
        const auto same = by_words_.emplace(words, forms_.size()).first->second;
        if (same == forms_.size()) remember(words);
        forms_.push_back({telling, std::move(written), words, mention, 1});
        parent_[root(forms_.size() - 1)] = root(same);
    }

    /// Under all of its words but one, and a name of one word under its first letter.
    void remember(const std::string& words) {
        const std::size_t form = forms_.size();
        if (words.find(' ') == std::string::npos) {
            if (words.size() >= shortest_alone) by_rest_[words.substr(0, 2)].push_back(form);
            return;
        }
        for (std::size_t begin = 0; begin < words.size();) {
            const std::size_t end = std::min(words.find(' ', begin), words.size());
            by_rest_[words.substr(0, begin) + "\n" + words.substr(end)].push_back(form);
            begin = end + 1;
        }
    }

    void join(const std::vector<std::size_t>& names) {
        if (names.size() > most_alike) return;
        for (std::size_t i = 0; i < names.size(); ++i) {
            for (std::size_t j = i + 1; j < names.size(); ++j) {
                const NameVariant variant = variant_of(forms_[names[i]].words, forms_[names[j]].words);
                if (variant == NameVariant::none) continue;
                parent_[std::max(root(names[i]), root(names[j]))] = std::min(root(names[i]), root(names[j]));
            }
        }
    }

    [[nodiscard]] std::size_t root(std::size_t i) const {
        while (parent_[i] != i) i = parent_[i];
        return i;
    }

    /// A telling that has several spellings of a name, but for its number, means several things.
    [[nodiscard]] bool is_told_apart(const std::vector<std::size_t>& group) const {
        return std::any_of(group.begin(), group.end(), [&](std::size_t i) {
            return std::any_of(group.begin(), group.end(), [&](std::size_t j) {
                return i < j && forms_[i].telling == forms_[j].telling &&
                       forms_[i].words != forms_[j].words &&
                       variant_of(forms_[i].words, forms_[j].words) != NameVariant::number;
            });
        });
    }

    /// The form that stands most often.
    [[nodiscard]] std::string about_of(const std::vector<std::size_t>& group) const {
        std::map<std::string, std::size_t> times;
        for (const std::size_t i : group) times[forms_[i].written] += forms_[i].mentions;
        return std::max_element(times.begin(), times.end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; })
            ->first;
    }

    [[nodiscard]] ComparisonEntry entry_of(const std::vector<std::size_t>& group) const {
        ComparisonEntry entry{
            ComparedKind::name, ComparisonLabel::different, about_of(group), "spelled differently", {}};
        std::set<std::pair<std::size_t, std::string>> told;
        for (const std::size_t i : group) {
            const NameForm& form = forms_[i];
            const auto place = tellings_.place_of(form.telling, form.span.begin);
            if (!place || !told.insert({form.telling, form.words}).second) continue;
            entry.tellings.push_back(tellings_.wording(*place, form.span));
            entry.tellings.back().normal = form.words;
        }
        add_short_forms(entry, told);
        std::stable_sort(
            entry.tellings.begin(), entry.tellings.end(),
            [](const TellingWording& a, const TellingWording& b) { return a.telling < b.telling; });
        return entry;
    }

    /// "Superintelligence Labs" beside "Meta Superintelligence Labs": the same without its first words.
    void add_short_forms(ComparisonEntry& entry, std::set<std::pair<std::size_t, std::string>>& told) const {
        std::vector<std::string> longer;
        for (const TellingWording& wording : entry.tellings) longer.push_back(" " + wording.normal);
        for (const NameForm& form : forms_) {
            const bool is_short =
                form.words.find(' ') != std::string::npos &&
                std::any_of(longer.begin(), longer.end(), [&](const std::string& name) {
                    return name.size() > form.words.size() + 1 && name.ends_with(" " + form.words);
                });
            const auto place = tellings_.place_of(form.telling, form.span.begin);
            if (!is_short || !place || !told.insert({form.telling, form.words}).second) continue;
            entry.tellings.push_back(tellings_.wording(*place, form.span));
            entry.tellings.back().normal = form.words;
        }
    }

    const ComparedTellings& tellings_;
    std::vector<NameForm> forms_;
    std::vector<std::size_t> parent_;  ///< of forms that are one name
    std::unordered_map<std::string, std::size_t> by_words_;
    std::map<std::string, std::vector<std::size_t>> by_rest_;
};

}  // namespace

NameVariant variant_of(std::string_view a, std::string_view b) {
    const auto blanks = [](std::string_view name) { return std::count(name.begin(), name.end(), ' '); };
    if (a == b || blanks(a) != blanks(b)) return NameVariant::none;
    if (blanks(a) == 0)
        return may_be_misspelt(a, b, shortest_alone) ? NameVariant::spelling : NameVariant::none;
    const std::string_view last_a = last_word(a);
    const std::string_view last_b = last_word(b);
    const bool has_same_front =
        a.substr(0, a.size() - last_a.size()) == b.substr(0, b.size() - last_b.size());
    if (has_same_front && (is_plural_of(last_a, last_b) || is_plural_of(last_b, last_a)))
        return NameVariant::number;
    // The one word that differs stands between what they have in common.
    const auto front =
        static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    const std::size_t begin = front == 0 ? 0 : a.rfind(' ', front - 1) + 1;
    const std::string_view rest_a = a.substr(std::min(a.find(' ', begin), a.size()));
    const std::string_view rest_b = b.substr(std::min(b.find(' ', begin), b.size()));
    if (rest_a != rest_b) return NameVariant::none;
    const std::string_view word_a = a.substr(begin, a.size() - rest_a.size() - begin);
    const std::string_view word_b = b.substr(begin, b.size() - rest_b.size() - begin);
    return may_be_misspelt(word_a, word_b, shortest_part) ? NameVariant::spelling : NameVariant::none;
}

std::vector<ComparisonEntry> compare_names(const ComparedTellings& tellings) {
    return NameComparer(tellings).compare();
}

}  // namespace debrief
