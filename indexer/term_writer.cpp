#include "indexer/term_writer.h"

#include "corpus/domains.h"
#include "corpus/sources.h"
#include "indexer/analysis.h"
#include "indexer/fetched_tokens.h"
#include "indexer/schema.h"
#include "indexer/token_reader.h"

#include <algorithm>

namespace debrief {

namespace {

/// How often a word counts by where it stands, in quarters: three for a title's, five quarters for one among
/// the first words of what follows, one elsewhere. Ranking's BM25 has its k1 in the same quarters
/// (searcher/ranking.h).
constexpr std::uint32_t title_count = 12;
constexpr std::uint32_t lead_count = 5;
constexpr std::uint32_t text_count = 4;
constexpr std::size_t lead_words = 60;

constexpr std::uint32_t gap_between_parts = 100;  ///< places; no phrase or nearness reaches across

std::string_view prefix_of_field(std::string_view name) {
    return find_field(name)->prefix;
}

}  // namespace

void TermWriter::add_title(std::string_view title, TitleOrigin origin, std::span<const Span> wordless) {
    const std::uint32_t count = origin == TitleOrigin::given ? title_count : 0;
    begin_part(SequencePart::title);
    FetchedTokens reader(words_, title, wordless);
    while (const FetchedToken* token = reader.next()) {
        add_word(*token, count);
        (void)add_term(title_prefix, token->form);
        add_stem(title_prefix, token->form);
    }
    end_part();
}

void TermWriter::add_text(std::string_view text, std::span<const Span> wordless) {
    begin_part(SequencePart::text);
    FetchedTokens reader(words_, text, wordless);
    while (const FetchedToken* token = reader.next()) {
        const std::uint32_t count = text_words_ < lead_words ? lead_count : text_count;
        end_run_before(token->span.begin);
        if (add_word(*token, count) == Script::unspaced) add_characters(*token, count);
        ++text_words_;
    }
    end_run_before(text.size());
    end_part();
}

void TermWriter::add_chrome(std::string_view text) {
    begin_part(SequencePart::chrome);
    const std::vector<Span> wordless = wordless_spans(text);
    FetchedTokens reader(words_, text, wordless);
    while (const FetchedToken* token = reader.next()) {
        (void)add_place(*token);
        (void)add_term(chrome_prefix, token->form);
        add_stem(chrome_prefix, token->form);
    }
    end_part();
}

void TermWriter::add_source(std::string_view source) {
    add_whole_and_words(prefix_of_field("source"), source);
}

void TermWriter::add_mentions(const std::vector<Mention>& mentions) {
    const std::string_view cites = prefix_of_field("cites");
    const std::string_view kind = prefix_of_field("kind");
    for (const Mention& mention : mentions) {
        // A citation of `ai.meta.com` also counts for `meta.com`, and for its owner: `meta`.
        for (const std::string& domain : parent_domains(mention.citation.host)) add_boolean(cites, domain);
        add_boolean(cites, join_forms(mention.source.owner));
        add_boolean(kind, to_string(mention.source.kind));
    }
    const std::string_view is = prefix_of_field("is");
    add_boolean(is, mentions.empty() ? "uncited" : "cited");
    const bool has_parties_only = std::all_of(mentions.begin(), mentions.end(), [](const Mention& each) {
        return each.source.kind == SourceKind::party;
    });
    if (!mentions.empty() && has_parties_only) add_boolean(is, "party-only");
}

void TermWriter::add_hedged() {
    add_boolean(prefix_of_field("is"), "hedged");
}

void TermWriter::add_names(const std::vector<Name>& names) {
    const std::string_view prefix = prefix_of_field("name");
    for (const Name& name : names) {
        for (const std::string& form : name.forms) add_whole_and_words(prefix, form);
    }
}

void TermWriter::add_boolean(std::string_view prefix, std::string_view text) {
    if (!text.empty()) (void)add_term(prefix, text);
}

DocumentTerms::Number TermWriter::add_term(std::string_view prefix, std::string_view text) {
    return prefix.size() + text.size() <= longest_term ? terms_.add(prefix, text)
                                                       : terms_.add(to_term(prefix, text));
}

void TermWriter::end_part() {
    next_place_ += gap_between_parts;
}

/// Puts a word at the next place. Its number among those of the document.
std::uint32_t TermWriter::add_place(const FetchedToken& token) {
    const std::uint32_t number = words_.enter(token.form, token.hash);
    sequence_.add_word(number);
    ++next_place_;
    return number;
}

/// Counts a word and its stem, and puts the word at the next place.
TermWriter::Script TermWriter::add_word(const FetchedToken& token, std::uint32_t count) {
    const KnownWords::Entry& word = words_.enter_terms(add_place(token));
    terms_.add_count(word.form_term, count);
    terms_.add_count(word.stem_term, count);
    return word.is_unspaced ? Script::unspaced : Script::spaced;
}

/// A query for one character finds it in any pair; pairs overlap up to the end of their run.
void TermWriter::add_characters(const FetchedToken& token, std::uint32_t count) {
    const std::vector<std::string> characters = characters_of(token.form);
    if (characters.size() < 2) return;
    add_character(characters.front(), count);
    last_character_ = {characters.back(), count, token.span.end};
}

void TermWriter::add_character(std::string_view character, std::uint32_t count) {
    terms_.add_count(terms_.add(stem_term("", character)), count);
}

/// What follows begins here, or the text ends.
void TermWriter::end_run_before(std::size_t begin) {
    if (last_character_.character.empty()) return;
    if (begin >= last_character_.end) add_character(last_character_.character, last_character_.count);
    last_character_.character.clear();
}

void TermWriter::add_stem(std::string_view prefix, std::string_view form) {
    if (form.size() > KnownWords::longest_form) {
        (void)terms_.add(stem_term(prefix, words_.stemmer().stem(std::string(form))));
    } else {
        (void)terms_.add(prefix, words_.stem_term_of(words_.look_up(form)));
    }
}

void TermWriter::add_whole_and_words(std::string_view prefix, std::string_view name) {
    joined_.clear();
    std::size_t words = 0;
    TokenReader reader(name);
    while (const TokenView* word = reader.next()) {
        add_boolean(prefix, word->form);
        joined_.append(joined_.empty() ? "" : " ").append(word->form);
        ++words;
    }
    if (words > 1) add_boolean(prefix, joined_);
}

}  // namespace debrief
