#include "indexer/document_builder.h"

#include "corpus/base/utf8.h"
#include "corpus/cleaning.h"
#include "corpus/extractor.h"
#include "corpus/hedges.h"
#include "corpus/understanding.h"
#include "indexer/analysis.h"
#include "indexer/completion_terms.h"
#include "indexer/document_values.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/signature.h"
#include "indexer/story_profile.h"

#include <algorithm>
#include <array>
#include <map>

#include <xapian.h>

namespace debrief {

namespace {

/// How often a word counts by where it stands, in quarters: three for a title's, five quarters for one among
/// the first words of what follows, one elsewhere. Ranking's BM25 has its k1 in the same quarters
/// (searcher/ranking.h).
constexpr Xapian::termcount title_count = 12;
constexpr Xapian::termcount lead_count = 5;
constexpr Xapian::termcount text_count = 4;
constexpr std::size_t lead_words = 60;

constexpr Xapian::termpos gap_between_parts = 100;  ///< positions; no phrase or nearness reaches across
constexpr std::size_t longest_title_value = 100;    ///< bytes; titles that begin with as many alike are rare

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

class TermWriter {
 public:
    TermWriter(Xapian::Document& document, Stemmer& stemmer) : document_(document), stemmer_(stemmer) {}

    /// The words of a title that we made stand in the text and are counted there.
    void add_title(std::string_view title, TitleOrigin origin, std::span<const Span> wordless) {
        for (const Token& token : tokenize(title, wordless)) {
            add_word(token.form, origin == TitleOrigin::given ? title_count : 0);
            document_.add_posting(to_term(title_prefix_, token.form), position_, 0);
            document_.add_term(to_term(title_stem_prefix, stemmer_.stem(token.form)), 0);
        }
        position_ += gap_between_parts;
    }

    void add_text(std::string_view text, std::span<const Span> wordless) {
        const std::vector<Token> tokens = tokenize(text, wordless);
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const Xapian::termcount count = words_ < lead_words ? lead_count : text_count;
            add_word(tokens[i].form, count);
            if (is_unspaced(tokens[i].form)) {
                // A query for one character finds it in any pair; pairs overlap up to the end of their run.
                const std::vector<std::string> characters = characters_of(tokens[i].form);
                const bool is_end_of_run =
                    i + 1 == tokens.size() || tokens[i + 1].span.begin >= tokens[i].span.end;
                if (characters.size() > 1) add_character(characters.front(), count);
                if (characters.size() > 1 && is_end_of_run) add_character(characters.back(), count);
            }
            ++words_;
        }
        position_ += gap_between_parts;
    }

    /// Chrome counts for nothing, but can be asked for.
    void add_chrome(std::string_view text) {
        for (const Token& token : tokenize(text, wordless_spans(text))) {
            document_.add_posting(to_term(chrome_prefix, token.form), ++position_, 0);
            document_.add_term(to_term(chrome_stem_prefix, stemmer_.stem(token.form)), 0);
        }
        position_ += gap_between_parts;
    }

    void add_source(std::string_view source) { add_whole_and_words(field_prefix("source"), source); }

    void add_mentions(const std::vector<Mention>& mentions) {
        const std::string_view cites = field_prefix("cites");
        const std::string_view kind = field_prefix("kind");
        for (const Mention& mention : mentions) {
            // A citation of `ai.meta.com` also counts for `meta.com`, and for its owner: `meta`.
            for (const std::string& domain : parent_domains(mention.citation.host)) add_name(cites, domain);
            add_name(cites, join_forms(tokenize(mention.source.owner)));
            add_name(kind, to_string(mention.source.kind));
        }
        const std::string_view is = field_prefix("is");
        add_name(is, mentions.empty() ? "uncited" : "cited");
        const bool has_parties_only = std::all_of(mentions.begin(), mentions.end(), [](const Mention& each) {
            return each.source.kind == SourceKind::party;
        });
        if (!mentions.empty() && has_parties_only) add_name(is, "party-only");
    }

    void add_hedged() { add_name(field_prefix("is"), "hedged"); }

    /// "Scale AI", which the text also calls "Scale": `scale ai`, `scale` and `ai`.
    void add_names(const std::vector<Name>& names) {
        for (const Name& name : names) {
            for (const std::string& form : name.forms) add_whole_and_words(field_prefix("name"), form);
        }
    }

 private:
    static std::string_view field_prefix(std::string_view name) { return find_field(name)->prefix; }

    void add_name(std::string_view prefix, std::string_view text) {
        if (!text.empty()) document_.add_boolean_term(to_term(prefix, text));
    }

    void add_whole_and_words(std::string_view prefix, std::string_view name) {
        const std::vector<Token> words = tokenize(name);
        for (const Token& word : words) add_name(prefix, word.form);
        if (words.size() > 1) add_name(prefix, join_forms(words));
    }

