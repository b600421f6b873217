#pragma once

#include "corpus/base/day.h"
#include "corpus/base/span.h"
#include "searcher/query.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// The host in what a query gives for one, an address or the host alone; empty where there is none.
[[nodiscard]] std::string host_in(std::string_view text);

/// Finds in texts what a query asks for by value: sums of money, percentages, dates and cited hosts. Where
/// it asks for none, it costs nothing.
class ValueHighlighter {
 public:
    struct Found {
        Span span;
        std::size_t term = 0;  ///< as it was given
        bool is_host = false;
    };

    /// A node of kind `number` over sums of money or percentages.
    void add_number(const Query& number, std::size_t term) { numbers_.push_back({number, term}); }
    /// A node of kind `days` over the dates of texts.
    void add_days(const Query& days, std::size_t term) { days_.push_back({days, term}); }
    /// A host, a parent domain, an address or an owner, as queries name what is cited.
    void add_host(std::string_view text, std::size_t term);

    /// In no order; dates without a year are read as of `published`.
    [[nodiscard]] std::vector<Found> find(std::string_view text, std::optional<Day> published) const;

 private:
    struct Wanted {
        Query query;
        std::size_t term;
    };
    struct Host {
        std::string host;   ///< empty: it is an owner
        std::string owner;  ///< its words
        std::size_t term;
    };

    void find_numbers(std::string_view text, std::vector<Found>& found) const;
    void find_days(std::string_view text, std::optional<Day> published, std::vector<Found>& found) const;
    void find_hosts(std::string_view text, std::vector<Found>& found) const;

    std::vector<Wanted> numbers_;
    std::vector<Wanted> days_;
    std::vector<Host> hosts_;
};

}  // namespace debrief
