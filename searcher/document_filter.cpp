#include "searcher/document_filter.h"

#include "searcher/document_set.h"

#include <xapian.h>

namespace debrief {

namespace {

/// Which documents were looked at, and which of them match.
struct KnownVerdicts {
    explicit KnownVerdicts(Xapian::docid last) : known(last), matching(last) {}
    DocumentSet known;
    DocumentSet matching;
};

/// Made once the index is known. Xapian makes a copy of a filter each time that a query is asked: they share
/// this, which is how one knows what another has found.
using SharedVerdicts = std::shared_ptr<std::optional<KnownVerdicts>>;

/// A test as a part of a query.
class DocumentFilter : public Xapian::PostingSource {
 public:
    DocumentFilter(std::unique_ptr<DocumentTest> test, Deadline* deadline, SharedVerdicts verdicts)
        : test_(std::move(test)), deadline_(deadline), verdicts_(std::move(verdicts)) {}

    [[nodiscard]] DocumentFilter* clone() const override {  // Xapian takes ownership
        return new DocumentFilter(test_->clone(), deadline_, verdicts_);
    }

    void init(const Xapian::Database& shard) override {
        most_ = static_cast<Xapian::doccount>(test_->open(shard));
        if (verdicts_ && !*verdicts_) verdicts_->emplace(shard.get_lastdocid());
        set_maxweight(test_->most_score());
        document_ = 0;
        is_at_match_ = false;
        is_at_end_ = false;
    }

    [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return most_; }
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return most_; }
    [[nodiscard]] Xapian::docid get_docid() const override { return document_; }
    [[nodiscard]] bool at_end() const override { return is_at_end_; }
    [[nodiscard]] double get_weight() const override { return test_->score(); }
    [[nodiscard]] std::string get_description() const override { return test_->description(); }

    /// Without a name Xapian refuses to serialise a query (`key_of`).
    [[nodiscard]] std::string name() const override { return test_->key().empty() ? "" : "document_filter"; }
    [[nodiscard]] std::string serialise() const override { return test_->key(); }

    void next(double least_weight) override {
        is_at_match_ = false;
        skip_to(document_ + 1, least_weight);
    }

    void skip_to(Xapian::docid document, double) override {
        if (document <= document_) {
            if (is_at_match_) return;
            document = document_ + 1;
        }
        for (; !has_ended(); ++document) {
            document = test_->first_from(document);
            if (document == 0) break;
            document_ = document;
            is_at_match_ = matches(document);
            if (is_at_match_) return;
        }
        is_at_end_ = true;
    }

    /// Where the rest of a query names documents, only these are looked at.
    bool check(Xapian::docid document, double) override {
        if (has_ended()) return true;
        document_ = document;
        is_at_match_ = test_->first_from(document) == document && matches(document);
        return is_at_match_;
    }

 private:
    bool matches(Xapian::docid document) {
        if (!verdicts_) return test_->matches(document);
        auto& [known, matching] = **verdicts_;
        if (known.has(document)) return matching.has(document);
        const bool is_match = test_->matches(document);
        known.add(document);
        if (is_match) matching.add(document);
        return is_match;
    }

    bool has_ended() {
        is_at_end_ = is_at_end_ || (deadline_ && deadline_->is_over());
        return is_at_end_;
    }

    std::unique_ptr<DocumentTest> test_;
    Deadline* deadline_;
    SharedVerdicts verdicts_;
    Xapian::doccount most_ = 0;
    Xapian::docid document_ = 0;  ///< the last that was looked at
    bool is_at_match_ = false;    ///< it matches
    bool is_at_end_ = false;
};

}  // namespace

Xapian::Query document_filter(std::unique_ptr<DocumentTest> test, Deadline* deadline, Verdicts verdicts) {
    SharedVerdicts shared;
    if (verdicts == Verdicts::remembered) shared = std::make_shared<std::optional<KnownVerdicts>>();
    auto filter = std::make_unique<DocumentFilter>(std::move(test), deadline, std::move(shared));
    return Xapian::Query(filter.release()->release());  // the query owns it
}

std::optional<std::string> key_of(const Xapian::Query& query) {
    try {
        return query.serialise();
    } catch (const Xapian::UnimplementedError&) {
        return std::nullopt;
    }
}

}  // namespace debrief
