// A baseline: a plain program of Xapian, written as its documentation teaches it.
//
//   debrief_textbook_bench index CORPUS.jsonl INDEX
//   debrief_textbook_bench query INDEX QUERY
//   debrief_textbook_bench ask INDEX QUERIES.tsv
#include "tests/bench/asking.h"
#include "tests/bench/documents.h"

#include <iostream>
#include <memory>
#include <string>
#include <string_view>

#include <xapian.h>

using namespace debrief::bench;

namespace {

constexpr Xapian::doccount best = 10;
constexpr std::size_t passage_bytes = 300;
constexpr std::size_t longest_id = 200;  // a term has 245 bytes at most

/// Each briefing is new: adding costs a plain program less than replacing by id.
void index(const std::string& corpus, const std::string& directory) {
    Xapian::WritableDatabase database(directory, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("english"));
    read_documents(corpus, [&](const Document& told) {
        Xapian::Document document;
        generator.set_document(document);
        generator.index_text(std::string(told.title));
        generator.increase_termpos();
        generator.index_text(std::string(told.text));
        document.set_data(std::string(told.title).append("\n").append(told.text));
        document.add_boolean_term("Q" + std::string(told.id.substr(0, longest_id)));
        database.add_document(document);
    });
    database.commit();
}

class Textbook : public Engine {
 public:
    explicit Textbook(const std::string& directory) : database_(directory), enquire_(database_) {
        parser_.set_database(database_);
        parser_.set_stemmer(stemmer_);
        parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
        enquire_.set_weighting_scheme(Xapian::BM25Weight());
    }

    void answer(const std::string& query, Show show, const TakeHit& take) override {
        enquire_.set_query(parser_.parse_query(query));
        const Xapian::MSet matches = enquire_.get_mset(0, best);
        for (auto hit = matches.begin(); hit != matches.end(); ++hit) {
            const std::string stored = hit.get_document().get_data();
            const std::size_t end = stored.find('\n');
            const std::string passage =
                show == Show::titles ? "" : matches.snippet(stored.substr(end + 1), passage_bytes, stemmer_);
            take(std::string_view(stored).substr(0, end), passage);
        }
    }

 private:
    Xapian::Stem stemmer_{"english"};
    Xapian::Database database_;
    Xapian::Enquire enquire_;
    Xapian::QueryParser parser_;
};

}  // namespace

int main(int argc, char** argv) {
    try {
        return run_engine_program(
            {"debrief_textbook_bench",
             [](const std::string& directory) { return std::make_unique<Textbook>(directory); }, index},
            argc, argv);
    } catch (const Xapian::Error& error) {
        std::cerr << "debrief_textbook_bench: " << error.get_description() << '\n';
        return 2;
    }
}
