#include "tests/support/real_briefings.h"

#include "corpus/reader/text_briefing.h"
#include "tests/support/catch.h"
#include "tests/support/run.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>

namespace debrief::test {

namespace {

std::filesystem::path folder_of_real_briefings() {
    const char* named = std::getenv("DEBRIEF_REAL_BRIEFINGS");  // NOLINT(concurrency-mt-unsafe): one thread
    return named ? named : source_path("../shared/briefings");
}

}  // namespace

const SampleIndex* real_briefings() {
    static const std::unique_ptr<SampleIndex> index = [] {
        std::vector<Briefing> briefings;
        Stories stories;
        for (const auto& entry :
             std::filesystem::directory_iterator(source_path("tests/data/real_briefings"))) {
            const auto text = folder_of_real_briefings() / entry.path().stem().concat(".txt");
            if (entry.path().extension() != ".json" || !std::filesystem::exists(text)) continue;
            briefings.push_back(briefing_from_text(read_file(text)));
            briefings.back().id = text.filename().string().substr(0, 3);
            stories[briefings.back().id] = real_story;
        }
        return briefings.size() == 5 ? std::make_unique<SampleIndex>(briefings, stories) : nullptr;
    }();
    if (!index) WARN("skipped: no real briefings in " << folder_of_real_briefings());
    return index.get();
}

}  // namespace debrief::test
