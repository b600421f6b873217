#include "corpus/speech_words.h"

#include "corpus/data_files.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace debrief {

namespace {

using SpeechTable = std::unordered_map<std::string_view, SpeechWord>;

constexpr std::array<std::pair<std::string_view, SpeechWord>, 10> class_names{
    {{"says", SpeechWord::says},
     {"adds", SpeechWord::adds},
     {"plural", SpeechWord::plural},
     {"calls", SpeechWord::calls},
     {"saying", SpeechWord::saying},
     {"he", SpeechWord::he},
     {"she", SpeechWord::she},
     {"person", SpeechWord::person},
     {"role", SpeechWord::role},
     {"organisation", SpeechWord::organisation}}};

SpeechTable read_speech_table() {
    SpeechTable words;
    std::string_view rest = find_data_file("speech.tsv");
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const auto tab = line.find('\t');
        if (line.starts_with('#') || tab == std::string_view::npos) continue;
        const auto* const found = std::find_if(class_names.begin(), class_names.end(), [&](const auto& each) {
            return each.first == line.substr(tab + 1);
        });
        if (found != class_names.end()) words.emplace(line.substr(0, tab), found->second);
    }
    return words;
}

}  // namespace

SpeechWord speech_word(std::string_view lower_word) {
    static const SpeechTable words = read_speech_table();
    const auto found = words.find(lower_word);
    return found == words.end() ? SpeechWord::none : found->second;
}

bool is_verb_of_saying(std::string_view lower_word) {
    const SpeechWord word = speech_word(lower_word);
    return word == SpeechWord::says || word == SpeechWord::adds || word == SpeechWord::plural;
}

}  // namespace debrief
