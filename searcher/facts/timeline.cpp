#include "searcher/facts/timeline.h"

#include "indexer/document_values.h"
#include "searcher/deadline.h"
#include "searcher/facts/sentence_answers.h"
#include "searcher/facts/statement_readers.h"
#include "searcher/facts/sure_dates.h"
#include "searcher/index_reader.h"
#include "searcher/value_filters.h"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>

namespace debrief {

namespace {

/// Bytes beside its date: of fewer, a sentence says nothing but the date (a dateline), or little.
constexpr std::size_t fewest_telling_bytes = 10;
constexpr std::size_t few_telling_bytes = 30;

/// A longer one is a table or a list that lost its line ends, and says nothing of one date.
constexpr std::size_t longest_telling_bytes = 2'000;

/// What tells dates apart, in the order of a timeline: a longer one comes before a shorter one that begins
/// on the same day.
using DateKey = std::tuple<Day, std::chrono::days, DatePrecision>;

DateKey date_key(const EventDate& date) {
    return {date.days.first, date.days.first - date.days.last, date.precision};
}

/// The better telling is the lesser.
auto order_of_telling(const DateTelling& telling) {
    const std::size_t size = telling.statement.text.size();
    const bool is_thin = size < telling.written.size() + few_telling_bytes;
    return std::tuple(!telling.answers, is_thin, telling.statement.evidence, telling.is_year_inferred, size);
}

class TimelineMaker {
 public:
    TimelineMaker(IndexReader& reader, const Subject& subject, Timeline& timeline)
        : timeline_(timeline), answers_(reader, subject), events_(asked_events(subject.words)) {}

    void add(std::size_t briefing, const StatementReader& statements, const Briefing& read) {
        const std::vector<EventDate> dates = sure_event_dates(statements, read);
        if (dates.empty()) return;
        const auto answers = answers_.find(statements, {read.language, read.date});
        for (const EventDate& date : std::span(dates).first(std::min(dates.size(), most_stored_values))) {
            const auto sentence = statements.sentence_at(date.span.begin);
            if (!sentence || answers[*sentence] == SentenceAnswers::Answer::none || !is_asked(date)) continue;
            if (statements.span(*sentence).size() > longest_telling_bytes) continue;
            DateTelling telling{briefing, statements.statement(*sentence),
                                std::string(date.span.of(statements.extractor().whole().text())),
                                date.is_year_inferred, answers[*sentence] == SentenceAnswers::Answer::itself};
            const bool says_more =
                telling.statement.text.size() >= telling.written.size() + fewest_telling_bytes;
            if (says_more) add_telling(date, std::move(telling));
        }
    }

    void finish(std::size_t limit) {
        std::vector<TimelineDate>& dates = timeline_.dates;
        for (auto& [key, date] : dates_) {
            const auto is_better = [](const DateTelling& left, const DateTelling& right) {
                return order_of_telling(left) < order_of_telling(right);
            };
            date.best = static_cast<std::size_t>(
                std::min_element(date.tellings.begin(), date.tellings.end(), is_better) -
                date.tellings.begin());
            dates.push_back(std::move(date));
        }
        if (limit > 0 && dates.size() > limit) keep_most_told(limit);
    }

 private:
    [[nodiscard]] bool is_asked(const EventDate& date) const {
        return events_.empty() || std::any_of(events_.begin(), events_.end(), [&](const Query& asked) {
                   return is_within(date.days, asked);
               });
    }

    /// Of one briefing the best sentence stays.
    void add_telling(const EventDate& date, DateTelling telling) {
        TimelineDate& entry =
            dates_.try_emplace(date_key(date), TimelineDate{date.days, date.precision, true, {}})
                .first->second;
        entry.is_year_inferred = entry.is_year_inferred && telling.is_year_inferred;
        if (entry.tellings.empty() || entry.tellings.back().briefing != telling.briefing) {
            entry.tellings.push_back(std::move(telling));
        } else if (order_of_telling(telling) < order_of_telling(entry.tellings.back())) {
            entry.tellings.back() = std::move(telling);
        }
    }

    void keep_most_told(std::size_t limit) {
        std::vector<TimelineDate>& dates = timeline_.dates;
        std::vector<std::size_t> places(dates.size());
        for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
        // Of dates that as many give, those of the better briefings.
        const auto order = [&](std::size_t place) {
            return std::tuple(-static_cast<std::ptrdiff_t>(dates[place].tellings.size()),
                              dates[place].tellings.front().briefing, place);
        };
        std::sort(places.begin(), places.end(),
                  [&](std::size_t left, std::size_t right) { return order(left) < order(right); });
        timeline_.others = dates.size() - limit;
        places.resize(limit);
        std::sort(places.begin(), places.end());
        std::vector<TimelineDate> kept;
        for (const std::size_t place : places) kept.push_back(std::move(dates[place]));
        dates = std::move(kept);
    }

    Timeline& timeline_;
    SentenceAnswers answers_;
    std::vector<Query> events_;
    std::map<DateKey, TimelineDate> dates_;
};

}  // namespace

Timeline find_timeline(IndexReader& reader, const TimelineRequest& request) {
    Timeline timeline;
    timeline.subject = read_subject(reader, request.subject);
    TimelineMaker maker(reader, timeline.subject, timeline);
    for (std::size_t i = 0; i < timeline.subject.briefings.size(); ++i) {
        if (is_too_late(request.subject.search, timeline.subject, i)) break;
        const Briefing& briefing = timeline.subject.briefings[i].record.briefing;
        maker.add(i, StatementReader(briefing), briefing);
    }
    maker.finish(request.limit);
    return timeline;
}

Timeline find_timeline(IndexReader& reader, const TimelineRequest& request, const Subject& subject,
                       StatementReaders& briefings) {
    Timeline timeline;
    TimelineMaker maker(reader, subject, timeline);
    for (std::size_t i = 0; i < subject.briefings.size(); ++i) {
        if (is_over_now(request.subject.search.deadline)) break;
        maker.add(i, briefings.reader(i), briefings.briefing(i));
    }
    maker.finish(request.limit);
    return timeline;
}

}  // namespace debrief
