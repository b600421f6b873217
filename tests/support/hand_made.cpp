#include "tests/support/hand_made.h"

#include "tests/support/run.h"

#include <fstream>

namespace debrief::test {

std::map<std::string, std::vector<std::string>> hand_made_answers(std::string_view file) {
    std::map<std::string, std::vector<std::string>> answers;
    std::ifstream lines(source_path("tests/data/" + std::string(file)));
    std::string name;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        if (line.front() == '[') {
            name = line.substr(1, line.size() - 2);
            answers[name];
        } else {
            answers[name].push_back(line);
        }
    }
    return answers;
}

}  // namespace debrief::test
