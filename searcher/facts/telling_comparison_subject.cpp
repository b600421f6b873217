#include "searcher/facts/telling_comparison_subject.h"

#include "corpus/base/utf8.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/ranges.h>

namespace debrief {

namespace {

constexpr std::size_t most_tellings = 1000;  ///< of a story in which a briefing is looked for

bool tells_earlier(const SubjectBriefing& a, const SubjectBriefing& b) {
    const Briefing& x = a.record.briefing;
    const Briefing& y = b.record.briefing;
    return std::tuple(!x.date, x.date.value_or(Day{}), std::string_view(x.id)) <
           std::tuple(!y.date, y.date.value_or(Day{}), std::string_view(y.id));
}

/// What one of several ids stands for; empty: nothing.
std::vector<SubjectBriefing> read_id(IndexReader& reader, const std::string& id, std::size_t limit) {
    SubjectRequest request;
    request.search.query = mend_utf8(id);
    request.search.limit = most_tellings;
    Subject subject = read_subject(reader, request);
    if (!subject.is_story) return {};
    std::vector<SubjectBriefing>& tellings = subject.briefings;
    const auto self = std::find_if(tellings.begin(), tellings.end(), [&](const SubjectBriefing& telling) {
        return telling.record.briefing.id == request.search.query;
    });
    if (self != tellings.end()) return {std::move(*self)};
    if (tellings.size() > limit) tellings.resize(limit);
    return std::move(tellings);
}

}  // namespace

ComparedSubject read_compared(IndexReader& reader, std::span<const std::string> ids, std::size_t limit) {
    ComparedSubject compared;
    Subject& subject = compared.subject;
    if (ids.size() == 1) {
        SubjectRequest request;
        request.search.query = mend_utf8(ids.front());
        request.search.limit = limit;
        subject = read_subject(reader, request);
        if (!subject.is_story) {
            compared.unknown.push_back(subject.query);
            subject.briefings.clear();
        }
        return compared;
    }
    subject.query = mend_utf8(fmt::format("{}", fmt::join(ids, " ")));
    subject.is_story = true;
    for (const std::string& id : ids) {
        std::vector<SubjectBriefing> read = read_id(reader, id, limit);
        if (read.empty()) compared.unknown.push_back(mend_utf8(id));
        std::move(read.begin(), read.end(), std::back_inserter(subject.briefings));
    }
    std::vector<SubjectBriefing>& all = subject.briefings;
    std::sort(all.begin(), all.end(), tells_earlier);
    const auto is_same = [](const SubjectBriefing& a, const SubjectBriefing& b) {
        return a.record.briefing.id == b.record.briefing.id;
    };
    all.erase(std::unique(all.begin(), all.end(), is_same), all.end());
    subject.total = all.size();
    const bool is_one_story = !all.empty() && std::all_of(all.begin(), all.end(), [&](const auto& telling) {
        return telling.story == all.front().story;
    });
    if (is_one_story) subject.story = all.front().story;
    return compared;
}

}  // namespace debrief
