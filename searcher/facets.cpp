#include "searcher/facets.h"

#include "corpus/base/text.h"
#include "corpus/domains.h"
#include "indexer/analysis.h"
#include "indexer/document_values.h"
#include "indexer/schema.h"
#include "searcher/date_histogram.h"
#include "searcher/document_filter.h"
#include "searcher/iso_periods.h"
#include "searcher/stories.h"
#include "searcher/value_counter.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

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

/// In which shard Xapian is: a document that it shows to a spy has the number that it has there.
struct ShardPlace {
    std::size_t shard = 0;
    std::size_t shards = 1;
    std::size_t opened = 0;  ///< shards so far

    /// The number of that document among all: those of the shards take turns.
    [[nodiscard]] Xapian::docid number_of(Xapian::docid document) const {
        return static_cast<Xapian::docid>((document - 1) * shards + shard + 1);
    }
};

/// Every document; notes where it stands. Shards are opened in their order.
class ShardNoter : public DocumentTest {
 public:
    explicit ShardNoter(ShardPlace& place) : place_(place) {}

    [[nodiscard]] std::unique_ptr<DocumentTest> clone() const override {
        return std::make_unique<ShardNoter>(place_);
    }
    [[nodiscard]] std::string description() const override { return "(shard)"; }
    [[nodiscard]] std::size_t open(const Xapian::Database& shard) override {
        shard_ = place_.opened++;
        last_ = shard.get_lastdocid();
        return shard.get_doccount();
    }
    [[nodiscard]] std::uint32_t first_from(std::uint32_t document) override {
        return document <= last_ ? document : 0;
    }
    [[nodiscard]] bool matches(std::uint32_t) override {
        place_.shard = shard_;
        return true;
    }

 private:
    ShardPlace& place_;
    std::size_t shard_ = 0;
    Xapian::docid last_ = 0;
};

/// Ends a pass over all hits: there are more than are to be counted, or the time is over.
struct EnoughCounted {};

/// Xapian shows it each hit, in the order of the documents.
class HitCounter : public Xapian::MatchSpy {
 public:
    HitCounter(const FacetOptions& options, Deadline* deadline) : options_(options), deadline_(deadline) {
        for (const FacetField field : options.fields) {
            counters_.push_back(counter_of(field));
            needs_values_ = needs_values_ || (field != FacetField::month && field != FacetField::story);
            needs_story_ = needs_story_ || field == FacetField::story;
            needs_hits_ = needs_hits_ || field == FacetField::name;
        }
    }

    void operator()(const Xapian::Document& document, double) override {
        if (counted_ == options_.exact_up_to || (deadline_ && deadline_->is_over())) throw EnoughCounted();
        ++counted_;
        if (needs_hits_) hits_.push_back(place_.number_of(document.get_docid()));
        const std::string date = document.get_value(slot::date);
        if (options_.has_histogram) count_day(date);
        const FacetValues values =
            needs_values_ ? decode_facets(document.get_value(slot::facets)) : FacetValues();
        const std::string story = needs_story_ ? document.get_value(slot::story) : "";
        for (ValueCounter& counter : counters_) {
            counter.begin_briefing();
            count(counter, {values, date, story});
        }
    }

    /// What is to be asked for so that it can tell where hits stand.
    [[nodiscard]] Xapian::Query shown(const Xapian::Query& plan, std::size_t shards) {
        place_.shards = shards;
        if (!needs_hits_ || shards == 1) return plan;
        return {Xapian::Query::OP_FILTER, plan,
                document_filter(std::make_unique<ShardNoter>(place_), nullptr)};
    }

