#include "searcher/index_check.h"

#include "corpus/base/forked.h"
#include "corpus/base/terminal.h"
#include "corpus/base/text.h"
#include "indexer/document_values.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/signature.h"
#include "indexer/story_key_list.h"
#include "indexer/story_profile.h"
#include "indexer/word_sequence.h"

#include <sstream>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t most_told = 100;
constexpr std::size_t least_seconds = 60;
constexpr std::uintmax_t bytes_a_second = 500'000;  ///< a tenth of what a slow machine does
constexpr std::string_view end_part = "end";  ///< what the child tells last, with the number of briefings

/// Which documents have which keys, as one number: the same in any order.
class StoryKeySum {
 public:
    void add(std::uint32_t key, std::uint32_t document) {
        std::uint64_t mixed = (std::uint64_t{key} << 32U | document) * 0x9E3779B97F4A7C15U;
        mixed = (mixed ^ mixed >> 32U) * 0xD6E8FEB86659FD93U;
        sum_ += mixed ^ mixed >> 32U;
    }
    bool operator==(const StoryKeySum&) const = default;

 private:
    std::uint64_t sum_ = 0;
};

/// The work of the child: tells a line a fault, and at its end how many briefings there are.
class Checker {
 public:
    explicit Checker(const ForkedTell& tell) : tell_(tell) {}

    void check(const std::string& shard) {
        attempt("tables", [&] { check_tables(shard); });
        attempt("tables", [&] { check_documents(Xapian::Database(shard)); });
    }

    void end() const { tell_(fmt::format("{}\t{}\n", end_part, briefings_)); }

 private:
    void fault(std::string_view part, std::string_view what) const {
        tell_(fmt::format("{}\t{}\n", part, to_terminal_line(what)));
    }

    template <typename Work>
    void attempt(std::string_view part, const Work& work, std::string_view in_front = "") const {
        try {
            work();
        } catch (const Xapian::Error& error) {
            fault(part, fmt::format("{}{}", in_front, error.get_msg()));
        } catch (const std::exception& error) {
            fault(part, fmt::format("{}{}", in_front, error.what()));
        }
    }

    void check_tables(const std::string& shard) const {
        std::ostringstream report;
        const std::size_t faults = Xapian::Database::check(shard, 0, &report);
        if (faults == 0) return;
        std::string lines;
        for_each_line(report.str(), [&](std::string_view line) {
            if (!trim(line).empty()) lines += fmt::format("{}{}", lines.empty() ? "" : "; ", trim(line));
        });
        constexpr std::size_t most_bytes = 300;
        fault("tables", fmt::format("Xapian finds {} faults: {}", faults, lines.substr(0, most_bytes)));
    }

    void check_documents(const Xapian::Database& database) {
        std::size_t count = 0;
        keys_ = {};
        keyed_ = 0;
        for (auto post = database.postlist_begin(""); post != database.postlist_end(""); ++post, ++count) {
            const Xapian::docid number = *post;
            const std::string in_front = fmt::format("document {}: ", number);
            attempt(
                "record", [&] { check_document(database, number, in_front); }, in_front);
        }
        briefings_ += count;
        if (count != database.get_doccount()) {
            fault("tables", fmt::format("there should be {} documents, and there are {}",
                                        database.get_doccount(), count));
        }
        check_ids(database, count);
        if (keyed_ == count) attempt("keys", [&] { check_keys(database); });
    }

    void check_document(const Xapian::Database& database, Xapian::docid number, const std::string& in_front) {
        const Xapian::Document document = database.get_document(number);
        const Briefing briefing = decode_record(document.get_data());
        attempt(
            "values", [&] { check_values(document, briefing, in_front); }, in_front);
        const std::string term = to_term(id_prefix, briefing.id);
        const auto posts = database.postlist_begin(term);
        if (posts == database.postlist_end(term) || *posts != number)
            fault("id", fmt::format("{}the id '{}' does not lead to it", in_front, briefing.id));
        auto own = database.termlist_begin(number);  // Xapian takes a table that is missing for an empty one
        own.skip_to(term);
        if (own == database.termlist_end(number) || *own != term)
            fault("terms", in_front + "its terms are missing");
        attempt(
            "values", [&] { check_words(document, in_front); }, in_front);
    }

    /// Its sequence has a place for each of its words, and no other.
    void check_words(const Xapian::Document& document, const std::string& in_front) const {
        const std::string bytes = document.get_value(slot::words);
        const WordSequence sequence(bytes);
        std::size_t words = 0;
        for (const SequenceRun& run : sequence.runs())
            if (run.part != SequencePart::chrome) words += run.words;
        const std::string behind_capitals(1, 'Z' + 1);
        std::vector<std::uint32_t> places;
        bool has_all = true;
        const auto add_term = [&](const std::string& term) {
            if (is_stem_term(term)) return;
            const std::size_t known = places.size();
            sequence.add_places("", term, places);
            has_all = has_all && places.size() > known;
        };
        auto term = document.termlist_begin();
        for (; term != document.termlist_end() && (*term)[0] < 'A'; ++term) add_term(*term);
        term.skip_to(behind_capitals);
        for (; term != document.termlist_end(); ++term) add_term(*term);
        if (!has_all || places.size() != words)
            fault("values", in_front + "the places of its words are not those of its terms");
    }

