#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace debrief::bench {

/// What a query's answer shows of its best ten.
enum class Show {
    titles,
    passages,  ///< titles, and of each a passage of about 300 bytes with the matches marked
};

/// Takes a hit; the passage is empty where none is shown.
using TakeHit = std::function<void(std::string_view title, std::string_view passage)>;

/// A search engine with an index open, for one thread.
class Engine {
 public:
    virtual ~Engine() = default;

    /// Gives the best ten. Queries are words in lower case, all with `+` in front of them where all are
    /// required, or a phrase in quotes.
    virtual void answer(const std::string& query, Show show, const TakeHit& take) = 0;
};

/// What `ask` and `query` need of an engine, and what `index` does. Where `index` is empty, there is `ask`
/// alone.
struct EngineProgram {
    std::string name;
    std::function<std::unique_ptr<Engine>(const std::string& index)> open;
    std::function<void(const std::string& corpus, const std::string& index)> index{};
};

/// The `main` of a program of an engine. `ask INDEX QUERIES` asks each query of a file (`kind<TAB>query` a
/// line), once to warm up, then measured: by one thread, which gives each query's time, and by two, each with
/// its own engine; without passages and with them. It prints a JSON object. `index CORPUS INDEX` makes an
/// index, `query INDEX QUERY` prints hits. A mistake is told, with 2 as the status.
int run_engine_program(const EngineProgram& program, int argc, char** argv);

}  // namespace debrief::bench
