#include "searcher/document_filter.h"

namespace debrief {

void DocumentFilter::init(const Xapian::Database& shard) {
    most_ = open(shard);
    document_ = 0;
    is_at_match_ = false;
    is_at_end_ = false;
}

void DocumentFilter::next(double least_weight) {
    is_at_match_ = false;
    skip_to(document_ + 1, least_weight);
}

void DocumentFilter::skip_to(Xapian::docid document, double) {
    if (document <= document_) {
        if (is_at_match_) return;
        document = document_ + 1;
    }
    for (; !has_ended(); ++document) {
        document = first_from(document);
        if (document == 0) break;
        document_ = document;
        is_at_match_ = matches(document);
        if (is_at_match_) return;
    }
    is_at_end_ = true;
}

bool DocumentFilter::check(Xapian::docid document, double) {
    if (has_ended()) return true;
    document_ = document;
    is_at_match_ = first_from(document) == document && matches(document);
    return is_at_match_;
}

bool DocumentFilter::has_ended() {
    is_at_end_ = is_at_end_ || (deadline_ && deadline_->is_over());
    return is_at_end_;
}

}  // namespace debrief
