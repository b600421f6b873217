#include "corpus/names_runs.h"

#include "corpus/base/text.h"
#include "corpus/event_dates_words.h"
#include "corpus/figures_numbers.h"
#include "corpus/prose_words.h"
#include "corpus/word_sieve.h"

#include <algorithm>
#include <array>
#include <string>

namespace debrief {

namespace {

constexpr std::size_t longest_run = 12;  ///< tokens; what is longer is a line of capitals
constexpr std::size_t fewest_heading_words = 4;
constexpr double heading_share = 0.6;  ///< of a block's words with capitals from which on it is a heading

/// Small words inside names: "Bank of England", "Ursula von der Leyen".
constexpr std::array<std::string_view, 10> links{"of",  "the", "de", "von", "van",
                                                 "der", "den", "la", "al",  "bin"};

/// Behind these "of" goes on with a name: "Bank of England"; behind others it begins another: "Wang of
/// Scale".
constexpr std::array<std::string_view, 19> takes_of{
    "bank",    "university", "department", "ministry", "house",  "court",  "institute",
    "college", "republic",   "kingdom",    "board",    "bureau", "office", "council",
    "church",  "academy",    "museum",     "school",   "isle"};

/// Before a name, and none of it.
constexpr auto words_before_names = std::to_array<std::string_view>({"attorney",
                                                                     "captain",
                                                                     "ceo",
                                                                     "chair",
                                                                     "chairman",
                                                                     "chancellor",
                                                                     "chief",
                                                                     "colonel",
                                                                     "congressman",
                                                                     "congresswoman",
                                                                     "dame",
                                                                     "deputy",
                                                                     "director",
                                                                     "dr",
                                                                     "executive",
                                                                     "foreign",
                                                                     "gen",
                                                                     "general",
                                                                     "gov",
                                                                     "governor",
                                                                     "judge",
                                                                     "justice",
                                                                     "king",
                                                                     "lady",
                                                                     "lord",
                                                                     "minister",
                                                                     "miss",
                                                                     "mr",
                                                                     "mrs",
                                                                     "ms",
                                                                     "officer",
                                                                     "pope",
                                                                     "president",
                                                                     "prime",
                                                                     "prince",
                                                                     "princess",
                                                                     "prof",
                                                                     "professor",
                                                                     "queen",
                                                                     "rep",
                                                                     "representative",
                                                                     "saint",
                                                                     "secretary",
                                                                     "sen",
                                                                     "senator",
                                                                     "sir",
                                                                     "treasury",
                                                                     "vice"});
static_assert(std::is_sorted(words_before_names.begin(), words_before_names.end()));

/// Capitalised, yet no names of anybody or anything.
constexpr auto no_names = std::to_array<std::string_view>(
    {"african",   "ai",        "am",       "american",  "americans",  "arab",       "asian",    "australian",
     "brazilian", "british",   "britons",  "canadian",  "catholic",   "ceo",        "cfo",      "chart",
     "chinese",   "christian", "co",       "corp",      "democratic", "dutch",      "eastern",  "edt",
     "english",   "est",       "european", "europeans", "faq",        "french",     "gdp",      "german",
     "germans",   "gmt",       "greek",    "i",         "id",         "inc",        "indian",   "indians",
     "internet",  "ipo",       "iranian",  "irish",     "israeli",    "italian",    "japanese", "jewish",
     "korean",    "ltd",       "mexican",  "muslim",    "no",         "northern",   "note",     "ok",
     "pdf",       "pm",        "polish",   "q",         "read",       "republican", "russian",  "russians",
     "s",         "scottish",  "southern", "spanish",   "swedish",    "swiss",      "turkish",  "tv",
     "u",         "ukrainian", "update",   "utc",       "welsh",      "western"});
static_assert(std::is_sorted(no_names.begin(), no_names.end()));

bool is_word_before_names(std::string_view lower) {
    static constexpr WordSieve sieve(words_before_names);
    return sieve.may_hold(lower) &&
           std::binary_search(words_before_names.begin(), words_before_names.end(), lower);
}

bool is_no_name(std::string_view lower) {
    static constexpr WordSieve sieve(no_names);
    return sieve.may_hold(lower) && std::binary_search(no_names.begin(), no_names.end(), lower);
}

/// Finds the runs of one text, block by block.
class RunFinder {
 public:
    explicit RunFinder(const Prose& prose) : prose_(prose) {}

