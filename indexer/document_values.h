#pragma once

#include "corpus/base/day.h"
#include "corpus/event_dates.h"
#include "corpus/figures.h"
#include "corpus/sources.h"
#include "indexer/byte_codec.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Of each kind, so many values of a briefing are kept, those that stand first in it; more are a table's.
inline constexpr std::size_t most_stored_values = 1'000;

/// A sum of money or a percentage, as much of it as a query asks for.
struct FigureValue {
    FigureKind kind = FigureKind::money;  ///< `money` or `percentage`
    double low = 0;                       ///< in whole units of the currency, in percent
    double high = 0;
    std::string unit;  ///< as in `Figure`
    Bound bound = Bound::exact;

    bool operator==(const FigureValue&) const = default;
};

/// The sums of money and percentages among `figures`, each once, in ascending order. Empty where there are
/// none.
[[nodiscard]] std::string encode_figures(std::span<const Figure> figures);
/// Throws `Error` of kind `index` for damaged bytes, as all that decode do.
[[nodiscard]] std::vector<FigureValue> decode_figures(std::string_view bytes);

/// Reads what `encode_figures` wrote figure by figure, for those that need not see all of them: in ascending
/// order of kinds, then of lower ends.
class FigureCursor {
 public:
    /// `bytes` must outlive the cursor.
    explicit FigureCursor(std::string_view bytes);

    /// Goes on to the next figure, first to the first; false at the end. Throws as `decode_figures` does.
    bool next();
    /// The figure it is at, until it goes on.
    [[nodiscard]] const FigureValue& operator*() const { return figure_; }
    [[nodiscard]] const FigureValue* operator->() const { return &figure_; }

 private:
    ByteReader reader_;
    FigureValue figure_;
};

/// The days of dates that a text gives, each once, in ascending order. Empty where there are none.
[[nodiscard]] std::string encode_events(std::span<const EventDate> events);
[[nodiscard]] std::vector<DayRange> decode_events(std::string_view bytes);

/// A host that a briefing cites.
struct CitedHost {
    std::string host;
    std::string owner;
    SourceKind kind = SourceKind::press;
    std::size_t mentions = 1;  ///< how often

    auto operator<=>(const CitedHost&) const = default;
};

/// What hits are counted and grouped by, beside the date, which has a slot of its own.
struct FacetValues {
    std::string source;                ///< as the briefing has it; empty: unknown
    std::string language;              ///< empty: unknown
    std::vector<CitedHost> hosts;      ///< each once, in order of the hosts
    std::vector<std::string> names{};  ///< each once, in byte order; the most mentioned of a briefing

    bool operator==(const FacetValues&) const = default;
};

[[nodiscard]] std::string encode_facets(const FacetValues& facets);
[[nodiscard]] FacetValues decode_facets(std::string_view bytes);

/// Reads the hosts of what `encode_facets` wrote one by one and copies nothing, for those that count the
/// hosts of very many briefings.
class CitedHostCursor {
 public:
    struct Cited {
        std::string_view host;  ///< in the bytes, as the owner is
        std::string_view owner;
        SourceKind kind = SourceKind::press;
        std::size_t mentions = 0;
    };

    /// `bytes` must outlive the cursor. Throws as `decode_facets` does, and so does `next`.
    explicit CitedHostCursor(std::string_view bytes);

    /// Goes on to the next host, first to the first; false behind the last.
    bool next();
    /// The host it is at, until it goes on.
    [[nodiscard]] const Cited& operator*() const { return cited_; }
    [[nodiscard]] const Cited* operator->() const { return &cited_; }

 private:
    ByteReader reader_;
    std::size_t left_ = 0;  ///< hosts
    Cited cited_;
};

/// Reads the names of what `encode_facets` wrote in the same way.
class NameCursor {
 public:
    /// `bytes` must outlive the cursor. Throws as `decode_facets` does, and so does `next`.
    explicit NameCursor(std::string_view bytes);

    /// Goes on to the next name, first to the first; false behind the last.
    bool next();
    /// The name it is at, until it goes on.
    [[nodiscard]] std::string_view operator*() const { return name_; }

 private:
    ByteReader reader_;
    std::string_view name_;
};

}  // namespace debrief
