#include "tests/support/evaluated.h"

#include "searcher/evaluation_output.h"
#include "tests/support/temporary_folder.h"

#include <sstream>

#include <fmt/format.h>

namespace debrief::test {

namespace {

/// `text` with each "a=3" as `form` says: a line of a file.
std::string trec_lines(std::string_view text, std::string_view form) {
    std::istringstream lines{std::string(text)};
    std::string file;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string query;
        words >> query;
        for (std::string word; words >> word;) {
            const std::size_t equals = word.find('=');
            const std::string document = word.substr(0, equals);
            const std::string value = word.substr(equals + 1);
            file += fmt::format(fmt::runtime(form), query, document, value);
        }
    }
    return file;
}

}  // namespace

debrief::Run run_of(std::string_view text) {
    const TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("run", trec_lines(text, "{} Q0 {} 1 {} tag\n")));
    return read_run(stream, "run");
}

Judgements judgements_of(std::string_view text) {
    const TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("qrels", trec_lines(text, "{} 0 {} {}\n")));
    return read_judgements(stream, "qrels");
}

std::string with_values(std::string_view expected, const debrief::Run& run, const Judgements& judgements,
                        const EvaluationRules& rules) {
    std::istringstream words{std::string(expected)};
    std::string shown;
    for (std::string name, value; words >> name >> value;) {
        const std::vector<Measure> measures{measure_named(name)};
        const Evaluation evaluation = evaluate(run, judgements, measures, rules);
        if (!shown.empty()) shown += ' ';
        shown += fmt::format("{} {}", name, value_text(*measures[0].kind, evaluation.summary[0]));
    }
    return shown;
}

}  // namespace debrief::test
