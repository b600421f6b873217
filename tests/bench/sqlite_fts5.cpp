// A baseline: SQLite's full-text index, as its documentation shows it.
//
//   debrief_sqlite_bench index CORPUS.jsonl DATABASE
//   debrief_sqlite_bench query DATABASE QUERY
//   debrief_sqlite_bench ask DATABASE QUERIES.tsv
#include "tests/bench/asking.h"
#include "tests/bench/documents.h"

#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include <sqlite3.h>

using namespace debrief::bench;

namespace {

/// An open database.
class Connection {
 public:
    Connection(const std::string& file, int flags) {
        const int status = sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr);
        if (status == SQLITE_OK) return;
        sqlite3_close(handle_);
        throw std::runtime_error("cannot open '" + file + "': " + sqlite3_errstr(status));
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { sqlite3_close(handle_); }

    void run(const char* statement) {
        check(sqlite3_exec(handle_, statement, nullptr, nullptr, nullptr), SQLITE_OK);
    }

    void check(int status, int wanted) {
        if (status != wanted) throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(handle_));
    }

    sqlite3* handle() { return handle_; }

 private:
    sqlite3* handle_ = nullptr;
};

/// A statement that is prepared once and run often.
class Statement {
 public:
    Statement(Connection& connection, const char* text) : connection_(connection) {
        connection.check(sqlite3_prepare_v2(connection.handle(), text, -1, &handle_, nullptr), SQLITE_OK);
    }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement() { sqlite3_finalize(handle_); }

    /// `value` must stay until the statement is reset.
    void bind(int place, std::string_view value) {
        connection_.check(
            sqlite3_bind_text64(handle_, place, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8),
            SQLITE_OK);
    }

    /// Whether there is a row.
    bool step() {
        const int status = sqlite3_step(handle_);
        if (status != SQLITE_ROW) connection_.check(status, SQLITE_DONE);
        return status == SQLITE_ROW;
    }

    std::string_view column(int place) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, place));
        return text == nullptr
                   ? std::string_view()
                   : std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(handle_, place)));
    }

    void reset() { connection_.check(sqlite3_reset(handle_), SQLITE_OK); }

 private:
    Connection& connection_;
    sqlite3_stmt* handle_ = nullptr;
};

void index(const std::string& corpus, const std::string& file) {
    Connection connection(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    connection.run(
        "CREATE VIRTUAL TABLE briefings USING fts5(id UNINDEXED, title, text, tokenize = 'porter "
        "unicode61')");
    connection.run("BEGIN");
    {
        Statement insert(connection, "INSERT INTO briefings VALUES (?, ?, ?)");
        read_documents(corpus, [&](const Document& document) {
            insert.bind(1, document.id);
            insert.bind(2, document.title);
            insert.bind(3, document.text);
            (void)insert.step();
            insert.reset();
        });
    }
    connection.run("COMMIT");
}

/// In FTS5's syntax words that stand side by side are all required.
std::string to_fts5(const std::string& query) {
    if (query.starts_with('"')) return query;
    std::string joined;
    std::istringstream words(query);
    for (std::string word; words >> word;) {
        const bool is_required = word.starts_with('+');
        if (!joined.empty()) joined += is_required ? " AND " : " OR ";
        joined += '"' + word.substr(is_required ? 1 : 0) + '"';
    }
    return joined;
}

class Fts5 : public Engine {
 public:
    explicit Fts5(const std::string& file) : connection_(file, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX) {}

    void answer(const std::string& query, Show show, const TakeHit& take) override {
        Statement& select = show == Show::titles ? titles_ : passages_;
        const std::string match = to_fts5(query);
        select.bind(1, match);
        while (select.step())
            take(select.column(1), show == Show::titles ? std::string_view() : select.column(2));
        select.reset();
    }

 private:
    Connection connection_;
    // `rank` is bm25(), sorted by without computing what the rows show. 50 words are about 300 bytes.
    Statement titles_{connection_,
                      "SELECT id, title FROM briefings WHERE briefings MATCH ? ORDER BY rank LIMIT 10"};
    Statement passages_{connection_,
                        "SELECT id, title, snippet(briefings, 2, '<b>', '</b>', '...', 50) FROM briefings "
                        "WHERE briefings MATCH ? ORDER BY rank LIMIT 10"};
};

}  // namespace

int main(int argc, char** argv) {
    return run_engine_program(
        {"debrief_sqlite_bench", [](const std::string& file) { return std::make_unique<Fts5>(file); }, index},
        argc, argv);
}
