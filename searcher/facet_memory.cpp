#include "searcher/facet_memory.h"

#include "corpus/base/text.h"
#include "corpus/domains.h"
#include "indexer/analysis.h"
#include "indexer/byte_codec.h"
#include "indexer/document_values.h"
#include "indexer/schema.h"
#include "searcher/slot_reader.h"
#include "searcher/stories.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t most_titles = 10'000;
constexpr std::size_t most_numbers = 8'000'000;  ///< of values in lists, beside which no names are remembered

constexpr std::uint8_t known_as(FacetMemory::Read read) {
    return static_cast<std::uint8_t>(read);
}

/// A source is found whole and by any word of it.
ValueKeys keys_of_source(std::string_view name) {
    const std::vector<Token> tokens = tokenize(name);
    ValueKeys keys{join_forms(tokens)};
    if (tokens.size() < 2) return keys;
    for (const Token& token : tokens) keys.wider.push_back(token.form);
    return keys;
}

/// A host is found by itself and by the domains above it.
ValueKeys keys_of_host(std::string_view host) {
    ValueKeys keys{std::string(host)};
    for (std::string& domain : parent_domains(host))
        if (domain != host) keys.wider.push_back(std::move(domain));
    return keys;
}

ValueKeys keys_of_whole(std::string_view name) {
    return {join_forms(tokenize(name))};
}

ValueKeys keys_of_word(std::string_view word) {
    return {std::string(word)};
}

/// The value as it is written, if a query reads that as `key`; else the key. Always in quotes, since a word
/// such as `2026` or `*` may mean something else without.
std::string quoted(std::string_view value, std::string_view key) {
    const bool is_plain = to_ascii_lower(value) == key;
    return fmt::format("\"{}\"", is_plain ? value : key);
}

std::string source_filter(std::string_view value, std::string_view key) {
    return "source:" + quoted(value, key);
}
std::string host_filter(std::string_view, std::string_view key) {
    return fmt::format("cites:{}", key);
}
std::string owner_filter(std::string_view value, std::string_view key) {
    return "cites:" + quoted(value, key);
}
std::string kind_filter(std::string_view, std::string_view key) {
    return fmt::format("kind:{}", key);
}
std::string month_filter(std::string_view, std::string_view key) {
    return fmt::format("date:{}", key);
}
std::string name_filter(std::string_view value, std::string_view key) {
    return "name:" + quoted(value, key);
}

std::string story_filter(std::string_view, std::string_view key) {
    return fmt::format("story:{}", key);
}

/// Codes are words; what a record calls its language may be anything.
std::string language_filter(std::string_view, std::string_view key) {
    const bool is_word = std::all_of(key.begin(), key.end(), [](char c) { return is_ascii_letter(c); });
    if (is_word) return fmt::format("lang:{}", key);
    return key.find('"') == std::string_view::npos ? fmt::format("lang:\"{}\"", key) : "";
}

ValueCounter counter_of(FacetField field) {
    switch (field) {
        case FacetField::source:
            return {field, keys_of_source, source_filter};
        case FacetField::host:
            return {field, keys_of_host, host_filter};
        case FacetField::owner:
            return {field, keys_of_whole, owner_filter};
        case FacetField::kind:
            return {field, keys_of_word, kind_filter};
        case FacetField::month:
            return {field, keys_of_word, month_filter};
        case FacetField::language:
            return {field, keys_of_word, language_filter};
        case FacetField::name:
            return {field, keys_of_whole, name_filter};  // the others are counted by the index
        case FacetField::story:
            return {field, keys_of_word, story_filter};
    }
    return {field, keys_of_word, kind_filter};
}

}  // namespace

FacetMemory::FacetMemory(std::size_t most_remembered) : most_remembered_(most_remembered) {
    for (const FacetField field : all_facet_fields) counters_.push_back(counter_of(field));
    for (std::size_t kind = 0; kind < kinds; ++kind)
        kinds_[kind] = counter(FacetField::kind).number_of(to_string(static_cast<SourceKind>(kind)));
}

/// Reads what is not known yet.
class FacetMemory::Reading {
 public:
    Reading(FacetMemory& memory, const Xapian::Database& database, Read read)
        : memory_(memory), read_(read), dates_(database, slot::date) {
        if (read == Read::date) return;
        stories_.emplace(database, slot::story);
        facets_.emplace(database, slot::facets);
    }

