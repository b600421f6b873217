#include "web/pages/briefing_body.h"

#include "corpus/base/text.h"
#include "web/html.h"

#include <algorithm>

#include <fmt/format.h>

namespace debrief {

namespace {

/// Where chrome begins in `span` of the text, if it does.
std::size_t end_before_chrome(const std::vector<Chrome>& chrome, const Span& span) {
    for (const Chrome& piece : chrome) {
        if (piece.span.begin >= span.begin && piece.span.begin < span.end) return piece.span.begin;
    }
    return span.end;
}

Span without_blanks(std::string_view text, Span span) {
    while (span.begin < span.end && is_ascii_space(text[span.begin])) ++span.begin;
    while (span.end > span.begin && is_ascii_space(text[span.end - 1])) --span.end;
    return span;
}

}  // namespace

std::vector<ReadingBlock> reading_blocks(const Briefing& briefing, const StatementReader& reader,
                                         BriefingPart part) {
    const std::string& text = part == BriefingPart::summary ? briefing.summary : briefing.text;
    std::vector<ReadingBlock> blocks;
    bool is_open = false;
    for (std::size_t i = 0; i < reader.size(); ++i) {
        const BriefingPlace place = reader.extractor().whole().place(reader.span(i));
        if (place.part != part) continue;
        if (is_open) {
            const std::size_t gap = blocks.back().span.end;
            is_open = text.substr(gap, place.span.begin - gap).find('\n') == std::string::npos;
        }
        if (is_open) {
            blocks.back().span.end = place.span.end;
        } else {
            blocks.push_back({place.span, {}});
        }
        blocks.back().sentences.push_back(i);
        is_open = reader.evidence(i) != Evidence::direct || blocks.back().span.size() < readable_block;
    }
    // What is no sentence, as a line of citations alone, goes with the block before it.
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        Span& span = blocks[i].span;
        if (i == 0) span.begin = 0;
        span.end = i + 1 < blocks.size() ? blocks[i + 1].span.begin : text.size();
        if (part == BriefingPart::text) {
            if (i == 0) {
                for (const Chrome& piece : briefing.chrome) {
                    if (piece.span.end <=
                        reader.extractor().whole().place(reader.span(blocks[0].sentences[0])).span.begin)
                        span.begin = piece.span.end;
                }
            }
            span.end = end_before_chrome(briefing.chrome, span);
        }
        span = without_blanks(text, span);
    }
    return blocks;
}

BodyMarkup::BodyMarkup(const StatementReader& reader, const Addresses& addresses)
    : reader_(reader), addresses_(addresses) {
    for (const CitationGroup& group : reader.extractor().citation_groups())
        groups_[group.span.begin] = &group;
}

std::string BodyMarkup::block(std::string_view part, const ReadingBlock& block,
                              const std::vector<Span>& matches) {
    const Span first = reader_.span(block.sentences.front());
    shift_ = first.begin - reader_.extractor().whole().place(first).span.begin;
    std::string html;
    std::size_t written = block.span.begin;
    for (const std::size_t sentence : block.sentences) {
        const BriefingPlace place = reader_.extractor().whole().place(reader_.span(sentence));
        html += cited(part, {written, place.span.begin}, matches);
        html += fmt::format("<span class=\"said\" id=\"{}\" data-evidence=\"{}\">", anchor_of(place),
                            to_string(reader_.evidence(sentence)));
        html += cited(part, place.span, matches) + "</span>";
        written = place.span.end;
    }
    return html + cited(part, {written, std::max(written, block.span.end)}, matches);
}

std::vector<BackingSource> BodyMarkup::sources_of(const ReadingBlock& block) const {
    std::vector<BackingSource> sources;
    for (const std::size_t sentence : block.sentences) {
        for (const BackingSource& source : reader_.statement(sentence).sources) {
            if (std::find(sources.begin(), sources.end(), source) == sources.end()) sources.push_back(source);
        }
    }
    return sources;
}

std::vector<std::size_t> BodyMarkup::numbers_of(const ReadingBlock& block) {
    std::vector<std::size_t> numbers;
    for (const std::size_t sentence : block.sentences) {
        for (const BackingSource& source : reader_.statement(sentence).sources) {
            auto known = std::find_if(sources_.begin(), sources_.end(), [&](const NumberedSource& numbered) {
                return numbered.source.host == source.host;
            });
            if (known == sources_.end()) known = sources_.insert(sources_.end(), {source, 0});
            ++known->sentences;
            numbers.push_back(static_cast<std::size_t>(known - sources_.begin()) + 1);
        }
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

std::string BodyMarkup::lit(std::string_view part, Span span, const std::vector<Span>& matches) {
    std::string html;
    std::size_t written = span.begin;
    auto match = std::lower_bound(matches.begin(), matches.end(), span.begin,
                                  [](const Span& left, std::size_t begin) { return left.end <= begin; });
    for (; match != matches.end() && match->begin < span.end; ++match) {
        const Span inside{std::max(match->begin, written), std::min(match->end, span.end)};
        html += escape_html(part.substr(written, inside.begin - written));
        // A match that goes over a sentence's end is lit in two pieces, the first of which has its number.
        const bool is_new = shift_ + match->end > last_match_;
        if (is_new) last_match_ = shift_ + match->end;
        html += is_new ? fmt::format("<mark id=\"m{}\">", ++matches_) : "<mark>";
        html += escape_html(inside.of(part)) + "</mark>";
        written = inside.end;
    }
    return html + escape_html(part.substr(written, span.end - written));
}

std::string BodyMarkup::cited(std::string_view part, Span span, const std::vector<Span>& matches) {
    std::string html;
    std::size_t written = span.begin;
    for (auto group = groups_.lower_bound(shift_ + span.begin);
         group != groups_.end() && group->second->span.end <= shift_ + span.end; ++group) {
        html +=
            lit(part, {written, group->second->span.begin - shift_}, matches) + "<span class=\"citation\">";
        written = group->second->span.begin - shift_;
        for (const Citation& citation : group->second->citations) {
            const Span name{citation.span.begin - shift_, citation.span.end - shift_};
            if (name.begin < written) continue;  // a host that several numbers stand behind
            html += lit(part, {written, name.begin}, matches);
            html += fmt::format("<a href=\"{}\">{}</a>", escape_html(addresses_.source(citation.host)),
                                lit(part, name, matches));
            written = name.end;
        }
        const std::size_t end = group->second->span.end - shift_;
        html += lit(part, {written, end}, matches) + "</span>";
        written = end;
    }
    return html + lit(part, {written, span.end}, matches);
}

}  // namespace debrief
