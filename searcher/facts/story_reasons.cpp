#include "searcher/facts/story_reasons.h"

#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/story_key_list.h"
#include "indexer/story_window.h"
#include "searcher/facts/story_heads.h"
#include "searcher/index_reader.h"
#include "searcher/stem_words.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t most_pairs_linked = 10'000;  ///< that are looked at
constexpr std::size_t most_words_apart = 8;

using WordsByStem = std::unordered_map<std::string, std::string>;

/// Of a stem that may be a key; nothing where it is none of the profile's.
std::optional<std::uint32_t> key_of_stem(const StoryProfile& profile, const std::string& stem) {
    const std::vector<std::uint32_t> keys = story_keys({SignatureStem{stem, 1, 1}});
    if (keys.empty() || !std::binary_search(profile.keys.begin(), profile.keys.end(), keys.front()))
        return std::nullopt;
    return keys.front();
}

class ReasonFinder {
 public:
    ReasonFinder(const Xapian::Database& database, IndexReader& reader)
        : database_(database), reader_(reader), window_(remembered_story_window(database)) {}

    std::optional<StoryReasons> find(const std::string& left, const std::string& right) {
        const auto first = find_document(database_, left);
        const auto second = find_document(database_, right);
        if (!first || !second) return std::nullopt;
        const StoryProfile left_profile = read_profile(*first);
        const StoryProfile right_profile = read_profile(*second);
        StoryReasons reasons;
        reasons.is_same = *first == *second;
        reasons.link = link_to(left_profile, right_profile);
        reasons.needs = needs_of(left_profile, right_profile);
        reasons.shared = shared_matter(left_profile, right_profile);
        const Briefing left_briefing = briefing_of(*first);
        const Briefing right_briefing = briefing_of(*second);
        const WordsByStem left_words =
            words_by_stem(left_briefing, reader_.stemmers().of(left_briefing.language));
        const WordsByStem right_words =
            words_by_stem(right_briefing, reader_.stemmers().of(right_briefing.language));
        for (const std::string& stem : reasons.shared.stems)
            reasons.words.push_back(telling_word(stem, left_words, left_profile, right_profile));
        reasons.briefings = {compared(*first, left_briefing, left_profile),
                             compared(*second, right_briefing, right_profile)};
        reasons.briefings[0].only = words_apart(left_profile, right_profile, left_words);
        reasons.briefings[1].only = words_apart(right_profile, left_profile, right_words);
        add_story(reasons, *first, *second);
        return reasons;
    }

 private:
    [[nodiscard]] StoryProfile read_profile(Xapian::docid document) const {
        const Xapian::Document stored = database_.get_document(document);
        return make_story_profile({id_of_document(stored), stored.get_value(slot::given_day),
                                   stored.get_value(slot::signature), stored.get_value(slot::facets),
                                   stored.get_value(slot::figures), stored.get_value(slot::events),
                                   stored.get_value(slot::title)});
    }

    [[nodiscard]] Briefing briefing_of(Xapian::docid document) const {
        return decode_record(database_.get_document(document).get_data());
    }

    [[nodiscard]] std::string story_of(Xapian::docid document) const {
        return database_.get_document(document).get_value(slot::story);
    }

    [[nodiscard]] StoryLink link_to(const StoryProfile& left, const StoryProfile& right) {
        return link_between(
            left, right, [this](std::uint32_t key) { return frequency(key); }, window_);
    }

    [[nodiscard]] LinkNeeds needs_of(const StoryProfile& left, const StoryProfile& right) {
        return link_needs(
            left, right, [this](std::uint32_t key) { return frequency(key); }, window_);
    }

    [[nodiscard]] std::uint32_t frequency(std::uint32_t key) {
        const auto [entry, is_new] = frequencies_.try_emplace(key, 0);
        if (is_new) entry->second = count_briefings_with(key);
        return entry->second;
    }

    [[nodiscard]] std::uint32_t count_briefings_with(std::uint32_t key) const {
        if (is_story_period(key)) return database_.get_termfreq(story_period_term(key));
        std::uint32_t briefings = 0;
        for (const std::string& list : reader_.metadata(story_key_list_name(story_key_list_of(key))))
            briefings += story_key_frequency(list, key);
        return briefings;
    }

    [[nodiscard]] TellingWord telling_word(const std::string& stem, const WordsByStem& words,
                                           const StoryProfile& left, const StoryProfile& right) {
        const auto word = words.find(stem);
        TellingWord found{word == words.end() ? stem : word->second, stem, 0};
        const auto key = key_of_stem(left, stem);
        if (key && key_of_stem(right, stem)) found.briefings = frequency(*key);
        return found;
    }

    [[nodiscard]] ComparedBriefing compared(Xapian::docid document, const Briefing& briefing,
                                            const StoryProfile& profile) const {
        ComparedBriefing compared{briefing.id, briefing.title, profile.day, story_of(document), 1, {}};
        if (!compared.story.empty()) {
            compared.tellings = database_.get_termfreq(to_term(find_field("story")->prefix, compared.story));
        }
        return compared;
    }

