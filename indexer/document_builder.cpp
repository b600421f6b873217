#include "indexer/document_builder.h"

#include "corpus/base/utf8.h"
#include "corpus/cleaning.h"
#include "corpus/extractor.h"
#include "corpus/understanding.h"
#include "indexer/analysis.h"
#include "indexer/completion_terms.h"
#include "indexer/document_values.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/signature.h"
#include "indexer/story_profile.h"
#include "indexer/term_writer.h"

#include <algorithm>
#include <array>
#include <map>

#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t longest_title_value = 100;  ///< bytes; titles that begin with as many alike are rare

constexpr std::size_t most_facet_names = 30;
constexpr std::size_t longest_facet_name = 200;  ///< bytes; what is longer is no name

/// The citations of a briefing's parts, which hold no words: found once, in the whole of it.
class WordlessSpans {
 public:
    explicit WordlessSpans(const Extractor& extractor) {
        for (const CitationGroup& group : extractor.citation_groups()) {
            const BriefingPlace place = extractor.whole().place(group.span);
            spans_[static_cast<std::size_t>(place.part)].push_back(place.span);
        }
    }

    [[nodiscard]] std::span<const Span> of(BriefingPart part) const {
        return spans_[static_cast<std::size_t>(part)];
    }

    /// Those in a piece of the text, as spans of that piece.
    [[nodiscard]] std::vector<Span> within(const Span& piece) const {
        std::vector<Span> inside;
        const std::span<const Span> all = of(BriefingPart::text);
        auto span = std::partition_point(all.begin(), all.end(),
                                         [&](const Span& each) { return each.begin < piece.begin; });
        for (; span != all.end() && span->end <= piece.end; ++span)
            inside.push_back({span->begin - piece.begin, span->end - piece.begin});
        return inside;
    }

 private:
    std::array<std::vector<Span>, 3> spans_;  ///< by `BriefingPart`
};

/// The hosts that are cited, each once with how often it is, in order.
std::vector<CitedHost> hosts_of(const std::vector<Mention>& mentions) {
    std::map<CitedHost, std::size_t> times;
    for (const Mention& mention : mentions)
        ++times[{mention.citation.host, mention.source.owner, mention.source.kind}];
    std::vector<CitedHost> hosts;
    for (const auto& [cited, count] : times) {
        if (hosts.size() == most_stored_values) break;
        hosts.push_back(cited);
        hosts.back().mentions = count;
    }
    return hosts;
}

/// The names that are mentioned most, those that come first where they are mentioned as often.
std::vector<std::string> facet_names_of(const std::vector<Name>& names) {
    std::vector<const Name*> best;
    for (const Name& name : names) {
        if (name.name.size() <= longest_facet_name) best.push_back(&name);
    }
    std::stable_sort(best.begin(), best.end(), [](const Name* left, const Name* right) {
        return left->mentions.size() > right->mentions.size();
    });
    best.resize(std::min(best.size(), most_facet_names));
    std::vector<std::string> facets;
    for (const Name* name : best) facets.push_back(name->name);
    std::sort(facets.begin(), facets.end());
    return facets;
}

/// The values of a document, one after another.
class ValueWriter {
 public:
    explicit ValueWriter(std::vector<AnalysedDocument::Value>& values) : values_(values) {}

    void add(std::uint32_t slot, std::string value) {
        if (!value.empty()) values_.push_back({slot, std::move(value)});
    }
    void add_briefing(const Briefing& briefing, const Provenance& provenance) {
        if (briefing.date) {
            add(slot::date, to_sortable(*briefing.date));
            if (briefing.date_origin == Origin::given) add(slot::given_day, to_sortable(*briefing.date));
        }
        add(slot::fingerprint, provenance.fingerprint);
        add(slot::id, briefing.id.substr(0, slot::longest_id));
        add(slot::file, provenance.file);
        const std::string title = join_forms(briefing.title);
        add(slot::title, title.substr(0, code_point_boundary(title, longest_title_value)));
    }
    void add_understanding(const Briefing& briefing, const Understanding& understanding) {
        const std::vector<Mention>& mentions = understanding.mentions;
        if (!mentions.empty())
            add(slot::citations, Xapian::sortable_serialise(static_cast<double>(mentions.size())));
        add(slot::figures, encode_figures(understanding.figures));
        add(slot::events, encode_events(understanding.event_dates));
        add(slot::facets, encode_facets({briefing.source, briefing.language, hosts_of(mentions),
                                         facet_names_of(understanding.names)}));
    }
    void sort() {
        std::sort(values_.begin(), values_.end(),
                  [](const auto& left, const auto& right) { return left.slot < right.slot; });
    }

 private:
    std::vector<AnalysedDocument::Value>& values_;
};

/// All words of a briefing: of its title, summary, text and chrome.
void add_words(TermWriter& terms, const Briefing& briefing, const Extractor& extractor) {
    const WordlessSpans wordless(extractor);
    if (briefing.title_origin == TitleOrigin::given) {
        terms.add_title(briefing.title, briefing.title_origin, wordless.of(BriefingPart::title));
    } else {
        terms.add_title(briefing.title, briefing.title_origin, wordless_spans(briefing.title));
    }
    terms.add_text(briefing.summary, wordless.of(BriefingPart::summary));
    for (const std::string_view piece : pieces_without_chrome(briefing.text, briefing.chrome)) {
        const auto begin = static_cast<std::size_t>(piece.data() - briefing.text.data());
        terms.add_text(piece, wordless.within({begin, begin + piece.size()}));
    }
    for (const Chrome& chrome : briefing.chrome) terms.add_chrome(chrome.span.of(briefing.text));
}

}  // namespace

KnownWords& DocumentBuilder::words_of(const std::string& language) {
    Stemmer& stemmer = stemmers_.of(language);
    return words_.try_emplace(&stemmer, stemmer).first->second;
}

AnalysedDocument DocumentBuilder::build(const Briefing& briefing, const Provenance& provenance) {
    const Extractor extractor(briefing);
    const Understanding understanding = understand(extractor);
    KnownWords& words = words_of(briefing.language);
    terms_.clear();
    words.begin_document(terms_);
    sequence_.clear();
    TermWriter terms(terms_, words, sequence_);
    add_words(terms, briefing, extractor);
    if (const auto title = title_completion_term(briefing.title)) terms.add_boolean("", *title);
    terms.add_source(briefing.source);
    terms.add_mentions(understanding.mentions);
    if (understanding.is_hedged) terms.add_hedged();
    terms.add_names(understanding.names);
    for (const EdgeLine& edge : edge_lines(briefing))
        terms.add_boolean("", edge_term(edge.line, edge.neighbour));
    terms.add_boolean("", to_term(id_prefix, briefing.id));
    terms.add_boolean(language_prefix, briefing.language);
    terms.add_boolean(file_prefix, provenance.file);
    AnalysedDocument document;
    ValueWriter values(document.values);
    values.add_briefing(briefing, provenance);
    values.add_understanding(briefing, understanding);
    values.add(slot::words, sequence_.encode(words.keys()));
    const Signature signature = make_signature(words.weighed_stems());
    if (!signature.empty()) {
        values.add(slot::signature, encode_signature(signature));
        document.story_keys = story_keys(signature);
        const bool has_given_day = briefing.date && briefing.date_origin == Origin::given;
        terms.add_boolean("", story_period_term(story_period(has_given_day ? briefing.date : std::nullopt)));
    }
    values.sort();
    terms_.write_to(document);
    document.record = encode_record(briefing, understanding.sentences);
    return document;
}

}  // namespace debrief
