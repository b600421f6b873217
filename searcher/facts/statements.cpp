#include "searcher/facts/statements.h"

#include "corpus/citations.h"
#include "corpus/mentions.h"

#include <algorithm>

namespace debrief {

StatementReader::StatementReader(const Briefing& briefing)
    : extractor_(briefing), sentences_(extractor_.find_sentences()) {
    const std::vector<Mention> mentions = extractor_.find_mentions();
    auto next = mentions.begin();
    for (const CitationGroup& group : extractor_.citation_groups()) {
        std::vector<BackingSource>& sources = sources_of_groups_.emplace_back();
        for (std::size_t i = 0; i < group.citations.size(); ++i, ++next)
            sources.push_back({next->citation.host, next->source});
    }
}

Statement StatementReader::statement(std::size_t sentence) const {
    const BackedSentence& backed = sentences_[sentence];
    const std::string_view text = extractor_.whole().text();
    Statement statement{extractor_.whole().place(backed.span),
                        without_citations(text.substr(backed.span.begin, backed.span.size())),
                        backed.evidence,
                        {}};
    for (const std::size_t group : backed.groups) {
        for (const BackingSource& source : sources_of_groups_[group]) {
            if (std::find(statement.sources.begin(), statement.sources.end(), source) ==
                statement.sources.end())
                statement.sources.push_back(source);
        }
    }
    return statement;
}

std::optional<std::size_t> StatementReader::sentence_at(std::size_t offset) const {
    const auto behind = std::upper_bound(
        sentences_.begin(), sentences_.end(), offset,
        [](std::size_t wanted, const BackedSentence& sentence) { return wanted < sentence.span.end; });
    if (behind == sentences_.end() || offset < behind->span.begin) return std::nullopt;
    return static_cast<std::size_t>(behind - sentences_.begin());
}

const std::vector<Figure>& StatementReader::figures() const {
    if (!figures_) figures_ = extractor_.find_figures();
    return *figures_;
}

const std::vector<EventDate>& StatementReader::event_dates() const {
    if (!event_dates_) event_dates_ = extractor_.find_event_dates();
    return *event_dates_;
}

}  // namespace debrief
