#include "searcher/facts/claims.h"

#include "corpus/citations.h"
#include "corpus/hedges.h"
#include "searcher/facts/claim_conditions.h"
#include "searcher/facts/claim_readers.h"
#include "searcher/index_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace debrief {

namespace {

/// A sentence that may be told.
struct ClaimCandidate {
    std::size_t briefing = 0;
    std::size_t sentence = 0;  ///< of the record
    double words = 0;          ///< weight of the query's words that it has, those of the title included
    double own_words = 0;      ///< without these
    double nearness = 0;
    double score = 0;
};

constexpr std::size_t claims_given_late = 10;  ///< past the deadline of the whole answer

/// Sentences that say the same, as indices of candidates, best first.
using SameClaims = std::vector<std::size_t>;

class ClaimFinder {
 public:
    ClaimFinder(IndexReader& reader, const ClaimsRequest& request, Subject& subject,
                const ClaimConditions& conditions)
        : scoring_(request.scoring),
          limit_(request.limit),
          search_(request.subject.search),
          subject_(subject),
          conditions_(conditions),
          highlighter_(subject.words, reader.stemmers()),
          readers_(subject) {}

    void find(Claims& claims) {
        has_words_ = !subject_.is_story && has_weighed_words();
        for (std::size_t briefing = 0; briefing < subject_.briefings.size(); ++briefing) {
            if (is_too_late(search_, subject_, briefing)) break;
            collect(briefing);
        }
        if (has_words_) score();
        std::vector<SameClaims> groups = fold();
        if (!has_words_) put_best_backed_first(groups);
        claims.total = groups.size();
        groups.resize(std::min(groups.size(), limit_));
        for (const SameClaims& group : groups) {
            if (claims.claims.size() >= claims_given_late && is_too_late(search_, subject_)) break;
            claims.claims.push_back(to_claim(group));
            claims.claims.back().rank = claims.claims.size();
        }
    }

 private:
    /// Whether anything is asked for that a sentence may have: hosts are none.
    [[nodiscard]] bool has_weighed_words() const {
        const auto& terms = highlighter_.terms();
        return asks_for_words(subject_.words) && !terms.empty();
    }

    static bool asks_for_words(const Query& query) {
        switch (query.kind) {
            case Query::Kind::field:
                return query.field->match == FieldMatch::words || query.field->match == FieldMatch::name;
            case Query::Kind::days:
                return query.field->match == FieldMatch::events;
            case Query::Kind::number:
                return query.field->match != FieldMatch::host;
            case Query::Kind::but_not:
                return asks_for_words(query.children.front());
            case Query::Kind::everything:
            case Query::Kind::nothing:
                return false;
            default:
                return query.children.empty() ||
                       std::any_of(query.children.begin(), query.children.end(), asks_for_words);
        }
    }

    [[nodiscard]] const Record& record(std::size_t briefing) const {
        return subject_.briefings[briefing].record;
    }

    [[nodiscard]] Evidence evidence_of(const ClaimCandidate& candidate) const {
        return record(candidate.briefing).sentences[candidate.sentence].evidence;
    }

    /// Without citations.
    [[nodiscard]] std::string plain_text(const ClaimCandidate& candidate) const {
        const Record& read = record(candidate.briefing);
        const PlacedSentence& sentence = read.sentences[candidate.sentence];
        const bool is_summary = sentence.part == BriefingPart::summary;
        return without_citations(sentence.span.of(is_summary ? read.briefing.summary : read.briefing.text));
    }

