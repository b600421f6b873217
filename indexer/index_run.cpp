#include "indexer/index_run.h"

#include "corpus/base/ordered_pipeline.h"
#include "indexer/document_builder.h"
#include "indexer/fingerprints.h"
#include "indexer/index_writer.h"
#include "indexer/record.h"

#include <memory>
#include <string>
#include <unordered_set>
#include <variant>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

struct PassedOver {};

struct Mended {
    Problem problem;
};

/// What the reading thread finds, with the bytes of input used so far.
struct Found {
    std::variant<Briefing, Problem, Mended, PassedOver> what;
    std::string where;  ///< of a briefing
    std::uint64_t bytes = 0;
};

/// A briefing made ready by a working thread; without a document where the index has it as it is.
struct Prepared {
    std::string id;
    std::string where;
    std::unique_ptr<Xapian::Document> document;
};

struct Finished {
    std::variant<Prepared, Problem, Mended, PassedOver> what;
    std::uint64_t bytes = 0;
};

using Pipeline = OrderedPipeline<Found, Finished>;

/// Hands what is read to the pipeline.
class EmittingVisitor : public ReadVisitor {
 public:
    explicit EmittingVisitor(const Pipeline::Emit& emit) : emit_(emit) {}

    void on_briefing(Briefing&& briefing, std::string_view where) override {
        emit_({std::move(briefing), std::string(where), bytes_});
    }
    void on_problem(Problem&& problem) override { emit_({std::move(problem), "", bytes_}); }
    void on_mended(Problem&& problem) override { emit_({Mended{std::move(problem)}, "", bytes_}); }
    void on_passed_over(const std::filesystem::path&) override { emit_({PassedOver(), "", bytes_}); }
    void on_progress(std::uint64_t bytes) override { bytes_ = bytes; }
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
    const Pipeline::Emit& emit_;
    std::uint64_t bytes_ = 0;
};

/// Analyses briefings on one thread.
class Preparer {
 public:
    explicit Preparer(const IndexDirectory& index) : known_(index) {}

    Finished operator()(Found&& found) {
        if (auto* problem = std::get_if<Problem>(&found.what)) return {std::move(*problem), found.bytes};
        if (auto* mended = std::get_if<Mended>(&found.what)) return {std::move(*mended), found.bytes};
        if (std::holds_alternative<PassedOver>(found.what)) return {PassedOver(), found.bytes};
        return {prepare(std::get<Briefing>(found.what), std::move(found.where)), found.bytes};
    }

 private:
    Prepared prepare(const Briefing& briefing, std::string where) {
        const std::string record = encode_record(briefing);
        if (known_.find(briefing.id) == record_fingerprint(record))
            return {briefing.id, std::move(where), nullptr};
        return {briefing.id, std::move(where),
                std::make_unique<Xapian::Document>(builder_.build(briefing, record))};
    }

    Fingerprints known_;
    DocumentBuilder builder_;
};

/// Writes and counts what comes out of the pipeline.
class Collector {
 public:
    Collector(IndexWriter& writer, IndexRunObserver& observer) : writer_(writer), observer_(observer) {}

    void operator()(Finished&& finished) {
        summary_.bytes = finished.bytes;
        if (const auto* problem = std::get_if<Problem>(&finished.what)) {
            refuse(*problem);
        } else if (const auto* mended = std::get_if<Mended>(&finished.what)) {
            ++summary_.mended;
            observer_.on_mended(mended->problem);
        } else if (std::holds_alternative<PassedOver>(finished.what)) {
            ++summary_.passed_over;
        } else {
            put(std::get<Prepared>(finished.what));
        }
        observer_.on_progress(summary_);
    }

    [[nodiscard]] const IndexRunSummary& summary() const { return summary_; }

 private:
    void refuse(const Problem& problem) {
        ++summary_.refused;
        observer_.on_problem(problem);
    }

    void put(const Prepared& prepared) {
        if (!seen_.insert(prepared.id).second) {
            refuse({prepared.where,
                    fmt::format("has the id of an earlier briefing of this run, '{}', which is kept",
                                prepared.id)});
        } else if (!prepared.document) {
            ++summary_.unchanged;
        } else if (writer_.put(prepared.id, *prepared.document) == IndexWriter::Put::added) {
            ++summary_.added;
        } else {
            ++summary_.replaced;
        }
    }

    IndexWriter& writer_;
    IndexRunObserver& observer_;
    std::unordered_set<std::string> seen_;
    IndexRunSummary summary_;
};

}  // namespace

IndexRunSummary run_index(const IndexRunRequest& request, IndexRunObserver& observer) {
    check_inputs(request.inputs);  // before an index is made for nothing
    IndexWriter writer(request.index);
    Collector collector(writer, observer);
    std::uint64_t bytes = 0;
    Pipeline(request.threads)
        .run(
            [&](const Pipeline::Emit& emit) {
                EmittingVisitor visitor(emit);
                read_briefings(request.inputs, request.read, visitor);
                bytes = visitor.bytes();
            },
            [&] {
                return [preparer = std::make_shared<Preparer>(request.index)](Found&& found) {
                    return (*preparer)(std::move(found));
                };
            },
            [&](Finished&& finished) { collector(std::move(finished)); });
    IndexRunSummary summary = collector.summary();
    summary.bytes = bytes;
    if (!summary.changed_nothing()) writer.commit();
    summary.documents = writer.document_count();
    return summary;
}

}  // namespace debrief
