#pragma once

#include "corpus/base/input_stream.h"
#include "corpus/base/problem.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <variant>
#include <vector>

namespace debrief {

/// A query of a batch, with what its results are known by.
struct Topic {
    std::string id;                      ///< not empty, without control characters
    std::vector<std::string> forms;      ///< ways to say what is wanted, one or more; none is empty
    std::string filter{};                ///< a query that hits must match too; empty: none
    std::optional<std::size_t> limit{};  ///< most hits, where the topic says so
    std::size_t line = 0;                ///< of its file, that it begins in; from 1
    std::uint64_t bytes_read = 0;        ///< of all files, up to its end; for progress
};

/// How files of topics are written (searcher/README.md, "Topics").
enum class TopicFormat {
    tsv,         ///< `id<TAB>query` lines
    json_lines,  ///< objects with `id`, `query`, and maybe `filter` and `limit`
    trec,        ///< `<top>` blocks
};

/// What a TREC topic tells of what is wanted.
enum class TopicField { title, description, narrative };

[[nodiscard]] std::optional<TopicField> find_topic_field(std::string_view name);

struct TopicOptions {
    std::optional<TopicFormat> format{};  ///< nothing: told by each file's content
    std::vector<TopicField> fields{TopicField::title};
    /// Whether several fields are one query, or one form of the query each.
    enum class Fields { joined, apart } fields_are = Fields::joined;
    std::size_t longest = 1'000'000;  ///< bytes of a line, and of a TREC topic; bounds the memory
    std::size_t most_hits = 100'000;  ///< that a topic may ask for
};

/// The next of a file: a topic, or what stands in place of one.
using TopicOrProblem = std::variant<Topic, Problem>;

/// Reads topics in their order, one at a time.
class TopicReader {
 public:
    virtual ~TopicReader() = default;
    /// Nothing at the end. Throws what the stream throws.
    [[nodiscard]] virtual std::optional<TopicOrProblem> next() = 0;
    [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;  ///< of the text, not of a compressed file
};

/// A reader for what a stream is, as the options or its content say; `stream` and `options` must outlive it.
/// `name` is what problems are told with.
[[nodiscard]] std::unique_ptr<TopicReader> make_topic_reader(InputStream& stream, std::string name,
                                                             const TopicOptions& options);

/// The format that the beginning of a file tells.
[[nodiscard]] TopicFormat tell_topic_format(std::string_view head);

/// A topic of these columns of a file, or what is wrong with them: the checks that all formats share.
[[nodiscard]] std::variant<Topic, std::string> make_topic(std::string_view id,
                                                          std::vector<std::string> forms);

/// All topics of several files in their order. The second topic of an id is a problem, in whatever file.
class TopicFiles {
 public:
    /// `names` as users give them: "-" is standard input. Throws `Error` of kind `corpus` for one that is not
    /// there or is a folder.
    TopicFiles(std::vector<std::string> names, TopicOptions options);

    /// As `TopicReader::next`; throws `Error` of kind `corpus` for a file that cannot be read.
    [[nodiscard]] std::optional<TopicOrProblem> next();

    /// Bytes of all files; 0 where that cannot be known: of standard input, pipes and compressed files.
    [[nodiscard]] std::uint64_t total_bytes() const { return total_bytes_; }

 private:
    [[nodiscard]] bool open_next();

    std::vector<std::string> names_;
    TopicOptions options_;
    std::uint64_t total_bytes_ = 0;
    std::uint64_t bytes_before_ = 0;  ///< of the files that are done
    std::size_t opened_ = 0;
    std::optional<InputStream> stream_;
    std::unique_ptr<TopicReader> reader_;
    std::unordered_set<std::string> seen_;
};

/// All topics of a file, read as `TopicFiles` reads it; what is none is told by `on_problem` and passed over.
[[nodiscard]] std::vector<Topic> read_topics(const std::string& name, const TopicOptions& options,
                                             const std::function<void(const Problem&)>& on_problem);

/// The readers behind `make_topic_reader`.
[[nodiscard]] std::unique_ptr<TopicReader> make_topic_line_reader(InputStream& stream, std::string name,
                                                                  const TopicOptions& options,
                                                                  TopicFormat format);
[[nodiscard]] std::unique_ptr<TopicReader> make_trec_topic_reader(InputStream& stream, std::string name,
                                                                  const TopicOptions& options);

}  // namespace debrief
