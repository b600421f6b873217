#include "searcher/request_words.h"

#include "indexer/analysis.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace debrief {

namespace {

using Words = std::span<const std::string_view>;

/// All sorted.
constexpr auto vague_words = std::to_array<std::string_view>({
    "anyone",     "article",  "articles",  "available",  "aspect",     "aspects",    "concerned",
    "concerning", "concerns", "consider",  "considered", "current",    "currently",  "deal",
    "dealing",    "describe", "described", "describes",  "describing", "desirable",  "details",
    "determine",  "discuss",  "discussed", "discusses",  "discussing", "discussion", "document",
    "documents",  "etc",      "example",   "examples",   "existing",   "find",       "general",
    "give",       "given",    "good",      "identify",   "including",  "interested", "investigated",
    "involved",   "kind",     "kinds",     "know",       "known",      "latest",     "made",
    "make",       "makes",    "making",    "many",       "may",        "mention",    "mentioned",
    "paper",      "papers",   "possible",  "possibly",   "present",    "presented",  "problem",
    "problems",   "provide",  "provided",  "recent",     "regarding",  "related",    "relevant",
    "report",     "reported", "reports",   "show",       "shown",      "topic",      "topics",
    "type",       "types",    "use",       "used",       "using",      "various",    "want",
    "way",        "ways",     "work",
});

constexpr auto text_nouns = std::to_array<std::string_view>({
    "article",
    "articles",
    "document",
    "documents",
    "information",
    "item",
    "items",
    "literature",
    "paper",
    "papers",
    "reports",
});
constexpr auto about_words = std::to_array<std::string_view>({"about", "concerning", "on", "regarding"});
constexpr auto must_words = std::to_array<std::string_view>({"must", "should", "will", "would"});
constexpr auto telling_verbs = std::to_array<std::string_view>({
    "contain",
    "deal",
    "describe",
    "discuss",
    "give",
    "identify",
    "include",
    "mention",
    "present",
    "provide",
    "report",
    "show",
    "state",
});
constexpr auto opening_verbs = std::to_array<std::string_view>({
    "describe",
    "discuss",
    "find",
    "give",
    "identify",
    "list",
    "name",
    "show",
});

template <std::size_t Size>
bool has(const std::array<std::string_view, Size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words by place; empty beyond the end.
class Forms {
 public:
    explicit Forms(std::span<const std::string> forms) : forms_(forms) {}
    [[nodiscard]] std::string_view at(std::size_t place) const {
        return place < forms_.size() ? std::string_view(forms_[place]) : std::string_view();
    }
    /// The place of the first content word of a phrase that frames a request, and how many words it has.
    [[nodiscard]] std::size_t frame_length(std::size_t place) const {
        if (at(place) == "interested" && at(place + 1) == "in") return 2;
        if (at(place) == "looking" && at(place + 1) == "for") return 2;
        if (place == 0 && has(opening_verbs, at(0)) && !at(2).empty()) return at(1) == "me" ? 2 : 1;
        const std::size_t noun = at(place) == "relevant" ? place + 1 : place;
        if (!has(text_nouns, at(noun))) return 0;
        if (has(must_words, at(noun + 1)) && has(telling_verbs, at(noun + 2))) return noun + 3 - place;
        if (has(about_words, at(noun + 1))) return noun + 2 - place;
        return 0;
    }

 private:
    std::span<const std::string> forms_;
};

}  // namespace

std::vector<double> request_shares(std::span<const std::string> forms, const RequestOptions& options) {
    std::vector<double> shares(forms.size(), 1);
    const auto content = static_cast<std::size_t>(std::count_if(
        forms.begin(), forms.end(), [](const std::string& form) { return !is_stop_word(form); }));
    if (content >= options.fewest_words) {
        for (std::size_t i = 0; i < forms.size(); ++i) {
            if (has(vague_words, forms[i])) shares[i] = options.share;
        }
    }
    const Forms places(forms);
    std::vector<double> framed = shares;
    for (std::size_t i = 0; i < forms.size();) {
        const std::size_t length = places.frame_length(i);
        std::fill_n(framed.begin() + static_cast<std::ptrdiff_t>(i), length, 0.0);
        i += std::max<std::size_t>(length, 1);
    }
    for (std::size_t i = 0; i < forms.size(); ++i) {
        if (framed[i] > 0 && !is_stop_word(forms[i])) return framed;
    }
    return shares;
}

}  // namespace debrief
