#include "searcher/sweep_file.h"

#include "corpus/base/error.h"
#include "corpus/base/line_reader.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <variant>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t longest_sweep_line = 65'536;  ///< bytes

/// A member of `RankingOptions` under its name. What has none is `mode`.
struct Tunable {
    std::string_view name;
    double least = 0;
    double most = 0;
    std::variant<std::monostate, double& (*)(RankingOptions&), std::size_t& (*)(RankingOptions&)> member{};
};

using Options = RankingOptions;

constexpr std::array tunables{
    Tunable{"mode"},
    Tunable{"k1", 0.01, 100, [](Options& o) -> double& { return o.k1; }},
    Tunable{"b", 0, 1, [](Options& o) -> double& { return o.b; }},
    Tunable{"exact_share", 0, 1, [](Options& o) -> double& { return o.exact_share; }},
    Tunable{"long_query_words", 1, 1000, [](Options& o) -> std::size_t& { return o.long_query_words; }},
    Tunable{"stop_word_share", 0, 1, [](Options& o) -> double& { return o.stop_word_share; }},
    Tunable{"reranked", 1, 10'000, [](Options& o) -> std::size_t& { return o.reranked; }},
    Tunable{"request.share", 0, 1, [](Options& o) -> double& { return o.request.share; }},
    Tunable{"request.fewest_words", 1, 1000,
            [](Options& o) -> std::size_t& { return o.request.fewest_words; }},
    Tunable{"proximity.ordered_share", 0, 10,
            [](Options& o) -> double& { return o.proximity.ordered_share; }},
    Tunable{"proximity.window_share", 0, 10, [](Options& o) -> double& { return o.proximity.window_share; }},
    Tunable{"proximity.window", 2, 100, [](Options& o) -> std::size_t& { return o.proximity.window; }},
    Tunable{"proximity.widest_gap", 1, 100,
            [](Options& o) -> std::size_t& { return o.proximity.widest_gap; }},
    Tunable{"proximity.most_pairs", 0, 100,
            [](Options& o) -> std::size_t& { return o.proximity.most_pairs; }},
    Tunable{"neighbours.pool", 1, 1000, [](Options& o) -> std::size_t& { return o.neighbours.pool; }},
    Tunable{"neighbours.leaders", 1, 1000, [](Options& o) -> std::size_t& { return o.neighbours.leaders; }},
    Tunable{"neighbours.sharpness", 0, 100, [](Options& o) -> double& { return o.neighbours.sharpness; }},
    Tunable{"neighbours.leader_share", 0, 1, [](Options& o) -> double& { return o.neighbours.leader_share; }},
    Tunable{"neighbours.neighbours", 1, 1000,
            [](Options& o) -> std::size_t& { return o.neighbours.neighbours; }},
    Tunable{"neighbours.neighbour_share", 0, 1,
            [](Options& o) -> double& { return o.neighbours.neighbour_share; }},
    Tunable{"feedback.documents", 1, 1000, [](Options& o) -> std::size_t& { return o.feedback.documents; }},
    Tunable{"feedback.sharpness", 0, 100, [](Options& o) -> double& { return o.feedback.sharpness; }},
    Tunable{"feedback.terms", 1, 200, [](Options& o) -> std::size_t& { return o.feedback.terms; }},
    Tunable{"feedback.fewest", 1, 1000, [](Options& o) -> std::size_t& { return o.feedback.fewest; }},
    Tunable{"feedback.most_common", 0, 1, [](Options& o) -> double& { return o.feedback.most_common; }},
    Tunable{"feedback.share", 0, 1, [](Options& o) -> double& { return o.feedback.share; }},
    Tunable{"feedback.kept", 0, 1000, [](Options& o) -> std::size_t& { return o.feedback.kept; }},
    Tunable{"evidence_share", 0, 10, [](Options& o) -> double& { return o.evidence_share; }},
};

std::string bounds_of(const Tunable& tunable) {
    if (std::holds_alternative<std::monostate>(tunable.member)) return "plain, fast, best or deep";
    return fmt::format("{:g} to {:g}", tunable.least, tunable.most);
}

/// A number and nothing else.
std::optional<double> number_in(std::string_view text, const Tunable& tunable) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = error == std::errc() && end == text.data() + text.size();
    const bool is_inside = number >= tunable.least && number <= tunable.most;  // not a number is neither
    return is_number && is_inside ? std::optional(number) : std::nullopt;
}

/// Sets the member to what `text` says; whether that is a value of it.
bool set_member(RankingOptions& options, const Tunable& tunable, std::string_view text) {
    if (const auto* real = std::get_if<1>(&tunable.member)) {
        const auto number = number_in(text, tunable);
        if (number) (*real)(options) = *number;
        return number.has_value();
    }
    if (const auto* whole = std::get_if<2>(&tunable.member)) {
        const auto number = parse_number(text);
        if (!number || !number_in(text, tunable)) return false;
        (*whole)(options) = *number;
        return true;
    }
    const auto mode = find_ranking_mode(text);
    if (!mode) return false;
    options.mode = *mode;
    return true;
}

