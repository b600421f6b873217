#include "corpus/evidence.h"
#include "corpus/mentions.h"
#include "corpus/reader/text_briefing.h"
#include "corpus/sentences.h"
#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"

#include <cstdlib>
#include <filesystem>
#include <map>

#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

// Answers for briefings that are not ours to keep: see tests/data/real_briefings/README.md.

namespace {

using nlohmann::json;

/// A real briefing and the answers for it.
struct RealBriefing {
    std::string name;
    Briefing briefing;
    json answers;
};

std::filesystem::path folder() {
    const char* named = std::getenv("DEBRIEF_REAL_BRIEFINGS");  // NOLINT(concurrency-mt-unsafe): one thread
    return named ? named : source_path("../shared/briefings");
}

/// Those that are there; none on most machines.
std::vector<RealBriefing> real_briefings() {
    std::vector<RealBriefing> all;
    for (const auto& entry : std::filesystem::directory_iterator(source_path("tests/data/real_briefings"))) {
        const std::filesystem::path text = folder() / entry.path().stem().concat(".txt");
        if (entry.path().extension() != ".json" || !std::filesystem::exists(text)) continue;
        const std::string content = read_file(text);
        json answers = json::parse(read_file(entry.path()));
        if (answers["bytes"] != content.size()) continue;
        all.push_back({entry.path().stem(), briefing_from_text(content), std::move(answers)});
    }
    if (all.empty()) WARN("skipped: no real briefings in " << folder());
    return all;
}

json sentences_of(std::string_view part) {
    json sentences = json::array();
    for (const BackedSentence& backed : find_evidence(part, split_sentences(part), find_citations(part))) {
        sentences.push_back({backed.span.begin, backed.span.end, to_string(backed.evidence)});
    }
    return sentences;
}

json citations_of(std::string_view part) {
    json citations = json::array();
    for (const CitationGroup& group : find_citations(part)) {
        for (const Citation& citation : group.citations) {
            citations.push_back(
                {citation.host, citation.page.value_or(0), citation.span.begin, citation.span.end});
        }
    }
    return citations;
}

}  // namespace

TEST_CASE("sentences, evidence and citations of real briefings are those of the answers",
          "[corpus][real_briefings]") {
    for (const RealBriefing& real : real_briefings()) {
        const Briefing& briefing = real.briefing;
        const bool has_title = briefing.title_origin == TitleOrigin::given;
        const std::map<std::string, std::string> parts{{"title", has_title ? briefing.title : ""},
                                                       {"summary", briefing.summary},
                                                       {"text", briefing.text}};
        for (const auto& [name, part] : parts) {
            CAPTURE(real.name, name);
            CHECK(sentences_of(part) == real.answers[name]["sentences"]);
            CHECK(citations_of(part) == real.answers[name]["citations"]);
        }
    }
}

TEST_CASE("the five real briefings have 73 mentions in 69 groups", "[corpus][real_briefings]") {
    const std::vector<RealBriefing> all = real_briefings();
    if (all.size() != 5) return;
    std::size_t groups = 0;
    std::map<std::string, std::size_t> hosts;
    std::map<std::string, std::size_t> sources;
    for (const RealBriefing& real : all) {
        const Briefing& briefing = real.briefing;
        for (const std::string* part : {&briefing.title, &briefing.summary, &briefing.text}) {
            groups += find_citations(*part).size();
        }
        for (const Mention& mention : find_mentions(briefing)) {
            ++hosts[mention.citation.host];
            ++sources[mention.source.owner + " " + std::string(to_string(mention.source.kind))];
        }
    }
    CHECK(groups == 69);
    CHECK(hosts == std::map<std::string, std::size_t>{{"about.fb.com", 29},
                                                      {"scale.com", 18},
                                                      {"cnbc.com", 11},
                                                      {"techcrunch.com", 5},
                                                      {"x.com", 3},
                                                      {"axios.com", 2},
                                                      {"meta.com", 2},
                                                      {"ai.meta.com", 2},
                                                      {"venturebeat.com", 1}});
    CHECK(sources == std::map<std::string, std::size_t>{{"Meta party", 33},
                                                        {"Scale AI party", 18},
                                                        {"CNBC press", 11},
                                                        {"TechCrunch press", 5},
                                                        {"X social", 3},
                                                        {"Axios press", 2},
                                                        {"VentureBeat press", 1}});
}
