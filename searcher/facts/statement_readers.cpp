#include "searcher/facts/statement_readers.h"

namespace debrief {

const StatementReader& StatementReaders::reader(std::size_t number) {
    std::unique_ptr<StatementReader>& reader = readers_[number];
    if (!reader) reader = std::make_unique<StatementReader>(briefing(number));
    return *reader;
}

}  // namespace debrief
