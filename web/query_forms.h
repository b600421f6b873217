#pragma once

#include <array>
#include <string_view>

namespace debrief {

/// What queries are made of beside fields (`searcher/README.md` has the grammar), for people: a query that
/// runs, and what it finds.
struct QueryForm {
    std::string_view example;
    std::string_view help;
};

inline constexpr std::array word_forms{
    QueryForm{
        "rate cut",
        "Briefings with any of the words. Those with more of them, or with them in the title, come first."},
    QueryForm{"\"rate cut\"", "The words next to each other, as written."},
    QueryForm{"rate -cut", "The first word without the second."},
    QueryForm{"+rate cut", "The first word for sure; the second only ranks."},
    QueryForm{"rate AND (cut OR rise)", "AND, OR and NOT in capitals, and brackets."},
    QueryForm{"rate NEAR/5 cut", "Words at most five places apart, in any order."},
    QueryForm{"rate ADJ/2 cut", "Words at most two places apart, in this order."},
    QueryForm{"inter*", "Words that begin so; wom?n has any one letter in its middle."},
    QueryForm{"wang~", "Words that are written nearly so."},
    QueryForm{"$14bn", "A sum, however it is written, and what rounds to it."},
    QueryForm{"49%", "A percentage, however it is written."},
};

}  // namespace debrief