    void collect(std::size_t briefing) {
        const Record& read = record(briefing);
        const TextTraits traits{read.briefing.language, read.briefing.date};
        std::vector<std::size_t> title_terms;
        std::vector<Match> matches;
        std::optional<BriefingPart> part;
        auto next = matches.begin();
        if (has_words_) {
            title_terms = matched_terms(read.briefing.title, highlighter_.find(read.briefing.title, traits),
                                        subject_.weights, scoring_)
                              .terms;
        }
        for (std::size_t i = 0; i < read.sentences.size(); ++i) {
            const PlacedSentence& sentence = read.sentences[i];
            ClaimCandidate candidate{briefing, i};
            if (has_words_) {
                const bool is_summary = sentence.part == BriefingPart::summary;
                const std::string_view whole = is_summary ? read.briefing.summary : read.briefing.text;
                if (part != sentence.part) {
                    part = sentence.part;
                    matches = highlighter_.find(whole, traits);
                    next = matches.begin();
                }
                while (next != matches.end() && next->span.begin < sentence.span.begin) ++next;
                const auto first = next;
                while (next != matches.end() && next->span.end <= sentence.span.end) ++next;
                if (!weigh(candidate, whole, {first, next}, title_terms)) continue;
            }
            if (meets_conditions(candidate)) candidates_.push_back(candidate);
        }
    }

    /// False where it has none of the words.
    bool weigh(ClaimCandidate& candidate, std::string_view text, std::span<const Match> matches,
               std::span<const std::size_t> title_terms) const {
        const MatchedTerms matched = matched_terms(text, matches, subject_.weights, scoring_);
        if (matched.terms.empty()) return false;
        for (const std::size_t term : matched.terms) candidate.own_words += subject_.weights[term];
        candidate.words = candidate.own_words;
        for (const std::size_t term : title_terms) {
            if (!std::binary_search(matched.terms.begin(), matched.terms.end(), term))
                candidate.words += scoring_.title_share * subject_.weights[term];
        }
        candidate.nearness = matched.nearness;
        return true;
    }

    bool meets_conditions(const ClaimCandidate& candidate) {
        ClaimTraits claim{evidence_of(candidate)};
        std::vector<BackingSource> sources;
        if (conditions_.look_at_sources() && claim.evidence != Evidence::none) {
            sources = readers_.statement(candidate.briefing, candidate.sentence).sources;
            claim.sources = sources;
        }
        if (conditions_.look_at_hedges() && knows_hedges_of(record(candidate.briefing).briefing.language))
            claim.is_hedged = is_hedged(plain_text(candidate));
        return conditions_.are_met(claim);
    }

    void score() {
        double most_words = 0;
        double best_briefing = 0;
        for (const ClaimCandidate& candidate : candidates_)
            most_words = std::max(most_words, candidate.words);
        for (const SubjectBriefing& briefing : subject_.briefings)
            best_briefing = std::max(best_briefing, briefing.score);
        if (most_words <= 0) return;
        std::erase_if(candidates_, [&](const ClaimCandidate& candidate) {
            return candidate.words < scoring_.least_share * most_words;
        });
        for (ClaimCandidate& candidate : candidates_) {
            const double words =
                (candidate.words + scoring_.nearness_share * candidate.nearness) / most_words;
            const double briefing =
                best_briefing > 0 ? subject_.briefings[candidate.briefing].score / best_briefing : 0;
            candidate.score = words * form_share(plain_text(candidate), scoring_) +
                              scoring_.briefing_share * briefing +
                              evidence_share(evidence_of(candidate), scoring_);
        }
        std::stable_sort(
            candidates_.begin(), candidates_.end(),
            [](const ClaimCandidate& left, const ClaimCandidate& right) { return left.score > right.score; });
    }

    /// Candidates that say the same are one claim, in the place of the best.
    std::vector<SameClaims> fold() {
        std::vector<SameClaims> groups;
        std::unordered_map<std::string, std::size_t> known;
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            std::string key = same_words_key(plain_text(candidates_[i]));
            const auto [found, is_new] = known.emplace(std::move(key), groups.size());
            if (is_new) {
                groups.push_back({i});
            } else {
                groups[found->second].push_back(i);
            }
        }
        return groups;
    }

