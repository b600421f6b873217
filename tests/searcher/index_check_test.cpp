#include "searcher/index_check.h"

#include "corpus/base/forked.h"
#include "indexer/schema.h"
#include "searcher/output_check.h"
#include "tests/support/catch.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/sample_index.h"
#include "tests/support/thrown.h"

#include <fstream>
#include <functional>

#include <nlohmann/json.hpp>
#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

namespace fs = std::filesystem;

constexpr auto no_wait = WriterLock::Wait::no;

/// Changes the first document of an index of three behind its back.
IndexCheck check_changed(const std::function<void(Xapian::WritableDatabase&, Xapian::Document&)>& change) {
    Briefing dated = make_briefing("a", "One", "word");
    dated.date = parse_iso_day("2026-04-08");
    const SampleIndex index({dated, make_briefing("b", "Two"), make_briefing("c", "Three")});
    {
        Xapian::WritableDatabase database(
            index.directory().shard(index.directory().read_manifest().shards.front()).string());
        Xapian::Document document = database.get_document(1);
        change(database, document);
        database.commit();
    }
    return check_index(index.directory(), no_wait);
}

/// The records of an index, one behind the other, as far as they can be read: damage may make Xapian crash.
std::string raw_records(const std::string& shard) {
    const auto read = [&](const ForkedTell& tell) {
        try {
            const Xapian::Database database(shard);
            for (auto post = database.postlist_begin(""); post != database.postlist_end(""); ++post)
                tell(database.get_document(*post).get_data());
        } catch (const Xapian::Error&) {
            tell("cannot be read");
        }
    };
    const ForkedOutcome outcome = run_forked(read, 60);
    return outcome.told + outcome.failure;
}

}  // namespace

TEST_CASE("an index that is whole is told to be", "[searcher][index_check]") {
    const IndexCheck check = check_index(IndexDirectory(sample_corpus_index()), no_wait);
    CHECK(check.is_whole());
    CHECK(check.briefings == sample_briefings().size());
    CHECK(check.told.empty());
}

TEST_CASE("what is wrong with a document is told", "[searcher][index_check]") {
    struct Case {
        std::function<void(Xapian::WritableDatabase&, Xapian::Document&)> change;
        std::vector<IndexFault> expected;
    };
    const auto replace = [](Xapian::WritableDatabase& database, Xapian::Document& document) {
        database.replace_document(1, document);
    };
    const std::vector<Case> cases{
        {[&](auto& database, auto& document) {
             std::string record = document.get_data();
             record.back() = static_cast<char>(record.back() ^ 1);
             document.set_data(record);
             replace(database, document);
         },
         {{"record", "document 1: a stored briefing is damaged"}}},
        {[&](auto& database, auto& document) {
             document.add_value(slot::date, to_sortable(*parse_iso_day("2026-04-09")));
             replace(database, document);
         },
         {{"values", "document 1: its day is not that of its record"}}},
        {[&](auto& database, auto& document) {
             document.remove_value(slot::date);
             document.add_value(slot::id, "z");
             document.add_value(slot::fingerprint, "short");
             replace(database, document);
         },
         {{"values", "document 1: its day is not that of its record"},
          {"values", "document 1: its id is not that of its record"},
          {"values", "document 1: its fingerprint is damaged"}}},
        {[&](auto& database, auto& document) {
             document.add_value(slot::signature, "\xFF\xFF");
             replace(database, document);
         },
         {{"values", "document 1: a stored signature is damaged"}}},
        {[&](auto& database, auto& document) {
             document.add_value(slot::words, "\xFF\xFF\xFF\xFF\xFF");
             replace(database, document);
         },
         {{"values", "document 1: the sequence of a briefing's words is damaged"}}},
        {[&](auto& database, auto& document) {
             document.remove_value(slot::words);
             replace(database, document);
         },
         {{"values", "document 1: the places of its words are not those of its terms"}}},
        {[&](auto& database, auto& document) {
             document.add_term("unsaid");
             replace(database, document);
         },
         {{"values", "document 1: the places of its words are not those of its terms"}}},
        {[&](auto& database, auto& document) {
             document.add_term(stem_term("", "unsaid"));  // has no place
             replace(database, document);
         },
         {}},
        {[&](auto& database, auto& document) {
             document.add_value(slot::facets, "");
             replace(database, document);
         },
         {}},
        {[&](auto& database, auto& document) {
             document.remove_term("Qa");
             replace(database, document);
         },
         {{"id", "document 1: the id 'a' does not lead to it"},
          {"terms", "document 1: its terms are missing"},
          {"id", "there are 2 ids and 3 documents"}}},
        {[&](auto& database, auto& document) { database.add_document(document); },
         {{"id", "document 4: the id 'a' does not lead to it"},
          {"id", "'a' is the id of 2 documents"},
          {"id", "there are 3 ids and 4 documents"},
          {"keys", "the lists of stories' keys are not those of all briefings"}}},
        {[&](auto& database, auto&) {
             for (auto key = database.metadata_keys_begin("keys:");
                  key != database.metadata_keys_end("keys:"); ++key)
                 database.set_metadata(*key, "\xFF");
         },
         {{"keys", "a list of stories' keys is damaged"}}},
        {[&](auto& database, auto&) {
             const std::string name = *database.metadata_keys_begin("keys:");
             database.set_metadata(name, "");
         },
         {{"keys", "the lists of stories' keys are not those of all briefings"}}},
    };
    for (const Case& each : cases) {
        const IndexCheck check = check_changed(each.change);
        std::string told;
        for (const IndexFault& fault : check.told) told += fault.part + ": " + fault.what + "\n";
        CAPTURE(told);
        CHECK((check.told == each.expected));
        CHECK(check.faults == each.expected.size());
    }
}