    void add_word(const std::string& form, Xapian::termcount count) {
        document_.add_posting(to_term("", form), ++position_, count);
        document_.add_term(to_term(stem_prefix, stemmer_.stem(form)), count);
    }

    void add_character(const std::string& character, Xapian::termcount count) {
        document_.add_term(to_term(stem_prefix, character), count);
    }

    Xapian::Document& document_;
    Stemmer& stemmer_;
    std::string_view title_prefix_ = field_prefix("title");
    Xapian::termpos position_ = 0;
    std::size_t words_ = 0;
};

/// Whether a sentence of summary or text is hedged: what `debrief claims` takes for one.
bool has_hedged_sentence(const Briefing& briefing, std::span<const PlacedSentence> sentences) {
    if (!knows_hedges_of(briefing.language)) return false;
    return std::any_of(sentences.begin(), sentences.end(), [&](const PlacedSentence& sentence) {
        if (sentence.part == BriefingPart::title) return false;
        const bool is_summary = sentence.part == BriefingPart::summary;
        return is_hedged(sentence.span.of(is_summary ? briefing.summary : briefing.text));
    });
}

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

void add_values(Xapian::Document& document, const Briefing& briefing, const Understanding& understanding) {
    const auto add = [&](Xapian::valueno slot, const std::string& value) {
        if (!value.empty()) document.add_value(slot, value);
    };
    if (briefing.date) {
        add(slot::date, to_sortable(*briefing.date));
        if (briefing.date_origin == Origin::given) add(slot::given_day, to_sortable(*briefing.date));
    }
    add(slot::id, briefing.id.substr(0, slot::longest_id));
    const std::string title = join_forms(tokenize(briefing.title));
    add(slot::title, title.substr(0, code_point_boundary(title, longest_title_value)));
    const std::vector<Mention>& mentions = understanding.mentions;
    if (!mentions.empty())
        add(slot::citations, Xapian::sortable_serialise(static_cast<double>(mentions.size())));
    add(slot::figures, encode_figures(understanding.figures));
    add(slot::events, encode_events(understanding.event_dates));
    add(slot::facets, encode_facets({briefing.source, briefing.language, hosts_of(mentions),
                                     facet_names_of(understanding.names)}));
}

/// The word forms that a document counts, with their stems.
std::vector<WeighedForm> weighed_forms(const Xapian::Document& document, Stemmer& stemmer) {
    std::vector<WeighedForm> forms;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        std::string form = *term;
        const bool is_form = form.front() < 'A' || form.front() > 'Z';  // prefixes begin with a capital
        if (is_form && term.get_wdf() > 0) forms.push_back({form, stemmer.stem(form), term.get_wdf()});
    }
    return forms;
}

}  // namespace

Xapian::Document DocumentBuilder::build(const Briefing& briefing, const Provenance& provenance) {
    const Extractor extractor(briefing);
    const Understanding understanding = understand(extractor);
    const WordlessSpans wordless(extractor);
    const bool has_title = briefing.title_origin == TitleOrigin::given;
    Xapian::Document document;
    TermWriter terms(document, stemmers_.of(briefing.language));
    if (has_title) {
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
    if (const auto title = title_completion_term(briefing.title)) document.add_boolean_term(*title);
    terms.add_source(briefing.source);
    terms.add_mentions(understanding.mentions);
    if (has_hedged_sentence(briefing, understanding.sentences)) terms.add_hedged();
    terms.add_names(understanding.names);
    for (const EdgeLine& edge : edge_lines(briefing))
        document.add_boolean_term(edge_term(edge.line, edge.neighbour));
    document.add_boolean_term(to_term(id_prefix, briefing.id));
    if (!briefing.language.empty()) document.add_boolean_term(to_term(language_prefix, briefing.language));
    if (!provenance.file.empty()) {
        document.add_boolean_term(to_term(file_prefix, provenance.file));
        document.add_value(slot::file, provenance.file);
    }
    document.add_value(slot::fingerprint, provenance.fingerprint);
    add_values(document, briefing, understanding);
    const Signature signature = make_signature(weighed_forms(document, stemmers_.of(briefing.language)));
    if (!signature.empty()) {
        document.add_value(slot::signature, encode_signature(signature));
        for (const std::uint32_t key : story_keys(signature)) document.add_boolean_term(story_key_term(key));
        const bool has_given_day = briefing.date && briefing.date_origin == Origin::given;
        document.add_boolean_term(story_key_term(story_period(has_given_day ? briefing.date : std::nullopt)));
    }
    document.set_data(encode_record(briefing, understanding.sentences));
    return document;
}

}  // namespace debrief
