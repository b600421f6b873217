#include "searcher/facts/compared_statements.h"

#include "corpus/background.h"
#include "corpus/base/text.h"
#include "corpus/citations.h"
#include "corpus/prose_words.h"
#include "indexer/analysis.h"
#include "indexer/stemmer.h"
#include "searcher/deadline.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace debrief {

namespace {

constexpr std::size_t most_compared_bytes = 200'000;  ///< of a telling: what lies behind is not compared
constexpr double rarest_in_news = 9;                  ///< `background_idf` of words that news does not have
constexpr double most_weight = 4;                     ///< of a word that hardly a sentence of the story has
constexpr std::size_t most_phrases = 3;               ///< that tell what two sentences share

bool says_nothing(std::string_view form) {
    return is_ascii_digit(form.front()) || is_stop_word(form) || is_function_word(form);
}

bool is_capitalised_word(std::string_view written) {
    return !written.empty() &&
           (is_ascii_upper(written.front()) || static_cast<unsigned char>(written.front()) >= 0x80);
}

/// The figures and dates of a telling: their words say nothing of what they are about.
std::vector<Span> value_spans(std::span<const Figure> figures, std::span<const EventDate> dates) {
    std::vector<Span> spans;
    for (const Figure& figure : figures) spans.push_back(figure.span);
    for (const EventDate& date : dates) spans.push_back(date.span);
    std::sort(spans.begin(), spans.end());
    return spans;
}

}  // namespace

struct ComparedTellings::Vocabulary {
    struct Entry {
        double news_idf = 0;
        std::size_t sentences = 0;
    };

    std::uint32_t number(const std::string& stem, const std::string& form) {
        const auto [entry, is_new] = numbers.try_emplace(stem, static_cast<std::uint32_t>(entries.size()));
        const double idf = is_new || forms.insert(form).second ? background_idf(form) : rarest_in_news;
        if (is_new) {
            forms.insert(form);
            entries.push_back({idf, 0});
        } else {
            Entry& known = entries[entry->second];
            known.news_idf = std::min(known.news_idf, idf);  // its commonest form tells how rare it is
        }
        return entry->second;
    }

    Stemmers stemmers;
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::unordered_set<std::string> forms;
    std::vector<Entry> entries;
    std::size_t sentences = 0;
};

ComparedTellings::ComparedTellings(StatementReaders& tellings, Deadline* deadline)
    : vocabulary_(std::make_unique<Vocabulary>()) {
    for (std::size_t telling = 0; telling < tellings.size(); ++telling) {
        if (is_over_now(deadline)) break;
        read(tellings.reader(telling), tellings.briefing(telling));
    }
    weigh();
}

ComparedTellings::~ComparedTellings() = default;

void ComparedTellings::read(const StatementReader& reader, const Briefing& briefing) {
    readers_.push_back(&reader);
    days_.push_back(briefing.date);
    // A year that nobody writes is not compared (`compared_dates`), so a file's day serves for want of
    // better.
    dates_.push_back(briefing.date_origin == Origin::file
                         ? find_event_dates(reader.extractor().whole().text(), briefing.date)
                         : reader.event_dates());
    const std::vector<Span> values = value_spans(reader.figures(), dates_.back());
    auto value = values.begin();
    std::vector<Context>& contexts = contexts_.emplace_back(reader.size());
    const std::string_view whole = reader.extractor().whole().text();
    Stemmer& stemmer = vocabulary_->stemmers.of(briefing.language);
    for (std::size_t sentence = 0; sentence < reader.size(); ++sentence) {
        const Span span = reader.span(sentence);
        if (span.end > most_compared_bytes) break;
        Context& context = contexts[sentence];
        const std::string_view text = span.of(whole);
        for (const Token& token : tokenize(text, wordless_spans(text))) {
            const std::size_t begin = span.begin + token.span.begin;
            while (value != values.end() && value->end <= begin) ++value;
            const bool is_value = value != values.end() && value->begin <= begin;
            if (is_value || says_nothing(token.form)) continue;
            const std::uint32_t stem = vocabulary_->number(stemmer.stem(token.form), token.form);
            context.words.push_back(
                {stem, {begin, span.begin + token.span.end}, is_capitalised_word(token.span.of(text))});
            context.stems.push_back(stem);
        }
        std::sort(context.stems.begin(), context.stems.end());
        context.stems.erase(std::unique(context.stems.begin(), context.stems.end()), context.stems.end());
        for (const std::uint32_t stem : context.stems) ++vocabulary_->entries[stem].sentences;
        ++vocabulary_->sentences;
    }
}

