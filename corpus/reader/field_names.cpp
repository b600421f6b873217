#include "corpus/reader/field_names.h"

#include "corpus/base/text.h"

#include <algorithm>

namespace debrief {

namespace {

struct Synonym {
    std::string_view name;  ///< in lower case, without blanks, '_' and '-'
    BriefingField field;
};

/// Other names of the fields, for each the surest first. What is as often something else (`name`, `subject`,
/// `category`, `created_at`, `updated`, `timestamp`) is not here: a map can name it.
constexpr std::array synonyms{
    Synonym{"guid", BriefingField::id},
    Synonym{"uuid", BriefingField::id},
    Synonym{"docid", BriefingField::id},
    Synonym{"docno", BriefingField::id},
    Synonym{"documentid", BriefingField::id},
    Synonym{"articleid", BriefingField::id},
    Synonym{"identifier", BriefingField::id},

    Synonym{"headline", BriefingField::title},
    Synonym{"heading", BriefingField::title},
    Synonym{"webtitle", BriefingField::title},

    Synonym{"abstract", BriefingField::summary},
    Synonym{"standfirst", BriefingField::summary},
    Synonym{"lead", BriefingField::summary},
    Synonym{"lede", BriefingField::summary},
    Synonym{"dek", BriefingField::summary},
    Synonym{"teaser", BriefingField::summary},
    Synonym{"excerpt", BriefingField::summary},
    Synonym{"description", BriefingField::summary},

    Synonym{"body", BriefingField::text},
    Synonym{"bodytext", BriefingField::text},
    Synonym{"articlebody", BriefingField::text},
    Synonym{"articletext", BriefingField::text},
    Synonym{"fulltext", BriefingField::text},
    Synonym{"contenttext", BriefingField::text},
    Synonym{"content", BriefingField::text},
    Synonym{"contenthtml", BriefingField::text},
    Synonym{"article", BriefingField::text},

    Synonym{"datepublished", BriefingField::date},
    Synonym{"publishedat", BriefingField::date},
    Synonym{"publishedon", BriefingField::date},
    Synonym{"publisheddate", BriefingField::date},
    Synonym{"publishedtime", BriefingField::date},
    Synonym{"published", BriefingField::date},
    Synonym{"pubdate", BriefingField::date},
    Synonym{"publishdate", BriefingField::date},
    Synonym{"publicationdate", BriefingField::date},
    Synonym{"webpublicationdate", BriefingField::date},
    Synonym{"pubdatetime", BriefingField::date},

    Synonym{"publisher", BriefingField::source},
    Synonym{"publication", BriefingField::source},
    Synonym{"sourcename", BriefingField::source},
    Synonym{"sitename", BriefingField::source},
    Synonym{"site", BriefingField::source},
    Synonym{"outlet", BriefingField::source},
    Synonym{"newspaper", BriefingField::source},

    Synonym{"link", BriefingField::url},
    Synonym{"permalink", BriefingField::url},
    Synonym{"canonicalurl", BriefingField::url},
    Synonym{"articleurl", BriefingField::url},
    Synonym{"weburl", BriefingField::url},
    Synonym{"originalurl", BriefingField::url},
    Synonym{"sourceurl", BriefingField::url},

    Synonym{"lang", BriefingField::language},
    Synonym{"inlanguage", BriefingField::language},

    Synonym{"authors", BriefingField::author},
    Synonym{"byline", BriefingField::author},
    Synonym{"creator", BriefingField::author},

    Synonym{"keywords", BriefingField::tags},
    Synonym{"topics", BriefingField::tags},
    Synonym{"categories", BriefingField::tags},
};

constexpr std::size_t longest_field_key = 32;  ///< bytes of a key that could be in the table

using ClaimsByName = std::unordered_map<std::string_view, FieldClaim>;

ClaimsByName make_claims() {
    ClaimsByName claims;
    for (std::size_t i = 0; i < briefing_field_names.size(); ++i) {
        claims.insert({briefing_field_names[i], {static_cast<BriefingField>(i), FieldClaim::spelling}});
    }
    std::size_t rank = FieldClaim::synonym;
    for (const Synonym& synonym : synonyms) claims.insert({synonym.name, {synonym.field, rank++}});
    return claims;
}

std::string without_spelling(std::string_view key) {
    std::string name = to_ascii_lower(key);
    std::erase_if(name, [](char c) { return c == ' ' || c == '_' || c == '-'; });
    return name;
}

std::optional<FieldClaim> claim_by_name(std::string_view key) {
    static const ClaimsByName claims = make_claims();
    if (key.size() > longest_field_key) return std::nullopt;
    if (const auto field = find_briefing_field(key)) return FieldClaim{*field, FieldClaim::same};
    const auto found = claims.find(without_spelling(key));
    return found == claims.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::optional<BriefingField> find_briefing_field(std::string_view name) {
    const auto* const found = std::find(briefing_field_names.begin(), briefing_field_names.end(), name);
    if (found == briefing_field_names.end()) return std::nullopt;
    return static_cast<BriefingField>(found - briefing_field_names.begin());
}

FieldNames::FieldNames(std::span<const FieldMapping> map) {
    for (const FieldMapping& mapping : map) {
        if (const auto field = find_briefing_field(mapping.field)) {
            mapped_[to_ascii_lower(mapping.key)].push_back(*field);
        }
    }
}

std::vector<FieldClaim> FieldNames::claims_of(std::string_view key) const {
    std::vector<FieldClaim> claims;
    bool is_taken = false;  // by the map, for another field than the id
    if (!mapped_.empty()) {
        const auto mapped = mapped_.find(to_ascii_lower(trim(key)));
        if (mapped != mapped_.end()) {
            for (const BriefingField field : mapped->second) {
                claims.push_back({field, FieldClaim::mapped});
                is_taken = is_taken || field != BriefingField::id;
            }
        }
    }
    const auto named = claim_by_name(trim(key));
    if (named && (named->field == BriefingField::id || !is_taken)) claims.push_back(*named);
    return claims;
}

bool FieldNames::reaches_into(std::string_view key) const {
    const std::string inside = to_ascii_lower(key) + '.';
    return std::any_of(mapped_.begin(), mapped_.end(),
                       [&](const auto& mapping) { return mapping.first.starts_with(inside); });
}

}  // namespace debrief
