#include "searcher/judging.h"

#include "corpus/base/terminal.h"
#include "searcher/output.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::string_view key_help =
    "0 to 3  judge: 0 not relevant, 1 relevant, 2 highly, 3 perfectly\n"
    "n, y    the same as 0 and 1\n"
    "s       skip: it is asked again another time\n"
    "b       back: take the last judgement out, and ask again\n"
    "v       view the whole text\n"
    "q       quit: what is judged is kept\n";

}  // namespace

JudgingSession::JudgingSession(QrelsFile& qrels, KeyReader& keys, const Console& console,
                               WholeText whole_text)
    : qrels_(qrels), keys_(keys), console_(console), whole_text_(std::move(whole_text)) {}

JudgingCounts JudgingSession::run(const NextTopic& next_topic) {
    for (;;) {
        if (position_ == items_.size()) {
            if (!begin_topic(next_topic)) break;
            continue;
        }
        show();
        if (ask() == Answer::end) break;
    }
    return counts();
}

bool JudgingSession::begin_topic(const NextTopic& next_topic) {
    auto topic = next_topic();
    if (!topic) return false;
    for (std::size_t i = 0; i < topic->hits.size(); ++i) items_.push_back({topics_.size(), i});
    topics_.push_back(std::move(*topic));
    return true;
}

const JudgedHit& JudgingSession::hit_of(const Item& item) const {
    return topics_[item.topic].hits[item.number];
}

void JudgingSession::show() const {
    const Item& item = items_[position_];
    SearchResult alone;
    alone.hits.push_back(hit_of(item).hit);
    alone.hits.front().rank = item.number + 1;
    const Emphasis emphasis = console_.out_takes_colour ? Emphasis::colour : Emphasis::asterisks;
    console_.out << wrap_lines(to_text(alone, emphasis), console_.out_columns) << std::flush;
}

JudgingSession::Answer JudgingSession::ask() {
    keys_.expect(KeyReader::Input::keys);
    for (;;) {
        const Item& item = items_[position_];
        const JudgingTopic& topic = topics_[item.topic];
        console_.error << fmt::format("{}  {} of {}  relevance 0 to 3, or ? for help: ",
                                      to_terminal_line(topic.query), item.number + 1, topic.hits.size())
                       << std::flush;
        const auto key = keys_.next_key();
        if (!key || *key == 'q') {
            console_.error << "quit\n";
            return Answer::end;
        }
        if (act_on(*key)) return Answer::go_on;
    }
}

/// Whether that leads to another hit.
bool JudgingSession::act_on(char key) {
    if (key >= '0' && key <= '3') {
        judge(key - '0');
        return true;
    }
    switch (key) {
        case 'y':
            judge(1);
            return true;
        case 'n':
            judge(0);
            return true;
        case 's':
            skip();
            return true;
        case 'b':
            return go_back();
        case 'v':
            console_.error << "whole text\n";
            console_.out << whole_text_(hit_of(items_[position_]).hit) << '\n' << std::flush;
            return false;
        case '?':
            console_.error << "help\n" << key_help;
            return false;
        default:
            console_.error << "no such key\n";
            return false;
    }
}

void JudgingSession::judge(int relevance) {
    Item& item = items_[position_];
    qrels_.add({topics_[item.topic].id, hit_of(item).document, relevance});
    item.relevance = relevance;
    item.is_skipped = false;
    ++position_;
    console_.error << fmt::format("{}\n", relevance);
}

void JudgingSession::skip() {
    items_[position_].is_skipped = true;
    ++position_;
    console_.error << "skipped\n";
}

bool JudgingSession::go_back() {
    if (position_ == 0) {
        console_.error << "there is nothing to go back to\n";
        return false;
    }
    Item& item = items_[position_ - 1];
    if (item.relevance) qrels_.remove({topics_[item.topic].id, hit_of(item).document, *item.relevance});
    item.relevance.reset();
    item.is_skipped = false;
    --position_;
    console_.error << "back\n";
    return true;
}

JudgingCounts JudgingSession::counts() const {
    JudgingCounts counts;
    for (const Item& item : items_) {
        if (item.relevance) ++counts.judged;
        if (item.relevance.value_or(0) > 0) ++counts.relevant;
        if (item.is_skipped) ++counts.skipped;
    }
    counts.left = items_.size() - counts.judged;
    return counts;
}

}  // namespace debrief
