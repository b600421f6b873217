#include "searcher/facts/telling_comparison_subject.h"

#include "corpus/base/utf8.h"
#include "indexer/schema.h"
#include "searcher/deadline.h"
#include "searcher/facts/story_heads.h"
#include "searcher/index_reader.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/ranges.h>
#include <xapian.h>

namespace debrief {

namespace {

bool tells_earlier(const SubjectBriefing& a, const SubjectBriefing& b) {
    const Briefing& x = a.record.briefing;
    const Briefing& y = b.record.briefing;
    return std::tuple(!x.date, x.date.value_or(Day{}), std::string_view(x.id)) <
           std::tuple(!y.date, y.date.value_or(Day{}), std::string_view(y.id));
}

/// Without the story that it tells.
std::optional<SubjectBriefing> read_briefing_alone(IndexReader& reader, const std::string& id) {
    std::optional<SubjectBriefing> found;
    reader.read([&](const Xapian::Database& database) {
        found.reset();
        const auto document = find_document(database, id);
        if (!document) return;
        const Xapian::Document stored = database.get_document(*document);
        found = {read_record(stored.get_data()), stored.get_value(slot::story),
                 reader.path_of_file(stored.get_value(slot::file)), 0};
    });
    return found;
}

/// What one of several ids stands for; empty: nothing. The notes are those of the subject.
std::vector<SubjectBriefing> read_id(IndexReader& reader, const std::string& id, const SearchRequest& search,
                                     std::vector<QueryNote>& notes) {
    SubjectRequest request;
    request.search = search;
    request.search.query = mend_utf8(id);
    if (auto briefing = read_briefing_alone(reader, request.search.query)) return {*std::move(briefing)};
    Subject subject = read_subject(reader, request);
    if (!subject.is_story) return {};
    if (notes.empty()) notes = std::move(subject.notes);
    return std::move(subject.briefings);
}

}  // namespace

ComparedSubject read_compared(IndexReader& reader, std::span<const std::string> ids, std::size_t limit,
                              Deadline* deadline) {
    ComparedSubject compared;
    SubjectRequest request;
    request.search.limit = limit;
    request.search.deadline = deadline;
    Subject& subject = compared.subject;
    if (ids.size() == 1) {
        request.search.query = mend_utf8(ids.front());
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
        std::vector<SubjectBriefing> read = read_id(reader, id, request.search, subject.notes);
        if (read.empty() && !is_over_now(deadline)) compared.unknown.push_back(mend_utf8(id));
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