    Statement statement(std::size_t candidate) {
        return readers_.statement(candidates_[candidate].briefing, candidates_[candidate].sentence);
    }

    /// By how many owners stand behind it, then by evidence and form. The best backed stands for all that say
    /// the same.
    void put_best_backed_first(std::vector<SameClaims>& groups) {
        using Backing = std::pair<double, SameClaims>;
        constexpr std::size_t most_owners = 10;
        constexpr double evidence_weight = 10;
        std::vector<Backing> ranked;
        for (SameClaims& group : groups) {
            std::stable_sort(group.begin(), group.end(), [&](std::size_t left, std::size_t right) {
                return evidence_of(candidates_[left]) < evidence_of(candidates_[right]);
            });
            EvidenceProfile profile;
            for (const std::size_t candidate : group) {
                if (is_too_late(search_, subject_)) break;
                if (evidence_of(candidates_[candidate]) != Evidence::none) profile.add(statement(candidate));
            }
            const ClaimCandidate& best = candidates_[group.front()];
            const double backing = static_cast<double>(std::min(profile.owners(), most_owners)) +
                                   evidence_weight * evidence_share(evidence_of(best), scoring_);
            ranked.emplace_back(backing + form_share(plain_text(best), scoring_), std::move(group));
        }
        std::stable_sort(ranked.begin(), ranked.end(),
                         [](const Backing& left, const Backing& right) { return left.first > right.first; });
        groups.clear();
        for (Backing& each : ranked) groups.push_back(std::move(each.second));
    }

    Claim to_claim(const SameClaims& group) {
        Claim claim;
        const ClaimCandidate& best = candidates_[group.front()];
        claim.score = best.score;
        claim.place = {best.briefing, statement(group.front())};
        const std::string& text = claim.place.statement.text;
        const Briefing& briefing = record(best.briefing).briefing;
        if (has_words_) {
            for (const Match& match :
                 shown_matches(highlighter_.find(text, {briefing.language, briefing.date})))
                claim.matches.push_back(match.span);
        }
        if (knows_hedges_of(briefing.language)) claim.hedges = find_hedges(text);
        std::vector<std::size_t> told{best.briefing};
        for (const std::size_t candidate : group) {
            Statement said = statement(candidate);
            claim.corroboration.add(said);
            const std::size_t by = candidates_[candidate].briefing;
            if (std::find(told.begin(), told.end(), by) != told.end()) continue;
            told.push_back(by);
            claim.also.push_back({by, std::move(said)});
        }
        return claim;
    }

    const ClaimScoring& scoring_;
    std::size_t limit_;
    const SearchRequest& search_;
    Subject& subject_;
    const ClaimConditions& conditions_;
    Highlighter highlighter_;
    ClaimReaders readers_;
    bool has_words_ = false;
    std::vector<ClaimCandidate> candidates_;
};

/// `query` for those briefings alone that `filter` matches.
Query narrowed(Query query, const Query& filter) {
    if (filter.kind == Query::Kind::everything) return query;
    if (query.kind == Query::Kind::everything) return filter;
    Query both{.kind = Query::Kind::all_of};
    both.children.push_back(std::move(query));
    both.children.push_back(filter);
    return both;
}

}  // namespace

Claims find_claims(IndexReader& reader, const ClaimsRequest& request) {
    Claims claims;
    SubjectRequest subject = request.subject;
    ClaimConditions of_filters;
    const Query filtered = take_filters(subject.search.filters, subject.search.context, of_filters);
    ClaimConditions conditions = of_filters;
    subject.on_parsed = [&](ParsedQuery& parsed) {
        conditions = take_conditions(parsed);
        conditions.add(of_filters);
        parsed.query = narrowed(std::move(parsed.query), filtered);
    };
    claims.subject = read_subject(reader, subject);
    ClaimFinder(reader, request, claims.subject, conditions).find(claims);
    return claims;
}

}  // namespace debrief