    [[nodiscard]] static std::vector<TellingWord> words_apart(const StoryProfile& of,
                                                              const StoryProfile& other,
                                                              const WordsByStem& words) {
        std::vector<WeighedStem> apart;
        std::set_difference(of.stems.begin(), of.stems.end(), other.stems.begin(), other.stems.end(),
                            std::back_inserter(apart), [](const WeighedStem& left, const WeighedStem& right) {
                                return left.stem < right.stem;
                            });
        std::stable_sort(apart.begin(), apart.end(), [](const WeighedStem& left, const WeighedStem& right) {
            return left.weight > right.weight;
        });
        if (apart.size() > most_words_apart) apart.resize(most_words_apart);
        std::vector<TellingWord> found;
        for (const WeighedStem& stem : apart) {
            const auto word = words.find(stem.stem);
            found.push_back({word == words.end() ? stem.stem : word->second, stem.stem, 0});
        }
        return found;
    }

    void add_story(StoryReasons& reasons, Xapian::docid first, Xapian::docid second) {
        const std::string& left = reasons.briefings[0].story;
        const std::string& right = reasons.briefings[1].story;
        reasons.is_one_story = !left.empty() && left == right;
        if (reasons.is_same) return;
        if (reasons.is_one_story && !reasons.link.is_link()) add_path(reasons, first, second);
        if (!reasons.is_one_story && reasons.link.is_link()) add_pairs(reasons, first, second);
    }

    /// Breadth first, in the order of telling.
    void add_path(StoryReasons& reasons, Xapian::docid first, Xapian::docid second) {
        const std::vector<Told> tellings = read_tellings(reasons.briefings[0].story, first);
        if (tellings.size() * tellings.size() / 2 > most_pairs_linked) return;
        struct Step {
            std::size_t from = SIZE_MAX;
            double similarity = 0;
        };
        std::vector<Step> steps(tellings.size());
        const auto place_of = [&](Xapian::docid document) {
            return static_cast<std::size_t>(
                std::find_if(tellings.begin(), tellings.end(),
                             [&](const Told& telling) { return telling.document == document; }) -
                tellings.begin());
        };
        const std::size_t begin = place_of(first);
        const std::size_t end = place_of(second);
        steps[begin].from = begin;
        for (std::deque<std::size_t> open{begin}; !open.empty() && steps[end].from == SIZE_MAX;) {
            const std::size_t from = open.front();
            open.pop_front();
            for (std::size_t to = 0; to < tellings.size(); ++to) {
                if (steps[to].from != SIZE_MAX) continue;
                const StoryLink link = link_to(tellings[from].profile, tellings[to].profile);
                if (!link.is_link()) continue;
                steps[to] = {from, link.similarity};
                open.push_back(to);
            }
        }
        if (steps[end].from == SIZE_MAX) return;
        for (std::size_t at = end; at != begin; at = steps[at].from) {
            const Xapian::docid document = tellings[at].document;
            reasons.through.push_back(
                {tellings[at].profile.id, briefing_of(document).title, steps[at].similarity});
        }
        std::reverse(reasons.through.begin(), reasons.through.end());
    }

    void add_pairs(StoryReasons& reasons, Xapian::docid first, Xapian::docid second) {
        const std::size_t pairs = reasons.briefings[0].tellings * reasons.briefings[1].tellings;
        if (pairs > most_pairs_linked) return;
        const std::vector<Told> left = read_tellings(reasons.briefings[0].story, first);
        const std::vector<Told> right = read_tellings(reasons.briefings[1].story, second);
        LinkedPairs found{0, pairs};
        for (const Told& telling : left) {
            for (const Told& other : right)
                found.linked += link_to(telling.profile, other.profile).is_link() ? 1 : 0;
        }
        reasons.pairs = found;
    }

    struct Told {
        Xapian::docid document;
        StoryProfile profile;
    };

    /// Of a story in the order of telling; of none, `alone`.
    [[nodiscard]] std::vector<Told> read_tellings(const std::string& story, Xapian::docid alone) const {
        std::vector<Told> tellings;
        if (story.empty()) {
            tellings.push_back({alone, read_profile(alone)});
            return tellings;
        }
        for (const TellingHead& head : read_telling_heads(database_, story))
            tellings.push_back({head.document, read_profile(head.document)});
        return tellings;
    }

    const Xapian::Database& database_;
    IndexReader& reader_;
    std::chrono::days window_;
    std::unordered_map<std::uint32_t, std::uint32_t> frequencies_;  // looked up only
};

}  // namespace

std::optional<StoryReasons> explain_story_link(IndexReader& reader, const std::string& left,
                                               const std::string& right) {
    std::optional<StoryReasons> reasons;
    reader.read([&](const Xapian::Database& database) {
        reasons = ReasonFinder(database, reader).find(left, right);
    });
    return reasons;
}

}  // namespace debrief