    void check_values(const Xapian::Document& document, const Briefing& briefing,
                      const std::string& in_front) {
        constexpr std::size_t id_bytes = 200;
        constexpr std::size_t fingerprint_bytes = 8;
        const std::string date = document.get_value(slot::date);
        const bool is_dated = briefing.date && !date.empty();
        if (is_dated ? date != to_sortable(*briefing.date) : (briefing.date.has_value() || !date.empty()))
            fault("values", in_front + "its day is not that of its record");
        if (document.get_value(slot::id) != briefing.id.substr(0, id_bytes))
            fault("values", in_front + "its id is not that of its record");
        if (document.get_value(slot::fingerprint).size() != fingerprint_bytes)
            fault("values", in_front + "its fingerprint is damaged");
        (void)decode_figures(document.get_value(slot::figures));
        (void)decode_events(document.get_value(slot::events));
        const Signature signature = decode_signature(document.get_value(slot::signature));
        for (const std::uint32_t key : story_keys(signature)) keys_.add(key, document.get_docid());
        ++keyed_;
        const FacetValues facets = decode_facets(document.get_value(slot::facets));
        if (facets.source != briefing.source || facets.language != briefing.language)
            fault("values", in_front + "its source or language is not that of its record");
    }

    /// The lists of keys are those of the documents.
    void check_keys(const Xapian::Database& database) const {
        StoryKeySum listed;
        for (std::uint32_t list = 0; list < story_key_lists; ++list) {
            const std::string bytes = database.get_metadata(story_key_list_name(list));
            for (StoryKeyListReader keys(list, bytes); keys.next();)
                for (const std::uint32_t document : keys.documents()) listed.add(keys.key(), document);
        }
        if (listed != keys_) fault("keys", "the lists of stories' keys are not those of all briefings");
    }

    void check_ids(const Xapian::Database& database, std::size_t documents) const {
        const std::string prefix(id_prefix);
        std::size_t ids = 0;
        for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);
             ++term, ++ids) {
            if (term.get_termfreq() != 1)
                fault("id", fmt::format("'{}' is the id of {} documents", (*term).substr(prefix.size()),
                                        term.get_termfreq()));
        }
        if (ids != documents) fault("id", fmt::format("there are {} ids and {} documents", ids, documents));
    }

    const ForkedTell& tell_;
    std::size_t briefings_ = 0;
    StoryKeySum keys_;       ///< of the documents so far whose values can be read
    std::size_t keyed_ = 0;  ///< how many these are
};

std::size_t seconds_for(const std::vector<std::string>& shards) {
    std::uintmax_t bytes = 0;
    for (const std::string& shard : shards) {
        std::error_code failure;
        for (const auto& file : std::filesystem::directory_iterator(shard, failure)) {
            const std::uintmax_t size = file.file_size(failure);
            if (!failure) bytes += size;
        }
    }
    return least_seconds + static_cast<std::size_t>(bytes / bytes_a_second);
}

void add_fault(IndexCheck& check, std::string_view part, std::string_view what) {
    ++check.faults;
    if (check.told.size() < most_told) check.told.push_back({std::string(part), std::string(what)});
}

}  // namespace

IndexCheck check_index(const IndexDirectory& directory, WriterLock::Wait wait) {
    (void)directory.read_manifest();  // before anything is written to a folder that is no index
    const WriterLock lock(directory, wait);
    std::vector<std::string> shards;
    for (const std::string& name : directory.read_manifest().shards)
        shards.push_back(directory.shard(name).string());
    const ForkedOutcome outcome = run_forked(
        [&](const ForkedTell& tell) {
            Checker checker(tell);
            for (const std::string& shard : shards) checker.check(shard);
            checker.end();
        },
        seconds_for(shards));
    IndexCheck check{directory.root().string()};
    for_each_line(outcome.told, [&](std::string_view line) {
        const std::size_t tab = std::min(line.find('\t'), line.size() - 1);
        const std::string_view part = line.substr(0, tab);
        const std::string_view what = line.substr(tab + 1);
        if (part == end_part) {
            check.briefings = parse_number(what).value_or(0);
        } else {
            add_fault(check, part, what);
        }
    });
    if (!outcome.failure.empty())
        add_fault(check, "check", fmt::format("the process that looks at the tables {}", outcome.failure));
    return check;
}

}  // namespace debrief