TEST_CASE("a check needs an index that nobody writes", "[searcher][index_check]") {
    const TemporaryFolder folder;
    CHECK(thrown_by([&] {
              (void)check_index(IndexDirectory(folder / "none"), no_wait);
          }).starts_with("there is no index"));
    CHECK_FALSE(fs::exists(folder / "none"));
    const SampleIndex index({make_briefing("a", "One")});
    const WriterLock lock(index.directory(), no_wait);
    CHECK(thrown_by([&] {
              (void)check_index(index.directory(), no_wait);
          }).starts_with("index '" + index.path() + "' is being written by process "));
}

TEST_CASE("a check of a damaged index ends, and claims no health where a record is not as it was",
          "[searcher][index_check][property]") {
    const std::string root = sample_corpus_index();
    const std::string shard_name = IndexDirectory(root).read_manifest().shards.front();
    const std::string records = raw_records((fs::path(root) / shard_name).string());
    REQUIRE(records.size() > 10'000);
    const auto table =
        GENERATE(as<std::string>{}, "docdata.glass", "postlist.glass", "termlist.glass", "iamglass");
    const auto part = GENERATE(range(0, 10));
    CAPTURE(table, part);
    const TemporaryFolder folder;
    fs::copy(root, folder / "index", fs::copy_options::recursive);
    const fs::path shard = folder.path() / "index" / shard_name;
    const std::string file = (shard / table).string();
    const auto size = static_cast<std::streamoff>(fs::file_size(file));
    {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        const std::streamoff at = size * part / 10 + (part * 37) % 101 % size;
        stream.seekg(std::min(at, size - 1));
        const auto byte = static_cast<char>(stream.get() ^ 0x55);
        stream.seekp(std::min(at, size - 1));
        stream.put(byte);
    }
    const bool is_damaged = raw_records(shard.string()) != records;
    const IndexCheck check = check_index(IndexDirectory(folder / "index"), no_wait);
    if (is_damaged) CHECK_FALSE(check.is_whole());
}

TEST_CASE("tables that are cut or missing are told", "[searcher][index_check]") {
    const auto table =
        GENERATE(as<std::string>{}, "docdata.glass", "postlist.glass", "termlist.glass", "iamglass");
    const auto is_cut = GENERATE(true, false);
    CAPTURE(table, is_cut);
    const TemporaryFolder folder;
    fs::copy(sample_corpus_index(), folder / "index", fs::copy_options::recursive);
    const IndexDirectory directory(folder / "index");
    const fs::path file = directory.shard(directory.read_manifest().shards.front()) / table;
    if (is_cut) {
        fs::resize_file(file, fs::file_size(file) / 2);
    } else {
        fs::remove(file);
    }
    CHECK_FALSE(check_index(directory, no_wait).is_whole());
}

TEST_CASE("what a check finds is told", "[searcher][output]") {
    CHECK(to_text(IndexCheck{"/tmp/\x1B", 3, 0}) == "index '/tmp/\xEF\xBF\xBD' is whole: 3 briefings\n");
    CHECK(to_json(IndexCheck{"/tmp/i", 3, 0}).dump() ==
          R"({"v":1,"index":"/tmp/i","whole":true,"briefings":3,"faults":0,"told":[]})");
    const IndexCheck damaged{"/tmp/i", 3, 5, {{"record", "document 1: bad\x1B"}}};
    CHECK(to_text(damaged) == "record: document 1: bad\xEF\xBF\xBD\nand 4 faults more\n");
    CHECK(to_json(damaged).at("whole") == false);
    CHECK(to_json(damaged).at("told").front().at("part") == "record");
}