std::optional<ToldPlace> ComparedTellings::place_of(std::size_t telling, std::size_t offset) const {
    const auto sentence = reader(telling).sentence_at(offset);
    if (!sentence || reader(telling).span(*sentence).end > most_compared_bytes) return std::nullopt;
    return ToldPlace{telling, *sentence};
}

void ComparedTellings::weigh() {
    const double sentences = static_cast<double>(vocabulary_->sentences) + 1;
    for (const Vocabulary::Entry& entry : vocabulary_->entries) {
        const double in_story = std::log(sentences / std::max(1.0, static_cast<double>(entry.sentences)));
        const double in_news = std::min(entry.news_idf, rarest_in_news) / rarest_in_news;
        weights_.push_back(in_news * std::min(in_story, most_weight));
    }
}

std::vector<std::uint32_t> ComparedTellings::stems_of(std::string_view words) const {
    std::vector<std::uint32_t> stems;
    for (const Token& token : tokenize(words)) {
        if (says_nothing(token.form)) continue;
        stems.push_back(vocabulary_->number(vocabulary_->stemmers.of("en").stem(token.form), token.form));
    }
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
}

double ComparedTellings::weight(std::span<const std::uint32_t> stems) const {
    double sum = 0;
    for (const std::uint32_t stem : stems) sum += weight(stem);
    return sum;
}

double ComparedTellings::shared_weight(std::span<const std::uint32_t> a,
                                       std::span<const std::uint32_t> b) const {
    double sum = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) {
            sum += weight(*i++);
            ++j;
        } else {
            ++(*i < *j ? i : j);
        }
    }
    return sum;
}

double ComparedTellings::likeness(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) const {
    const double lighter = std::min(weight(a), weight(b));
    return lighter > 0 ? shared_weight(a, b) / lighter : 0;
}

TellingWording ComparedTellings::wording(ToldPlace place, Span value) const {
    TellingWording told{.telling = place.telling,
                        .wording = collapse_spaces(value.of(text(place.telling))),
                        .normal = {},
                        .statement = reader(place.telling).statement(place.sentence)};
    // Citations before it are not in the statement's text: what stands there without them tells where it is.
    const std::size_t begin = reader(place.telling).span(place.sentence).begin;
    const std::string before = without_citations(text(place.telling).substr(begin, value.begin - begin));
    const std::size_t room = std::min(before.size(), told.statement.text.size());
    const std::string_view written = value.of(text(place.telling));
    std::size_t found = told.statement.text.rfind(written, room + 1);
    if (found == std::string::npos) found = told.statement.text.find(written);
    if (found != std::string::npos) told.lit = {found, found + written.size()};
    return told;
}

std::string ComparedTellings::shared_phrases(ToldPlace a, ToldPlace b) const {
    struct Phrase {
        Span span;
        double weight = 0;
    };
    const std::string_view whole = text(a.telling);
    const std::span<const std::uint32_t> other = stems(b);
    std::vector<Phrase> phrases;
    std::vector<std::uint32_t> seen;
    for (const ContextWord& word : words(a)) {
        if (!std::binary_search(other.begin(), other.end(), word.stem)) continue;
        const bool is_next = !phrases.empty() && phrases.back().span.end + 1 == word.span.begin &&
                             whole[phrases.back().span.end] == ' ';
        const bool is_new = std::find(seen.begin(), seen.end(), word.stem) == seen.end();
        seen.push_back(word.stem);
        if (is_next) {
            phrases.back().span.end = word.span.end;
            phrases.back().weight += is_new ? weight(word.stem) : 0;
        } else if (is_new) {
            phrases.push_back({word.span, weight(word.stem)});
        }
    }
    std::stable_sort(phrases.begin(), phrases.end(),
                     [](const Phrase& x, const Phrase& y) { return x.weight > y.weight; });
    if (phrases.size() > most_phrases) phrases.resize(most_phrases);
    std::sort(phrases.begin(), phrases.end(),
              [](const Phrase& x, const Phrase& y) { return x.span < y.span; });
    std::string text_of_phrases;
    for (const Phrase& phrase : phrases)
        text_of_phrases += (text_of_phrases.empty() ? "" : ", ") + std::string(phrase.span.of(whole));
    return text_of_phrases;
}

}  // namespace debrief