/// What the member is, as one number.
double member_of(RankingOptions options, const Tunable& tunable) {
    if (const auto* real = std::get_if<1>(&tunable.member)) return (*real)(options);
    if (const auto* whole = std::get_if<2>(&tunable.member)) return static_cast<double>((*whole)(options));
    return static_cast<double>(options.mode);
}

struct TriedValues {
    const Tunable* tunable;
    std::vector<std::string> values;
};

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \t", begin), text.size());
        if (end > begin) words.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

/// Says what is wrong with a line, and what would be right.
class SweepLines {
 public:
    explicit SweepLines(std::string_view file) : file_(file) {}

    void add(const Line& line) {
        number_ = line.number;
        if (line.is_cut) fail(fmt::format("is longer than {} bytes", longest_sweep_line), "divide it");
        std::string_view text = line.text;
        if (number_ == 1) text = without_byte_order_mark(text);
        text = trim(text.substr(0, text.find('#')));
        if (text.empty()) return;
        const std::size_t equals = text.find('=');
        if (equals == std::string_view::npos) fail("has no '='", "its lines are 'k1 = 1.2 1.6 2.0'");
        add_values(find_tunable(trim(text.substr(0, equals))), words_in(text.substr(equals + 1)));
    }

    [[nodiscard]] const std::vector<TriedValues>& tried() const { return tried_; }

 private:
    [[noreturn]] void fail(const std::string& what, const std::string& hint) const {
        throw Error(ErrorKind::usage, fmt::format("{}:{}: {}", file_, number_, what), hint);
    }

    [[nodiscard]] const Tunable& find_tunable(std::string_view name) const {
        const auto found = std::find_if(tunables.begin(), tunables.end(),
                                        [&](const Tunable& tunable) { return tunable.name == name; });
        if (found == tunables.end())
            fail(fmt::format("no parameter is called '{}'", name), "there are " + sweep_parameters_text());
        return *found;
    }

    void add_values(const Tunable& tunable, std::vector<std::string> values) {
        for (const TriedValues& earlier : tried_) {
            if (earlier.tunable == &tunable)
                fail(fmt::format("'{}' stands twice", tunable.name), "put all its values on one line");
        }
        if (values.empty())
            fail(fmt::format("'{}' has no values", tunable.name), "give " + bounds_of(tunable));
        std::vector<double> seen;
        for (const std::string& value : values) {
            RankingOptions options;
            if (!set_member(options, tunable, value))
                fail(fmt::format("'{}' cannot be '{}'", tunable.name, value), "give " + bounds_of(tunable));
            const double number = member_of(options, tunable);
            if (std::find(seen.begin(), seen.end(), number) != seen.end())
                fail(fmt::format("'{}' has the value '{}' twice", tunable.name, value), "leave one out");
            seen.push_back(number);
        }
        tried_.push_back({&tunable, std::move(values)});
    }

    std::string_view file_;
    std::size_t number_ = 0;
    std::vector<TriedValues> tried_;
};

/// The combinations of the values, and `usual` with each.
std::vector<SweepSetting> settings_of(const std::vector<TriedValues>& tried, const RankingOptions& usual) {
    std::vector<SweepSetting> settings{{{}, usual, true}};
    for (const auto& [tunable, values] : tried) {
        std::vector<SweepSetting> longer;
        for (const SweepSetting& setting : settings) {
            for (const std::string& value : values) {
                SweepSetting more = setting;
                more.values.push_back(value);
                set_member(more.ranking, *tunable, value);
                more.is_usual =
                    setting.is_usual && member_of(more.ranking, *tunable) == member_of(usual, *tunable);
                longer.push_back(std::move(more));
            }
        }
        settings = std::move(longer);
    }
    return settings;
}

}  // namespace

Sweep read_sweep(InputStream& stream, std::string_view name, const RankingOptions& usual) {
    SweepLines lines(name);
    LineReader reader(stream, longest_sweep_line);
    while (const auto line = reader.next()) lines.add(*line);
    if (lines.tried().empty()) {
        throw Error(ErrorKind::usage, fmt::format("'{}' says nothing to try", name),
                    "its lines are 'k1 = 1.2 1.6 2.0'");
    }
    Sweep sweep;
    double settings = 1;
    for (const auto& [tunable, values] : lines.tried()) {
        sweep.parameters.emplace_back(tunable->name);
        settings *= static_cast<double>(values.size());
    }
    if (settings > most_sweep_settings) {
        throw Error(ErrorKind::usage, fmt::format("'{}' makes {:.0f} settings", name, settings),
                    fmt::format("try at most {} at once", most_sweep_settings));
    }
    sweep.settings = settings_of(lines.tried(), usual);
    return sweep;
}

std::string sweep_parameters_text() {
    std::string text;
    for (const Tunable& tunable : tunables)
        text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", tunable.name, bounds_of(tunable));
    return text;
}

}  // namespace debrief
