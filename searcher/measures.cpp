#include "searcher/measures.h"

#include "corpus/base/error.h"
#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::string_view usual_depths = "5,10,15,20,30,100,200,500,1000";
constexpr std::string_view recall_levels = "0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1";
constexpr std::string_view multiples = "0.2,0.4,0.6,0.8,1,1.2,1.4,1.6,1.8,2";
constexpr double greatest_parameter = 1e9;

constexpr auto without = MeasureParameter::none;
constexpr auto by_depth = MeasureParameter::depth;
constexpr auto by_share = MeasureParameter::share;

constexpr std::array measure_table{
    MeasureKind{"runid", without, "", Summary::tag, measure::queries, "the tag of the run's last line"},
    MeasureKind{"num_q", without, "", Summary::queries, measure::queries, "queries that count"},
    MeasureKind{"num_ret", without, "", Summary::sum, measure::found, "documents found"},
    MeasureKind{"num_rel", without, "", Summary::sum, measure::relevant, "relevant documents"},
    MeasureKind{"num_rel_ret", without, "", Summary::sum, measure::relevant_found,
                "relevant documents found"},
    MeasureKind{
        "map", without, "", Summary::mean, measure::average_precision,
        "average precision: mean over all relevant documents of the precision at their ranks, 0 if not "
        "found"},
    MeasureKind{"gm_map", without, "", Summary::geometric_mean, measure::average_precision,
                "geometric mean of average precision"},
    MeasureKind{"Rprec", without, "", Summary::mean, measure::r_precision,
                "precision at rank R, the number of relevant documents"},
    MeasureKind{
        "bpref", without, "", Summary::mean, measure::binary_preference,
        "share of judged nonrelevant documents, of the first R, that are not above a relevant one; mean "
        "over all relevant documents"},
    MeasureKind{"recip_rank", without, "", Summary::mean, measure::reciprocal_rank,
                "1 / rank of the first relevant document"},
    MeasureKind{"iprec_at_recall", by_share, recall_levels, Summary::mean, measure::interpolated_precision,
                "highest precision at any rank where recall is x or more"},
    MeasureKind{"P", by_depth, usual_depths, Summary::mean, measure::precision_at,
                "precision: share of relevant documents among the first k ranks"},
    MeasureKind{"recall", by_depth, usual_depths, Summary::mean, measure::recall_at,
                "share of the relevant documents that the first k ranks have"},
    MeasureKind{"infAP", without, "", Summary::mean, measure::inferred_average_precision,
                "average precision, inferred where only a sample of the pool was judged"},
    MeasureKind{"gm_bpref", without, "", Summary::geometric_mean, measure::binary_preference,
                "geometric mean of bpref"},
    MeasureKind{"Rprec_mult", by_share, multiples, Summary::mean, measure::precision_at_multiple,
                "precision at rank x R"},
    MeasureKind{"utility", without, "", Summary::mean, measure::utility,
                "relevant documents found less others found"},
    MeasureKind{"11pt_avg", without, "", Summary::mean, measure::eleven_point_average,
                "mean of iprec_at_recall at 0, 0.1, …, 1"},
    MeasureKind{"ndcg", without, "", Summary::mean, measure::ndcg,
                "sum of relevance / log2(rank + 1), divided by that of the best ranking"},
    MeasureKind{"ndcg_cut", by_depth, usual_depths, Summary::mean, measure::ndcg_at,
                "ndcg of the first k ranks, divided by that of the best k"},
    MeasureKind{"map_cut", by_depth, usual_depths, Summary::mean, measure::average_precision_at,
                "average precision of the first k ranks"},
    MeasureKind{"relative_P", by_depth, usual_depths, Summary::mean, measure::relative_precision_at,
                "precision at k divided by the highest possible"},
    MeasureKind{"success", by_depth, "1,5,10", Summary::mean, measure::success_at,
                "1 if the first k ranks have a relevant document"},
    MeasureKind{"set_P", without, "", Summary::mean, measure::set_precision, "precision of all found"},
    MeasureKind{"set_relative_P", without, "", Summary::mean, measure::set_relative_precision,
                "set_P divided by the highest possible"},
    MeasureKind{"set_recall", without, "", Summary::mean, measure::set_recall, "recall of all found"},
    MeasureKind{"set_map", without, "", Summary::mean, measure::set_average_precision,
                "set_P times set_recall"},
    MeasureKind{"set_F", without, "", Summary::mean, measure::set_f, "harmonic mean of set_P and set_recall"},
    MeasureKind{"num_nonrel_judged_ret", without, "", Summary::sum, measure::nonrelevant_found,
                "documents found that are judged and not relevant"},
    MeasureKind{"unj", by_depth, "5,10,20", Summary::mean, measure::unjudged_at,
                "share of documents among the first k ranks that nobody judged"},
};

struct MeasureSet {
    std::string_view name;
    std::string_view measures;  ///< empty: all
};

