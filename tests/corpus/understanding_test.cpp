#include "corpus/base/text.h"
#include "corpus/evidence.h"
#include "corpus/reader/text_briefing.h"
#include "corpus/sentences.h"
#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <filesystem>

using namespace debrief;
using namespace debrief::test;

// Answers for whole briefings, checked by a second annotation: each sentence on a line, behind its evidence
// and what backs it; a blank line divides title, summary and text. A text without its answers here is one of
// corpus/samples.

namespace {

std::vector<std::filesystem::path> answer_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(source_path("tests/data/understanding"))) {
        if (entry.path().extension() == ".answers") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string text_of(const std::filesystem::path& answers) {
    std::filesystem::path text = answers;
    text.replace_extension(".txt");
    if (!std::filesystem::exists(text)) text = source_path("corpus/samples") / text.filename();
    return read_file(text);
}

std::string understood(std::string_view part) {
    std::string lines;
    const auto groups = find_citations(part);
    for (const BackedSentence& backed : find_evidence(part, split_sentences(part), groups)) {
        lines += to_string(backed.evidence);
        for (const std::size_t group : backed.groups) {
            for (const Citation& citation : groups[group].citations) {
                lines += " " + citation.host;
                if (citation.page) lines += "#" + std::to_string(*citation.page);
            }
        }
        lines += "\t" + collapse_spaces(backed.span.of(part)) + "\n";
    }
    return lines;
}

}  // namespace

TEST_CASE("sentences, citations and evidence of whole briefings are those of the answers",
          "[corpus][understanding]") {
    const std::vector<std::filesystem::path> files = answer_files();
    CHECK(files.size() >= 26);
    for (const std::filesystem::path& file : files) {
        CAPTURE(file.filename().string());
        const Briefing briefing = briefing_from_text(text_of(file));
        const bool has_title = briefing.title_origin == TitleOrigin::given;
        CHECK((has_title ? understood(briefing.title) : "") + "\n" + understood(briefing.summary) + "\n" +
                  understood(briefing.text) ==
              read_file(file));
    }
}
