#pragma once

#include "corpus/base/program.h"
#include "searcher/key_reader.h"
#include "searcher/qrels_file.h"
#include "searcher/search.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace debrief {

/// A hit that may be judged.
struct JudgedHit {
    std::string document;  ///< as runs and judgements name it
    Hit hit;
};

/// A topic and what of its pool is not judged yet.
struct JudgingTopic {
    std::string id;  ///< as runs and judgements name it
    std::string query;
    std::vector<JudgedHit> hits;  ///< in the order they are asked about
};

/// What was done.
struct JudgingCounts {
    std::size_t judged = 0;
    std::size_t relevant = 0;  ///< of these
    std::size_t skipped = 0;
    std::size_t left = 0;  ///< of the topics that were begun, the skipped ones among them
};

/// Shows hits one by one and asks for a key that judges each. Hits go to the console's results, questions to
/// its other stream.
class JudgingSession {
 public:
    /// Gives the next topic; nothing where there is none.
    using NextTopic = std::function<std::optional<JudgingTopic>()>;
    /// Gives the whole text behind a hit, for the terminal.
    using WholeText = std::function<std::string(const Hit&)>;

    /// All must outlive it.
    JudgingSession(QrelsFile& qrels, KeyReader& keys, const Console& console, WholeText whole_text);

    /// Asks until all is judged or somebody ends it. Throws as `QrelsFile` does.
    JudgingCounts run(const NextTopic& next_topic);

 private:
    /// A hit of some topic, and what was said of it.
    struct Item {
        std::size_t topic;
        std::size_t number;  ///< of the hit in its topic, from 0
        std::optional<int> relevance{};
        bool is_skipped = false;
    };
    enum class Answer { go_on, end };

    bool begin_topic(const NextTopic& next_topic);
    void show() const;
    [[nodiscard]] Answer ask();
    [[nodiscard]] bool act_on(char key);
    void judge(int relevance);
    void skip();
    bool go_back();
    [[nodiscard]] JudgingCounts counts() const;
    [[nodiscard]] const JudgedHit& hit_of(const Item& item) const;

    QrelsFile& qrels_;
    KeyReader& keys_;
    const Console& console_;
    WholeText whole_text_;
    std::vector<JudgingTopic> topics_;
    std::vector<Item> items_;
    std::size_t position_ = 0;
};

}  // namespace debrief