    [[nodiscard]] Facets result(const Xapian::Database& database, bool is_exact) {
        std::sort(hits_.begin(), hits_.end());  // they come shard by shard
        Facets facets;
        for (const ValueCounter& counter : counters_) {
            // A name is also found by its other forms in a text, and by names that are mentioned less.
            ValueCounter::Recount recount;
            if (counter.field() == FacetField::name)
                recount = [&](std::string_view key) { return count_hits(database, key); };
            facets.fields.push_back(counter.result(options_.values, recount));
            if (counter.field() != FacetField::story) continue;
            for (FacetCount& count : facets.fields.back().counts)
                count.value = title_of_story(database, count.value);
        }
        if (options_.has_histogram) facets.histogram = make_histogram(days_, undated_, options_.bars);
        facets.counted = counted_;
        facets.is_exact = is_exact;
        return facets;
    }

 private:
    /// How many hits have a name.
    [[nodiscard]] std::size_t count_hits(const Xapian::Database& database, std::string_view name) const {
        const std::string term = to_term(find_field("name")->prefix, name);
        std::size_t count = 0;
        auto hit = hits_.begin();
        for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term);) {
            hit = std::lower_bound(hit, hits_.end(), *posting);
            if (hit == hits_.end()) break;
            if (*hit == *posting) {
                ++count;
                ++hit;
                ++posting;
            } else {
                posting.skip_to(*hit);
            }
        }
        return count;
    }

    void count_day(const std::string& date) {
        if (date.empty()) {
            ++undated_;
        } else {
            ++days_[from_sortable(date)];
        }
    }

    struct HitValues {
        const FacetValues& facets;
        const std::string& date;
        const std::string& story;
    };

    static void count(ValueCounter& counter, const HitValues& hit) {
        const FacetValues& values = hit.facets;
        switch (counter.field()) {
            case FacetField::source:
                return counter.add(values.source);
            case FacetField::host:
                for (const CitedHost& cited : values.hosts) counter.add(cited.host);
                return;
            case FacetField::owner:
                for (const CitedHost& cited : values.hosts) counter.add(cited.owner);
                return;
            case FacetField::kind:
                for (const CitedHost& cited : values.hosts) counter.add(to_string(cited.kind));
                return;
            case FacetField::month: {
                constexpr std::size_t year_and_month = 7;
                if (!hit.date.empty()) counter.add(to_iso(from_sortable(hit.date)).substr(0, year_and_month));
                return;
            }
            case FacetField::language:
                return counter.add(values.language);
            case FacetField::name:
                for (const std::string& name : values.names) counter.add(name);
                return;
            case FacetField::story:
                return counter.add(hit.story);
        }
    }

    const FacetOptions& options_;
    Deadline* deadline_;
    std::vector<ValueCounter> counters_;
    bool needs_values_ = false;
    bool needs_story_ = false;
    bool needs_hits_ = false;
    ShardPlace place_;
    std::vector<Xapian::docid> hits_;
    std::map<Day, std::size_t> days_;
    std::size_t undated_ = 0;
    std::size_t counted_ = 0;
};

constexpr std::array<std::string_view, all_facet_fields.size()> facet_field_names{
    "source", "host", "owner", "kind", "month", "language", "name", "story"};

}  // namespace

std::string_view to_string(FacetField field) {
    return facet_field_names[static_cast<std::size_t>(field)];
}

std::optional<FacetField> find_facet_field(std::string_view name) {
    for (const FacetField field : all_facet_fields)
        if (to_string(field) == name) return field;
    return std::nullopt;
}

std::string date_filter(const DayRange& days) {
    return "date:" + to_iso_period(days);
}

bool is_asked_for(const FacetOptions& options) {
    return options.has_histogram || !options.fields.empty();
}

Facets count_facets(const Xapian::Database& database, const Xapian::Query& plan, const FacetOptions& options,
                    Deadline* deadline) {
    HitCounter counter(options, deadline);
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(counter.shown(plan, database.size()));
    enquire.add_matchspy(&counter);
    try {
        (void)enquire.get_mset(0, 0, database.get_doccount());
    } catch (const EnoughCounted&) {
        return counter.result(database, false);
    }
    return counter.result(database, !(deadline && deadline->was_met()));
}

}  // namespace debrief
