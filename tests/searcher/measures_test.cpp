#include "searcher/measures.h"

#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/thrown.h"

#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

using namespace debrief;

namespace {

std::string chosen(const std::vector<std::string>& asked) {
    std::vector<std::string> names;
    for (const Measure& measure : choose_measures(asked)) names.push_back(measure.name);
    return fmt::format("{}", fmt::join(names, " "));
}

std::string refusal(const std::string& asked) {
    return test::thrown_by([&] { (void)choose_measures(std::vector{asked}); });
}

}  // namespace

TEST_CASE("measures are chosen by trec_eval's names", "[searcher][measures]") {
    CHECK(chosen({"map"}) == "map");
    CHECK(chosen({"P.5,10"}) == "P_5 P_10");
    CHECK(chosen({"P_5"}) == "P_5");
    CHECK(chosen({"ndcg_cut_20", "ndcg_cut.10", "ndcg"}) == "ndcg ndcg_cut_10 ndcg_cut_20");
    CHECK(chosen({"success"}) == "success_1 success_5 success_10");
    CHECK(chosen({"recall"}) ==
          "recall_5 recall_10 recall_15 recall_20 recall_30 recall_100 recall_200 recall_500 recall_1000");
    CHECK(chosen({"iprec_at_recall.0.5,1,.25"}) ==
          "iprec_at_recall_0.25 iprec_at_recall_0.50 iprec_at_recall_1.00");
    CHECK(chosen({"iprec_at_recall_0.10"}) == "iprec_at_recall_0.10");
    CHECK(chosen({"Rprec_mult.0.2,2"}) == "Rprec_mult_0.20 Rprec_mult_2.00");
    CHECK(chosen({}).empty());
}

TEST_CASE("measures come once and in the order of the table", "[searcher][measures]") {
    CHECK(chosen({"P.10,5,10", "map", "P_5", "num_q", "map"}) == "num_q map P_5 P_10");
    CHECK(chosen({"official"}) ==
          "runid num_q num_ret num_rel num_rel_ret map gm_map Rprec bpref recip_rank iprec_at_recall_0.00 "
          "iprec_at_recall_0.10 iprec_at_recall_0.20 iprec_at_recall_0.30 iprec_at_recall_0.40 "
          "iprec_at_recall_0.50 iprec_at_recall_0.60 iprec_at_recall_0.70 iprec_at_recall_0.80 "
          "iprec_at_recall_0.90 iprec_at_recall_1.00 P_5 P_10 P_15 P_20 P_30 P_100 P_200 P_500 P_1000");
    CHECK(chosen({"set"}) ==
          "runid num_q num_ret num_rel num_rel_ret utility set_P set_relative_P set_recall set_map set_F");
    CHECK(choose_measures(std::vector<std::string>{"all"}).size() == 93);
    CHECK(chosen({"all"}) == chosen({"all_trec"}));
}

TEST_CASE("what is no measure is told", "[searcher][measures]") {
    CHECK(refusal("mpa") == "unknown measure 'mpa' | did you mean 'map'?");
    CHECK(refusal("ndgc_cut.10") == "unknown measure 'ndgc_cut.10' | did you mean 'ndcg_cut'?");
    CHECK(refusal("quality") == "unknown measure 'quality' | 'debrief eval --help' lists the measures");
    CHECK(refusal("") == "unknown measure '' | 'debrief eval --help' lists the measures");
    CHECK(refusal("map.5") == "'map.5': 'map' takes no parameters | ask for 'map'");
    CHECK(refusal("map_5") == "'map_5': 'map' takes no parameters | ask for 'map'");
    for (const std::string text : {"0", "-1", "x", "1.5", "1e3", "9999999999", "5,", "5,,6"}) {
        CAPTURE(text);
        CHECK(refusal("P." + text)
                  .ends_with("' is no parameter of 'P' | give whole numbers from 1 on: 'P.5,10'"));
    }
    CHECK(refusal("P.5,x") == "'P.5,x': 'x' is no parameter of 'P' | give whole numbers from 1 on: 'P.5,10'");
    CHECK(refusal("iprec_at_recall.half") ==
          "'iprec_at_recall.half': 'half' is no parameter of 'iprec_at_recall' | give decimal numbers: "
          "'iprec_at_recall.0.5,1'");
    CHECK(test::kind_thrown_by([] { (void)choose_measures(std::vector<std::string>{"x"}); }) ==
          ErrorKind::usage);
}

TEST_CASE("one measure is named in full", "[searcher][measures]") {
    CHECK(measure_named("ndcg_cut_10").parameter == 10);
    CHECK(measure_named("map").name == "map");
    CHECK(test::thrown_by([] { (void)measure_named("success"); }) ==
          "'success' stands for 3 measures | choose one, such as 'success_1'");
    CHECK(test::thrown_by([] { (void)measure_named("P_x"); }) ==
          "'P_x': 'x' is no parameter of 'P' | give whole numbers from 1 on: 'P.5,10'");
}

TEST_CASE("the README has each measure as the table has it", "[searcher][measures]") {
    std::ifstream file(test::source_path("searcher/README.md"));
    std::ostringstream text;
    text << file.rdbuf();
    for (const MeasureKind& kind : measure_kinds()) {
        const std::string_view suffix = kind.parameter == MeasureParameter::depth   ? "_k"
                                        : kind.parameter == MeasureParameter::share ? "_x"
                                                                                    : "";
        const std::string row =
            fmt::format("\n| `{}{}` | {} | {} |\n", kind.name, suffix, kind.meaning, kind.defaults);
        CAPTURE(row);
        CHECK(text.str().find(row) != std::string::npos);
    }
}
