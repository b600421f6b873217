#include "indexer/document_builder.h"

#include "corpus/cleaning.h"
#include "corpus/mentions.h"
#include "indexer/analysis.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/signature.h"

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
constexpr std::size_t longest_id_value = 200;       ///< bytes

class TermWriter {
 public:
    TermWriter(Xapian::Document& document, Stemmer& stemmer) : document_(document), stemmer_(stemmer) {}

    /// The words of a title that we made stand in the text and are counted there.
    void add_title(std::string_view title, TitleOrigin origin) {
        for (const Token& token : tokenize(title, wordless_spans(title))) {
            add_word(token.form, origin == TitleOrigin::given ? title_count : 0);
            document_.add_posting(to_term(field_prefix("title"), token.form), position_, 0);
            document_.add_term(to_term(title_stem_prefix, stemmer_.stem(token.form)), 0);
        }
        position_ += gap_between_parts;
    }

    void add_text(std::string_view text) {
        const std::vector<Token> tokens = tokenize(text, wordless_spans(text));
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const Xapian::termcount count = words_ < lead_words ? lead_count : text_count;
            add_word(tokens[i].form, count);
            const bool is_end_of_run =
                i + 1 == tokens.size() || tokens[i + 1].span.begin >= tokens[i].span.end;
            if (is_unspaced(tokens[i].form)) add_characters(tokens[i].form, count, is_end_of_run);
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

    void add_source(std::string_view source) {
        std::string whole;
        for (const Token& token : tokenize(source)) {
            add_name(field_prefix("source"), token.form);
            whole += (whole.empty() ? "" : " ") + token.form;
        }
        if (!whole.empty()) add_name(field_prefix("source"), whole);
    }

    /// A citation of `ai.meta.com` also counts for `meta.com`, and for its owner: `meta`.
    void add_citations(const Briefing& briefing) {
        for (const Mention& mention : find_mentions(briefing)) {
            for (const std::string& domain : parent_domains(mention.citation.host)) {
                add_name(field_prefix("cites"), domain);
            }
            std::string owner;
            for (const Token& token : tokenize(mention.source.owner)) {
                owner += (owner.empty() ? "" : " ") + token.form;
            }
            if (!owner.empty()) add_name(field_prefix("cites"), owner);
        }
    }

 private:
    static std::string_view field_prefix(std::string_view name) { return find_field(name)->prefix; }

    void add_name(std::string_view prefix, std::string_view text) {
        document_.add_boolean_term(to_term(prefix, text));
    }

    void add_word(const std::string& form, Xapian::termcount count) {
        document_.add_posting(to_term("", form), ++position_, count);
        document_.add_term(to_term(stem_prefix, stemmer_.stem(form)), count);
    }

    /// A query for one character of a script without blanks finds it in any pair.
    void add_characters(const std::string& pair, Xapian::termcount count, bool is_end_of_run) {
        const std::vector<std::string> characters = characters_of(pair);
        if (characters.size() < 2) return;
        document_.add_term(to_term(stem_prefix, characters.front()), count);
        if (is_end_of_run) document_.add_term(to_term(stem_prefix, characters.back()), count);
    }

    Xapian::Document& document_;
    Stemmer& stemmer_;
    Xapian::termpos position_ = 0;
    std::size_t words_ = 0;
};

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
    Xapian::Document document;
    TermWriter terms(document, stemmers_.of(briefing.language));
    terms.add_title(briefing.title, briefing.title_origin);
    terms.add_text(briefing.summary);
    for (const std::string_view piece : pieces_without_chrome(briefing.text, briefing.chrome))
        terms.add_text(piece);
    for (const Chrome& chrome : briefing.chrome) terms.add_chrome(chrome.span.of(briefing.text));
    terms.add_source(briefing.source);
    terms.add_citations(briefing);
    for (const EdgeLine& edge : edge_lines(briefing))
        document.add_boolean_term(edge_term(edge.line, edge.neighbour));
    document.add_boolean_term(to_term(id_prefix, briefing.id));
    if (!briefing.language.empty()) document.add_boolean_term(to_term(language_prefix, briefing.language));
    if (!provenance.file.empty()) {
        document.add_boolean_term(to_term(file_prefix, provenance.file));
        document.add_value(slot::file, provenance.file);
    }
    if (briefing.date) document.add_value(slot::date, to_sortable(*briefing.date));
    document.add_value(slot::fingerprint, provenance.fingerprint);
    document.add_value(slot::id, briefing.id.substr(0, longest_id_value));
    const Signature signature = make_signature(weighed_forms(document, stemmers_.of(briefing.language)));
    if (!signature.empty()) document.add_value(slot::signature, encode_signature(signature));
    document.set_data(encode_record(briefing));
    return document;
}

}  // namespace debrief
