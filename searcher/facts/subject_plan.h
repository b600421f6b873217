#pragma once

#include "searcher/deadline.h"
#include "searcher/facts/subject.h"

#include <memory>
#include <optional>
#include <string>

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace debrief {

/// What the index is asked for a subject: for those who look at all of its briefings, not only at the best.
class SubjectPlan {
 public:
    /// All must outlive it.
    SubjectPlan(const Xapian::Database& database, IndexReader& reader, const SubjectRequest& request);
    SubjectPlan(const SubjectPlan&) = delete;
    SubjectPlan& operator=(const SubjectPlan&) = delete;
    ~SubjectPlan();

    /// What it matches are the subject's briefings; past the deadline nothing more, unless they are tellings.
    [[nodiscard]] const Xapian::Query& matches() const { return *matches_; }

    /// Of tellings the term that all of them have, and no other; nothing: it is a query.
    [[nodiscard]] const std::optional<std::string>& tellings() const { return tellings_; }

    [[nodiscard]] Deadline& deadline() { return deadline_; }

    /// All that is known of the subject before its briefings are looked at: no total, no briefing, no weight.
    /// A note tells when the deadline was met so far.
    [[nodiscard]] Subject subject() const;

 private:
    void plan_query_of(const Xapian::Database& database, IndexReader& reader, const SubjectRequest& request);

    Deadline deadline_;
    Subject subject_;
    std::optional<std::string> tellings_;
    std::unique_ptr<Xapian::Query> matches_;
};

}  // namespace debrief