    std::vector<NameRun> find() {
        for (std::size_t begin = 0; begin < prose_.size();) {
            const std::size_t end = prose_.find(begin + 1, prose_.size(), [](const ProseToken& token) {
                return token.gap == TokenGap::block;
            });
            read_block(begin, end);
            begin = end;
        }
        return std::move(runs_);
    }

 private:
    /// A line of title case, or all in capitals, without a full stop.
    [[nodiscard]] bool is_heading(std::size_t begin, std::size_t end) const {
        const bool is_closed = prose_.is_symbol(end - 1, U'.') || prose_.is_symbol(end - 1, U')');
        if (is_closed) return false;
        std::size_t words = 0;
        std::size_t capitals = 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (!prose_.is_word(i) || prose_.lower(i).size() < 4) continue;
            ++words;
            if (prose_.is_capitalised(i)) ++capitals;
        }
        return words < fewest_heading_words ||
               static_cast<double>(capitals) >= heading_share * static_cast<double>(words);
    }

    void read_block(std::size_t begin, std::size_t end) {
        const RunPlace inside = is_heading(begin, end) ? RunPlace::heading : RunPlace::mid_sentence;
        const auto has_capital = [](const ProseToken& token) { return token.capital != Capital::none; };
        for (std::size_t i = prose_.find(begin, end, has_capital); i < end;
             i = prose_.find(i, end, has_capital)) {
            const std::size_t last = run_end(i, end);
            if (last == i) {
                ++i;
                continue;
            }
            add(i, last, inside);
            i = last;
        }
    }

    [[nodiscard]] bool begins_name(std::size_t i) const {
        if (prose_[i].capital == Capital::none) return false;
        const std::string_view lower = prose_.lower(i);
        const bool is_time =
            prose_.may_be_of(i, calendar_words) && (find_month(lower) || find_weekday(lower));
        return !is_time && !is_function_word(lower);
    }

    /// The token behind what one capitalised word takes with it: "Rees-Mogg", "GPT-5", "O'Brien", "J.".
    [[nodiscard]] std::size_t word_end(std::size_t i, std::size_t end) const {
        std::size_t last = i + 1;
        while (last + 1 < end && prose_.is_glued(last)) {
            const bool is_number = prose_.is_number(last);  // "R1"
            const char32_t symbol = prose_[last].symbol;
            const bool is_joined =
                prose_.is_glued(last + 1) &&
                ((is_hyphen(symbol) && (prose_.is_capitalised(last + 1) || prose_.is_number(last + 1))) ||
                 (is_apostrophe(symbol) && prose_.written(i).size() <= 2 &&
                  prose_.is_capitalised(last + 1)) ||
                 (symbol == U'&' && prose_.is_capitalised(last + 1)));
            const bool is_initial = symbol == U'.' && prose_.written(last - 1).size() == 1 &&
                                    prose_.goes_on(last + 1) && prose_.is_capitalised(last + 1);
            const bool is_suffix = prose_.is_word(last) && prose_.is_number(last - 1);  // "GPT-4o"
            if (is_number || is_suffix) {
                ++last;
            } else if (is_joined) {
                last += 2;
            } else if (is_initial) {
                return last + 1;
            } else {
                break;
            }
        }
        if (last < end && prose_.is_number(last) && prose_.is_glued(last)) ++last;
        return last;
    }

