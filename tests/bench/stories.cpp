#include "corpus/names.h"
#include "corpus/reader/reader.h"
#include "indexer/analysis.h"
#include "indexer/document_builder.h"
#include "indexer/document_values.h"
#include "indexer/index_writer.h"
#include "indexer/schema.h"
#include "indexer/signature.h"
#include "indexer/story_profile.h"
#include "indexer/story_update.h"
#include "indexer/xapian_document.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <malloc.h>
#include <xapian.h>

using namespace debrief;

namespace {

/// Bytes that the program holds from `new`, Xapian's too, and the most there were since the last `mark`. What
/// a process takes from the system says less: it keeps what was freed.
std::atomic<std::int64_t> held_bytes = 0;
std::atomic<std::int64_t> most_bytes = 0;

void note_bytes(std::int64_t bytes) {
    const std::int64_t held = held_bytes.fetch_add(bytes, std::memory_order_relaxed) + bytes;
    if (held > most_bytes.load(std::memory_order_relaxed)) most_bytes.store(held, std::memory_order_relaxed);
}

void* take(std::size_t size) {
    void* const memory = std::malloc(size == 0 ? 1 : size);
    if (memory == nullptr) throw std::bad_alloc();
    note_bytes(static_cast<std::int64_t>(malloc_usable_size(memory)));
    return memory;
}

void give_back(void* memory) noexcept {
    if (memory == nullptr) return;
    note_bytes(-static_cast<std::int64_t>(malloc_usable_size(memory)));
    std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) {
    return take(size);
}
void* operator new[](std::size_t size) {
    return take(size);
}
void operator delete(void* memory) noexcept {
    give_back(memory);
}
void operator delete[](void* memory) noexcept {
    give_back(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    give_back(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    give_back(memory);
}

namespace {

namespace fs = std::filesystem;

constexpr std::size_t held_out = 10;  ///< briefings of the run that comes after

double seconds_of_processor() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// What something cost.
struct Cost {
    double seconds = 0;      ///< of processor time
    std::int64_t bytes = 0;  ///< most that it held beyond what was held before
};

template <typename Operation>
Cost cost_of(const Operation& operation) {
    const std::int64_t before = held_bytes;
    most_bytes.store(before);
    const double begin = seconds_of_processor();
    operation();
    return {seconds_of_processor() - begin, most_bytes - before};
}

/// Hands on briefings from `first` up to `end`, by their places in the file.
class Slice : public ReadVisitor {
 public:
    Slice(std::size_t first, std::size_t end, std::function<void(Briefing&&)> use)
        : first_(first), end_(end), use_(std::move(use)) {}
    void on_briefing(Briefing&& briefing, std::string_view) override {
        if (place_ >= first_ && place_ < end_) use_(std::move(briefing));
        ++place_;
    }
    void on_problem(Problem&& problem) override { throw std::runtime_error(problem.where); }
    void on_mended(Problem&&) override {}
    void on_passed_over(const fs::path&) override {}
    void on_progress(std::uint64_t) override {}
    [[nodiscard]] std::size_t count() const { return place_; }

 private:
    std::size_t first_, end_;
    std::size_t place_ = 0;
    std::function<void(Briefing&&)> use_;
};

constexpr std::uint32_t counts_of_one_word = 4;

/// A document with nothing but what grouping looks at, without dates of events: made in a tenth of the time.
Xapian::Document bare_document(const Briefing& briefing) {
    const std::string text = briefing.title + "\n" + briefing.summary + "\n" + briefing.text;
    std::map<std::string, std::uint32_t> counts;
    for (const Token& token : tokenize(text)) counts[token.form] += counts_of_one_word;
    FacetValues facets;
    for (const Name& name : find_names(text)) facets.names.push_back(name.name);
    std::sort(facets.names.begin(), facets.names.end());
    std::vector<WeighedForm> forms;
    for (const auto& [form, count] : counts) forms.push_back({form, form, count});
    const Signature signature = make_signature(forms);
    Xapian::Document document;
    document.add_value(slot::id, briefing.id);
    if (briefing.date) document.add_value(slot::given_day, to_sortable(*briefing.date));
    document.add_value(slot::signature, encode_signature(signature));
    document.add_value(slot::title, join_forms(tokenize(briefing.title)));
    document.add_value(slot::facets, encode_facets(facets));
    document.add_boolean_term(story_period_term(story_period(briefing.date)));
    document.add_boolean_term(to_term(id_prefix, briefing.id));
    return document;
}

enum class Documents { whole, bare };

/// What an index run cost.
struct RunCost {
    Cost putting;  ///< reading, understanding and putting documents into the index, with a commit
    Cost grouping;
    Cost commit;  ///< of stories

    [[nodiscard]] double seconds() const { return putting.seconds + grouping.seconds + commit.seconds; }
};

class Bench {
 public:
    Bench(fs::path corpus, fs::path folder, Documents documents)
        : corpus_(std::move(corpus)), folder_(std::move(folder)), documents_(documents) {}

    void run() {
        Slice count(0, 0, [](Briefing&&) {});
        read_briefings(std::span(&corpus_, 1), {}, count);
        if (count.count() <= held_out) throw std::runtime_error("more than 10 briefings are needed");
        const std::size_t most = count.count() - held_out;
        const RunCost whole = index(0, most);
        const RunCost later = index(most, count.count());
        const double seconds = whole.grouping.seconds + whole.commit.seconds;
        const auto briefings = static_cast<double>(most);
        fmt::print("{}\t{:.1f}\t{:.2f}\t{:.1f}\t{:.0f}\t{:.0f}\t{}\t{:.3f}\t{:.1f}\n", most, whole.seconds(),
                   seconds, 100 * seconds / whole.seconds(), 1e6 * seconds / briefings,
                   static_cast<double>(whole.grouping.bytes) / briefings, tellings(), later.grouping.seconds,
                   static_cast<double>(later.grouping.bytes) / 1e6);
    }

 private:
    /// An index run in one thread, without chrome.
    [[nodiscard]] RunCost index(std::size_t first, std::size_t end) const {
        const IndexDirectory directory(folder_ / "index");
        IndexWriter writer(directory);
        const CommittedIndex committed(directory);
        DocumentBuilder builder;
        Slice slice(first, end, [&](Briefing&& briefing) {
            writer.put(briefing.id, documents_ == Documents::whole
                                        ? to_xapian_document(builder.build(briefing))
                                        : bare_document(briefing));
        });
        RunCost cost;
        cost.putting = cost_of([&] {
            read_briefings(std::span(&corpus_, 1), {}, slice);
            // Xapian keeps the values of all that was put, and copies them to merge them: no cost of stories.
            writer.commit();
        });
        cost.grouping = cost_of([&] { update_stories(writer, committed); });
        cost.commit = cost_of([&] { writer.commit(); });
        return cost;
    }

    [[nodiscard]] std::size_t tellings() const {
        const IndexDirectory directory(folder_ / "index");
        const Xapian::Database database(directory.shard(directory.read_manifest().shards.front()).string());
        return database.get_value_freq(slot::story);
    }

    fs::path corpus_;
    fs::path folder_;
    Documents documents_;
};

}  // namespace

/// Prints a row for `scripts/bench stories`: briefings; seconds of processor time for an index run and for
/// its stories, and their share; microseconds and bytes that these take a briefing; tellings; seconds and
/// megabytes for the stories of a run that brings ten more.
int main(int argc, char** argv) {
    const bool is_bare = argc == 4 && std::string_view(argv[3]) == "--bare";
    if (argc != 3 && !is_bare) {
        std::cerr << "usage: debrief_story_bench CORPUS.jsonl NEW_FOLDER [--bare]\n";
        return 2;
    }
    fs::create_directory(argv[2]);
    Bench(argv[1], argv[2], is_bare ? Documents::bare : Documents::whole).run();
    return 0;
}
