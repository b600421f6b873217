#include "searcher/counted_words.h"

#include "indexer/analysis.h"

#include <algorithm>
#include <map>

namespace debrief {

namespace {

/// The forms of all words that stand in a list, stop words too.
std::vector<std::string> all_words(std::span<const Query> list) {
    std::vector<std::string> words;
    for (const Query& child : list) {
        if (child.kind != Query::Kind::word) continue;
        for (Token& token : tokenize(child.text)) words.push_back(std::move(token.form));
    }
    return words;
}

/// Those of all words of a list that are left where there is more to say than stop words.
std::vector<std::string> without_stop_words(std::span<const Query> list, std::vector<std::string> words) {
    const auto is_word = [](const Query& child) { return child.kind == Query::Kind::word; };
    const bool has_more_to_say = !std::all_of(list.begin(), list.end(), is_word) ||
                                 !std::all_of(words.begin(), words.end(), is_stop_word);
    if (has_more_to_say) std::erase_if(words, is_stop_word);
    return words;
}

}  // namespace

std::vector<CountedWord> counted_words(std::span<const Query> list, const RankingOptions& ranking) {
    const std::vector<std::string> all = all_words(list);
    const bool is_long = all.size() > ranking.long_query_words;
    const std::vector<double> shares = request_shares(all, ranking.request);
    struct Counted {
        std::uint32_t times = 0;
        double share = 0;  // of all times together
    };
    std::map<std::string, Counted> counted;
    const bool keeps_stop_words = is_long || without_stop_words(list, all).size() == all.size();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool is_stopped = is_stop_word(all[i]);
        if (is_stopped && !keeps_stop_words) continue;
        Counted& word = counted[all[i]];
        ++word.times;
        word.share += is_long && is_stopped ? ranking.stop_word_share : shares[i];
    }
    std::vector<CountedWord> words;
    for (const auto& [form, word] : counted) {
        const double share = word.share / word.times;
        if (share > 0) words.push_back({form, word.times, share});
    }
    return words;
}

std::vector<std::string> ranked_words(std::span<const Query> list) {
    return without_stop_words(list, all_words(list));
}

}  // namespace debrief