    /// The token behind the run of capitalised words that begins at `i`; `i` where none does.
    [[nodiscard]] std::size_t run_end(std::size_t i, std::size_t end) const {
        if (!begins_name(i)) return i;
        std::size_t last = word_end(i, end);
        while (last < end && last - i < longest_run && prose_.goes_on(last)) {
            if (prose_.is_glued(last) && !prose_.is_symbol(last - 1, U'.')) break;
            std::size_t next = last;
            if (!prose_.is_word(next, "of") || takes_of_at(last - 1)) {
                for (int taken = 0; taken < 2 && prose_.is_word(next) && is_link(prose_.lower(next)); ++taken)
                    ++next;
            }
            const bool is_word = prose_.goes_on(next) && begins_name(next);
            if (is_word && (next == last || prose_.is_capitalised(next))) {
                last = word_end(next, end);
                continue;
            }
            const bool is_version = next == last && prose_.is_number(last) && is_version_at(last, end);
            if (!is_version) break;
            ++last;
        }
        return last;
    }

    [[nodiscard]] bool takes_of_at(std::size_t i) const {
        return std::find(takes_of.begin(), takes_of.end(), prose_.lower(i)) != takes_of.end();
    }

    [[nodiscard]] static bool is_link(std::string_view lower) {
        return std::find(links.begin(), links.end(), lower) != links.end();
    }

    /// "4" of "Llama 4", not of "Meta 4 percent" or "April 4".
    [[nodiscard]] bool is_version_at(std::size_t i, std::size_t end) const {
        const std::string_view written = prose_.written(i);
        if (written.size() > 4 || written.find(',') != std::string_view::npos) return false;
        if (i + 1 >= end) return true;
        if (prose_.is_symbol(i + 1, U'%') || (prose_.is_glued(i + 1) && prose_.is_word(i + 1))) return false;
        return !prose_.is_word(i + 1) || !prose_.goes_on(i + 1) ||
               (!find_multiplier(prose_.lower(i + 1)) && !prose_.is_word(i + 1, "percent") &&
                !prose_.is_word(i + 1, "per"));
    }

    /// `inside`: where it stands but for a sentence's beginning.
    void add(std::size_t first, std::size_t last, RunPlace inside) {
        const std::size_t begin = first;
        bool is_start = prose_.begins_sentence(first);
        if (is_word_before_names(prose_.lower(first))) {
            // "Chief Financial Officer Ann Lee": up to the last word of the title.
            for (std::size_t i = begin; i < last; ++i) {
                if (is_word_before_names(prose_.lower(i)))
                    first = i + (prose_.is_symbol(i + 1, U'.') ? 2 : 1);
            }
        }
        if (first > begin && first < last) is_start = false;  // a title shows the name behind it
        if (first >= last) return;
        if (last - first == 1 && !is_worth_a_name(first)) return;
        const bool is_first = is_start && inside != RunPlace::heading;
        runs_.push_back(
            {first, last, is_first ? RunPlace::sentence_start : inside, acronym_behind(first, last)});
    }

    [[nodiscard]] bool is_worth_a_name(std::size_t i) const {
        const std::string_view lower = prose_.lower(i);
        return lower.size() > 1 && !is_no_name(lower) && !find_small_number(lower);
    }

    /// "MSL" of "Meta Superintelligence Labs (MSL)".
    [[nodiscard]] std::string_view acronym_behind(std::size_t first, std::size_t last) const {
        if (!prose_.is_symbol(last, U'(') || !prose_.is_word(last + 1) || !prose_.is_symbol(last + 2, U')'))
            return "";
        const std::string_view letters = prose_.written(last + 1);
        std::string initials;
        for (std::size_t i = first; i < last; ++i) {
            if (prose_.is_capitalised(i)) initials += prose_.written(i).front();
        }
        return letters.size() > 1 && letters == initials ? letters : "";
    }

    const Prose& prose_;
    std::vector<NameRun> runs_;
};

}  // namespace

std::vector<NameRun> find_name_runs(const Prose& prose) {
    return RunFinder(prose).find();
}

}  // namespace debrief
