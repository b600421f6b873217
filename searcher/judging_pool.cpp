#include "searcher/judging_pool.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <xxhash.h>

namespace debrief {

std::vector<std::string> documents_of(std::vector<RunEntry> ranking) {
    std::vector<std::string> documents;
    for (RunEntry& entry : in_order(std::move(ranking))) documents.push_back(std::move(entry.document));
    return documents;
}

std::vector<std::string> pool_rankings(std::span<const std::vector<std::string>> rankings,
                                       std::size_t depth) {
    std::vector<std::string> pool;
    std::set<std::string_view> seen;
    for (std::size_t rank = 0; rank < depth; ++rank) {
        for (const std::vector<std::string>& ranking : rankings) {
            if (rank < ranking.size() && seen.insert(ranking[rank]).second) pool.push_back(ranking[rank]);
        }
    }
    return pool;
}

std::vector<std::string> shuffled(std::vector<std::string> documents, std::string_view topic,
                                  std::uint64_t seed) {
    const std::uint64_t of_topic = XXH3_64bits_withSeed(topic.data(), topic.size(), seed);
    std::vector<std::pair<std::uint64_t, std::string>> keyed;
    for (std::string& document : documents) {
        const std::uint64_t key = XXH3_64bits_withSeed(document.data(), document.size(), of_topic);
        keyed.emplace_back(key, std::move(document));
    }
    std::sort(keyed.begin(), keyed.end());
    for (std::size_t i = 0; i < keyed.size(); ++i) documents[i] = std::move(keyed[i].second);
    return documents;
}

std::string made_topic_id(std::string_view query) {
    constexpr std::size_t longest = 40;
    std::string id;
    for (const char c : to_ascii_lower(query)) {
        const bool is_plain = is_ascii_lower(c) || is_ascii_digit(c);
        if (is_plain) {
            id += c;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    id.resize(std::min(id.size(), longest));
    while (id.ends_with('-')) id.pop_back();
    std::string words = id;
    std::replace(words.begin(), words.end(), '-', ' ');
    if (words == query) return id;
    const auto hash = static_cast<std::uint32_t>(XXH3_64bits(query.data(), query.size()));
    return fmt::format("{}{}{:08x}", id, id.empty() ? "" : "-", hash);
}

std::string from_trec_id(std::string_view column) {
    std::string id;
    for (std::size_t i = 0; i < column.size(); ++i) {
        unsigned value = 0;
        const bool has_digits = column[i] == '%' && i + 2 < column.size();
        const char* begin = column.data() + i + 1;
        const bool is_number = has_digits && std::from_chars(begin, begin + 2, value, 16).ptr == begin + 2;
        const char c = static_cast<char>(value);
        if (is_number && (is_ascii_space(c) || c == '%')) {
            id += c;
            i += 2;
        } else {
            id += column[i];
        }
    }
    return id;
}

}  // namespace debrief
