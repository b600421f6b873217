#pragma once

#include "corpus/briefing.h"
#include "corpus/mentions.h"
#include "corpus/names.h"
#include "indexer/document_terms.h"
#include "indexer/known_words.h"
#include "indexer/word_sequence.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

struct FetchedToken;

/// Writes what a briefing says as terms of a document, each part's words behind the part's before
/// (`indexer/schema.h`).
class TermWriter {
 public:
    /// All must outlive it; `words` has begun the document of `terms`, and `sequence` is empty. What goes
    /// into `sequence` are the numbers that `words` gives.
    TermWriter(DocumentTerms& terms, KnownWords& words, WordSequenceWriter& sequence)
        : terms_(terms), words_(words), sequence_(sequence) {}

    /// The words of a title that we made stand in the text and are counted there.
    void add_title(std::string_view title, TitleOrigin origin, std::span<const Span> wordless);
    /// Summary, or a piece of text; `wordless` are spans of it.
    void add_text(std::string_view text, std::span<const Span> wordless);
    /// Chrome counts for nothing, but can be asked for.
    void add_chrome(std::string_view text);
    void add_source(std::string_view source);
    void add_mentions(const std::vector<Mention>& mentions);
    void add_hedged();
    /// "Scale AI", which the text also calls "Scale": `scale ai`, `scale` and `ai`.
    void add_names(const std::vector<Name>& names);
    /// One that says whether, not how often.
    void add_boolean(std::string_view prefix, std::string_view text);

 private:
    enum class Script { spaced, unspaced };

    /// The last character of a run of a script without blanks, until it is known whether the run goes on.
    struct LastCharacter {
        std::string character;
        std::uint32_t count = 0;
        std::size_t end = 0;  ///< of the run so far
    };

    DocumentTerms::Number add_term(std::string_view prefix, std::string_view text);
    void begin_part(SequencePart part) { sequence_.begin_run(part, next_place_); }
    void end_part();
    std::uint32_t add_place(const FetchedToken& token);
    Script add_word(const FetchedToken& token, std::uint32_t count);
    void add_characters(const FetchedToken& token, std::uint32_t count);
    void add_character(std::string_view character, std::uint32_t count);
    void end_run_before(std::size_t begin);
    void add_stem(std::string_view prefix, std::string_view form);
    void add_whole_and_words(std::string_view prefix, std::string_view name);

    DocumentTerms& terms_;
    KnownWords& words_;
    WordSequenceWriter& sequence_;
    LastCharacter last_character_;
    std::string joined_;
    std::uint32_t next_place_ = 1;
    std::size_t text_words_ = 0;
};

}  // namespace debrief
