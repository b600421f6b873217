#include "corpus/cleaning.h"
#include "corpus/extractor.h"
#include "corpus/hedges.h"
#include "corpus/reader/dating.h"
#include "corpus/reader/reader.h"
#include "corpus/understanding.h"
#include "indexer/document_builder.h"
#include "indexer/record.h"
#include "indexer/token_reader.h"
#include "indexer/xapian_document.h"

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

using namespace debrief;

namespace {

namespace fs = std::filesystem;

double seconds_of_processor() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Keeps the first briefings of the input.
class FirstBriefings : public ReadVisitor {
 public:
    explicit FirstBriefings(std::size_t most) : most_(most) {}
    void on_briefing(Briefing&& briefing, std::string_view) override {
        ++read_;
        if (briefings.size() < most_) briefings.push_back(std::move(briefing));
    }
    void on_problem(Problem&& problem) override { throw std::runtime_error(problem.where); }
    void on_mended(Problem&&) override {}
    void on_passed_over(const fs::path&) override {}
    void on_progress(std::uint64_t) override {}
    [[nodiscard]] std::size_t read() const { return read_; }

    std::vector<Briefing> briefings;

 private:
    std::size_t most_;
    std::size_t read_ = 0;
};

/// Runs stage by stage over all briefings, so that a stage's time is of one look at the clock.
class StageBench {
 public:
    explicit StageBench(std::vector<Briefing> briefings) : briefings_(std::move(briefings)) {}

    void run() {
        time_preparation();
        extractors_.reserve(briefings_.size());
        time("whole text, citations", [&](std::size_t i) {
            extractors_.push_back(std::make_unique<Extractor>(briefings_[i]));
            return extractors_[i]->citation_groups().size();
        });
        time_extraction();
        time("tokenise text", [&](std::size_t i) {
            std::size_t tokens = 0;
            TokenReader reader(briefings_[i].text);
            while (reader.next() != nullptr) ++tokens;
            return tokens;
        });
        time("record", [&](std::size_t i) { return encode_record(briefings_[i]).size(); });
        time("build (all from here on)", [&](std::size_t i) {
            documents_.push_back(builder_.build(briefings_[i], {"12345678", "0123456789abcdef"}));
            return documents_[i].terms.size();
        });
        time("to Xapian's document",
             [&](std::size_t i) { return to_xapian_document(documents_[i]).termlist_count(); });
    }

 private:
    void time_preparation() {
        time("infer date and language", [&](std::size_t i) {
            infer_what_is_missing(briefings_[i], std::nullopt);
            return briefings_[i].language.size();
        });
        time("fingerprint", [&](std::size_t i) { return fingerprint(briefings_[i]).size(); });
        time("edge lines", [&](std::size_t i) { return edge_lines(briefings_[i]).size(); });
        time("mark chrome", [&](std::size_t i) {
            mark_chrome(briefings_[i], [](std::uint64_t) { return Repetition::none; });
            return briefings_[i].chrome.size();
        });
    }

    void time_extraction() {
        time("sentences", [&](std::size_t i) { return extractors_[i]->find_sentences().size(); });
        time("mentions", [&](std::size_t i) { return extractors_[i]->find_mentions().size(); });
        time("prose", [&](std::size_t i) { return extractors_[i]->prose().size(); });
        time("event dates", [&](std::size_t i) { return extractors_[i]->find_event_dates().size(); });
        time("figures", [&](std::size_t i) { return extractors_[i]->find_figures().size(); });
        time("names", [&](std::size_t i) { return extractors_[i]->find_names().size(); });
        time("hedges", [&](std::size_t i) {
            std::size_t hedged = 0;
            for (const BackedSentence& sentence : extractors_[i]->find_sentences())
                hedged += is_hedged(sentence.span.of(extractors_[i]->whole().text())) ? 1 : 0;
            return hedged;
        });
    }

    template <typename Stage>
    void time(std::string_view name, const Stage& stage) {
        std::size_t found = 0;
        const double begin = seconds_of_processor();
        for (std::size_t i = 0; i < briefings_.size(); ++i) found += stage(i);
        const double micros = 1e6 * (seconds_of_processor() - begin) / static_cast<double>(briefings_.size());
        fmt::print("{:<28} {:8.1f}  {:10}\n", name, micros, found);
    }

    std::vector<Briefing> briefings_;
    std::vector<std::unique_ptr<Extractor>> extractors_;
    DocumentBuilder builder_;
    std::vector<AnalysedDocument> documents_;
};

}  // namespace

/// What each stage of analysis costs a briefing, and how much all of them found.
int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage: debrief_analysis_bench FILE [BRIEFINGS]\n";
        return 2;
    }
    const fs::path corpus = argv[1];
    FirstBriefings first(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 5'000);
    const double begin = seconds_of_processor();
    read_briefings(std::span(&corpus, 1), {}, first);
    const double reading = seconds_of_processor() - begin;
    fmt::print("{:<28} {:>8}  {:>10}\n", "stage", "us each", "found");
    fmt::print("{:<28} {:8.1f}  {:10}\n", "read and parse", 1e6 * reading / static_cast<double>(first.read()),
               first.read());
    StageBench(std::move(first.briefings)).run();
}
