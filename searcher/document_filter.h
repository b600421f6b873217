#pragma once

#include "searcher/deadline.h"

#include <cstdint>

#include <xapian.h>

namespace debrief {

/// A filter that looks at documents one by one. Xapian makes a copy for each shard, and asks it in ascending
/// order of the documents' numbers.
class DocumentFilter : public Xapian::PostingSource {
 public:
    /// `deadline` may be null; else it outlives the filter, which ends when it is over.
    explicit DocumentFilter(Deadline* deadline) : deadline_(deadline) {}

    void init(const Xapian::Database& shard) final;
    [[nodiscard]] Xapian::doccount get_termfreq_min() const final { return 0; }
    [[nodiscard]] Xapian::doccount get_termfreq_est() const final { return most_; }
    [[nodiscard]] Xapian::doccount get_termfreq_max() const final { return most_; }
    [[nodiscard]] Xapian::docid get_docid() const final { return document_; }
    [[nodiscard]] bool at_end() const final { return is_at_end_; }
    void next(double least_weight) final;
    void skip_to(Xapian::docid document, double least_weight) final;
    bool check(Xapian::docid document, double least_weight) final;

 protected:
    /// A shard is opened: returns how many documents may match at most.
    [[nodiscard]] virtual Xapian::doccount open(const Xapian::Database& shard) = 0;

    /// The first document, from this one on, that may match; 0 for none. Never called with a lower number than
    /// before.
    [[nodiscard]] virtual Xapian::docid first_from(Xapian::docid document) = 0;

    /// Whether a document that `first_from` named matches.
    [[nodiscard]] virtual bool matches(Xapian::docid document) = 0;

    [[nodiscard]] Deadline* deadline() const { return deadline_; }

 private:
    [[nodiscard]] bool has_ended();

    Deadline* deadline_;
    Xapian::doccount most_ = 0;
    Xapian::docid document_ = 0;  ///< the last that was looked at
    bool is_at_match_ = false;    ///< it matches
    bool is_at_end_ = false;
};

/// As a part of a query, which owns it.
template <typename Filter>
[[nodiscard]] Xapian::Query to_query(Filter* filter) {
    return Xapian::Query(filter->release());
}

}  // namespace debrief