constexpr std::array measure_sets{
    MeasureSet{"official",
               "runid,num_q,num_ret,num_rel,num_rel_ret,map,gm_map,Rprec,bpref,recip_rank,iprec_at_recall,P"},
    MeasureSet{"set",
               "runid,num_q,num_ret,num_rel,num_rel_ret,utility,set_P,set_recall,set_relative_P,set_map,"
               "set_F"},
    MeasureSet{"all", ""},
    MeasureSet{"all_trec", ""},
};

std::vector<std::string_view> list_items(std::string_view list) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        parts.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

const MeasureKind* find_kind(std::string_view name) {
    const auto row = std::find_if(measure_table.begin(), measure_table.end(),
                                  [&](const MeasureKind& kind) { return kind.name == name; });
    return row == measure_table.end() ? nullptr : &*row;
}

std::optional<double> parse_parameter(std::string_view text, MeasureParameter parameter) {
    double value = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, value, std::chars_format::fixed);
    if (error != std::errc() || end != last || text.starts_with('-') || value > greatest_parameter) {
        return std::nullopt;
    }
    const bool is_whole = text.find('.') == std::string_view::npos;
    if (parameter == MeasureParameter::depth && (!is_whole || value < 1)) return std::nullopt;
    return value;
}

std::string full_name(const MeasureKind& kind, double parameter) {
    switch (kind.parameter) {
        case MeasureParameter::depth:
            return fmt::format("{}_{:.0f}", kind.name, parameter);
        case MeasureParameter::share:
            return fmt::format("{}_{:.2f}", kind.name, parameter);
        case MeasureParameter::none:
            break;
    }
    return std::string(kind.name);
}

void add_measures(const MeasureKind& kind, std::string_view parameters, std::string_view asked,
                  std::vector<Measure>& measures) {
    if (kind.parameter == MeasureParameter::none) {
        if (!parameters.empty()) {
            throw Error(ErrorKind::usage, fmt::format("'{}': '{}' takes no parameters", asked, kind.name),
                        fmt::format("ask for '{}'", kind.name));
        }
        measures.push_back({&kind, 0, std::string(kind.name)});
        return;
    }
    for (const std::string_view text : list_items(parameters.empty() ? kind.defaults : parameters)) {
        const auto value = parse_parameter(text, kind.parameter);
        if (!value) {
            throw Error(
                ErrorKind::usage, fmt::format("'{}': '{}' is no parameter of '{}'", asked, text, kind.name),
                kind.parameter == MeasureParameter::depth ? "give whole numbers from 1 on: 'P.5,10'"
                                                          : "give decimal numbers: 'iprec_at_recall.0.5,1'");
        }
        measures.push_back({&kind, *value, full_name(kind, *value)});
    }
}

[[noreturn]] void fail_unknown_measure(std::string_view asked) {
    std::vector<std::string_view> names;
    for (const MeasureKind& kind : measure_table) names.push_back(kind.name);
    for (const MeasureSet& set : measure_sets) names.push_back(set.name);
    const auto nearest = nearest_word(asked.substr(0, asked.find('.')), names);
    throw Error(
        ErrorKind::usage, fmt::format("unknown measure '{}'", asked),
        nearest ? fmt::format("did you mean '{}'?", *nearest) : "'debrief eval --help' lists the measures");
}

void add_asked(std::string_view asked, std::vector<Measure>& measures) {
    for (const MeasureSet& set : measure_sets) {
        if (set.name != asked) continue;
        for (const MeasureKind& kind : measure_table) {
            const auto members = list_items(set.measures);
            const bool has =
                set.measures.empty() || std::find(members.begin(), members.end(), kind.name) != members.end();
            if (has) add_measures(kind, "", asked, measures);
        }
        return;
    }
    if (const MeasureKind* kind = find_kind(asked)) return add_measures(*kind, "", asked, measures);
    // "P.5,10" as trec_eval has it, and "P_5" as it is printed.
    for (const std::size_t split : {asked.find('.'), asked.rfind('_')}) {
        if (split == std::string_view::npos || split + 1 == asked.size()) continue;
        if (const MeasureKind* kind = find_kind(asked.substr(0, split))) {
            return add_measures(*kind, asked.substr(split + 1), asked, measures);
        }
    }
    fail_unknown_measure(asked);
}

}  // namespace

std::span<const MeasureKind> measure_kinds() {
    return measure_table;
}

std::vector<Measure> choose_measures(std::span<const std::string> asked) {
    std::vector<Measure> measures;
    for (const std::string& name : asked) add_asked(name, measures);
    std::sort(measures.begin(), measures.end(), [](const Measure& left, const Measure& right) {
        return left.kind != right.kind ? left.kind < right.kind : left.parameter < right.parameter;
    });
    const auto same = [](const Measure& left, const Measure& right) { return left.name == right.name; };
    measures.erase(std::unique(measures.begin(), measures.end(), same), measures.end());
    return measures;
}

Measure measure_named(const std::string& name) {
    const std::vector<Measure> measures = choose_measures(std::span(&name, 1));
    if (measures.size() != 1) {
        throw Error(ErrorKind::usage, fmt::format("'{}' stands for {} measures", name, measures.size()),
                    fmt::format("choose one, such as '{}'", measures.front().name));
    }
    return measures.front();
}

}  // namespace debrief
