#include "tests/bench/documents.h"

#include <fstream>
#include <stdexcept>

#include <simdjson.h>

namespace debrief::bench {

void read_documents(const std::string& file, const std::function<void(const Document&)>& take) {
    std::ifstream stream(file);
    if (!stream) throw std::runtime_error("cannot read '" + file + "'");
    simdjson::dom::parser parser;  // as Debrief reads them: the comparison is not one of JSON parsers
    std::string text;
    std::size_t number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        simdjson::dom::element record;
        Document document;
        std::string_view summary;
        const bool is_document = !parser.parse(line).get(record) && !record["id"].get(document.id) &&
                                 !record["title"].get(document.title) && !record["summary"].get(summary) &&
                                 !record["text"].get(document.text);
        if (!is_document)
            throw std::runtime_error(file + ":" + std::to_string(number) + ": not what scripts/bench writes");
        if (!summary.empty()) {
            text.assign(summary).append("\n\n").append(document.text);
            document.text = text;
        }
        take(document);
    }
}

}  // namespace debrief::bench
