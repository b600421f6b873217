#pragma once

#include <string_view>

namespace debrief {

/// What a full stop behind a shortened word says of the sentence.
enum class Shortening {
    none,           ///< the word is whole, so its full stop ends the sentence
    goes_on,        ///< a name or an example follows: `Mr.`, `e.g.`
    before_number,  ///< goes on where a number follows, and is a word of its own elsewhere: `No.`, `Sept.`
    before_name,    ///< may end a sentence, and goes on unless a word follows that begins sentences: `Inc.`,
                    ///< `U.S.`
    time_of_day,    ///< `a.m.`: goes on with a time zone, a day, a month or a number
};

/// The shortening that `word` is, which stands in front of a full stop without it. `before` is the word in
/// front of it, empty where there is none.
[[nodiscard]] Shortening shortening_of(std::string_view word, std::string_view before);

/// Whether `word` begins sentences far more often than it follows a name within one: `The`, `However`.
[[nodiscard]] bool begins_sentences(std::string_view word);

/// Whether a time of day goes on with `word`: `Eastern`, `GMT`, `Friday`, `April`.
[[nodiscard]] bool follows_time_of_day(std::string_view word);

/// Whether `word` is a month's name, in English or a language that writes `8. April`.
[[nodiscard]] bool is_month(std::string_view word);

/// Whether `word` is how a quotation is ascribed: `said`, `asks`.
[[nodiscard]] bool ascribes_words(std::string_view word);

/// Whether `word` is a name that ends in a mark of its own: `Yahoo` of `Yahoo!`.
[[nodiscard]] bool has_own_mark(std::string_view word);

}  // namespace debrief