    void complete(Briefing& briefing, std::uint32_t document) {
        if (briefing.known < known_as(Read::date))
            briefing.day = memory_.number_of_day(dates_.value_of(document));
        if (read_ != Read::date) {
            const std::string stored = facets_->value_of(document);
            if (briefing.known < known_as(Read::most)) {
                briefing.story = memory_.counter(FacetField::story).number_of(stories_->value_of(document));
                read_source(briefing, stored);
                read_cited(briefing, stored);
            }
            if (read_ == Read::all) read_names(briefing, stored);
        }
        briefing.known = known_as(read_);
    }

 private:
    void read_source(Briefing& briefing, const std::string& stored) {
        if (stored.empty()) return;
        ByteReader reader("a stored value", stored);
        briefing.source = memory_.counter(FacetField::source).number_of(reader.take_text());
        briefing.language = memory_.counter(FacetField::language).number_of(reader.take_text());
    }

    void read_cited(Briefing& briefing, const std::string& stored) {
        std::vector<std::uint32_t> hosts;
        std::vector<std::uint32_t> owners;
        for (CitedHostCursor host(stored); host.next();) {
            hosts.push_back(memory_.counter(FacetField::host).number_of(host->host));
            owners.push_back(memory_.counter(FacetField::owner).number_of(host->owner));
            const unsigned kind = 1U << static_cast<unsigned>(host->kind);
            briefing.kinds = static_cast<std::uint8_t>(briefing.kinds | kind);
        }
        if (hosts.empty()) return;
        briefing.cited = memory_.add_values(FacetField::host, std::move(hosts));
        (void)memory_.add_values(FacetField::owner, std::move(owners));  // behind them
    }

    void read_names(Briefing& briefing, const std::string& stored) {
        std::vector<std::uint32_t> names;
        for (NameCursor name(stored); name.next();)
            names.push_back(memory_.counter(FacetField::name).number_of(*name));
        briefing.names = memory_.add_values(FacetField::name, std::move(names));
    }

    FacetMemory& memory_;
    Read read_;
    SlotReader dates_;
    std::optional<SlotReader> stories_;
    std::optional<SlotReader> facets_;
};

std::vector<const FacetMemory::Briefing*> FacetMemory::read(const Xapian::Database& database,
                                                            const DocumentSet& documents, Read read,
                                                            Deadline* deadline) {
    if (briefings_.empty())
        briefings_.resize(std::min<std::size_t>(database.get_lastdocid(), most_remembered_) + 1);
    not_remembered_.clear();
    lists_.resize(remembered_lists_);
    std::optional<Reading> reading;
    std::vector<const Briefing*> briefings;
    briefings.reserve(documents.count());
    for (std::uint32_t document = documents.first_from(1); document != 0;
         document = documents.first_from(document + 1)) {
        const bool has_place = document < briefings_.size();
        const Briefing* known = has_place ? &briefings_[document] : nullptr;
        if (!known || known->known < known_as(read)) {
            if (deadline && deadline->is_over()) break;
            if (!reading) reading.emplace(*this, database, read);
            Briefing briefing = known ? *known : Briefing();
            reading->complete(briefing, document);
            const bool is_remembered = has_place && (read != Read::all || lists_.size() <= most_numbers);
            if (is_remembered) remembered_lists_ = lists_.size();
            Briefing& place = is_remembered ? briefings_[document] : not_remembered_.emplace_back();
            place = briefing;
            known = &place;
        }
        briefings.push_back(known);
    }
    return briefings;
}

std::uint32_t FacetMemory::add_values(FacetField field, std::vector<std::uint32_t> numbers) {
    std::erase(numbers, 0U);  // empty ones
    const std::vector<std::uint32_t> keys = counter(field).keys_of(numbers);
    const auto place = static_cast<std::uint32_t>(lists_.size());
    lists_.push_back(static_cast<std::uint32_t>(numbers.size()));
    lists_.push_back(static_cast<std::uint32_t>(keys.size()));
    lists_.insert(lists_.end(), numbers.begin(), numbers.end());
    lists_.insert(lists_.end(), keys.begin(), keys.end());
    return place;
}

const std::string& FacetMemory::title(const Xapian::Database& database, const std::string& story) {
    if (titles_.size() >= most_titles) titles_.clear();
    const auto [entry, is_new] = titles_.try_emplace(story);
    if (is_new) entry->second = title_of_story(database, story);
    return entry->second;
}

std::uint32_t FacetMemory::number_of_day(const std::string& date) {
    if (date.empty()) return 0;
    const auto [entry, is_new] = day_numbers_.try_emplace(date, static_cast<std::uint32_t>(days_.size()));
    if (is_new) {
        constexpr std::size_t year_and_month = 7;
        const Day day = from_sortable(date);
        days_.push_back({day, counter(FacetField::month).number_of(to_iso(day).substr(0, year_and_month))});
    }
    return entry->second;
}

}  // namespace debrief
