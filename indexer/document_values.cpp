#include "indexer/document_values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace debrief {

namespace {

constexpr std::string_view stored_value = "a stored value";  // as messages name it

/// Units that most figures have, told by their number; 0 is another, which follows as text.
constexpr std::array<std::string_view, 8> units{"", "USD", "%", "EUR", "GBP", "points", "CNY", "JPY"};
constexpr std::size_t stored_kinds = 2;  ///< `money` and `percentage`
constexpr std::size_t bounds = static_cast<std::size_t>(Bound::less_than) + 1;
static_assert(static_cast<std::size_t>(FigureKind::percentage) + 1 == stored_kinds);

CitedHostCursor::Cited take_cited(ByteReader& reader) {
    CitedHostCursor::Cited cited;
    cited.host = reader.take_text();
    cited.owner = reader.take_text();
    cited.kind = reader.take_choice(SourceKind::social);
    cited.mentions = reader.take_number();
    if (cited.mentions == 0) reader.fail();
    return cited;
}

auto order_of(const FigureValue& value) {
    return std::tuple(value.kind, value.low, value.high, std::string_view(value.unit), value.bound);
}

}  // namespace

std::string encode_figures(std::span<const Figure> figures) {
    std::vector<FigureValue> values;
    for (const Figure& figure : figures) {
        const bool is_kept = figure.kind == FigureKind::money || figure.kind == FigureKind::percentage;
        if (!is_kept || !std::isfinite(figure.low) || !std::isfinite(figure.high)) continue;
        values.push_back({figure.kind, figure.low, figure.high, figure.unit, figure.bound});
        if (values.size() == most_stored_values) break;
    }
    std::sort(values.begin(), values.end(),
              [](const auto& left, const auto& right) { return order_of(left) < order_of(right); });
    values.erase(std::unique(values.begin(), values.end()), values.end());
    ByteWriter writer;
    for (const FigureValue& value : values) {
        const bool is_range = value.high != value.low;
        const auto unit =
            static_cast<std::size_t>(std::find(units.begin() + 1, units.end(), value.unit) - units.begin());
        writer.add_number(((unit % units.size() * 2 + (is_range ? 1 : 0)) * bounds +
                           static_cast<std::size_t>(value.bound)) *
                              stored_kinds +
                          static_cast<std::size_t>(value.kind));
        if (unit == units.size()) writer.add_text(value.unit);
        writer.add_decimal(value.low);
        if (is_range) writer.add_decimal(value.high);
    }
    return writer.take();
}

std::vector<FigureValue> decode_figures(std::string_view bytes) {
    std::vector<FigureValue> values;
    for (FigureCursor figure(bytes); figure.next();) values.push_back(*figure);
    return values;
}

FigureCursor::FigureCursor(std::string_view bytes) : reader_(stored_value, bytes) {}

bool FigureCursor::next() {
    if (reader_.is_at_end()) return false;
    const std::size_t head = reader_.take_number();
    const std::size_t unit = head / (stored_kinds * bounds * 2);
    if (unit >= units.size()) reader_.fail();
    figure_.kind = static_cast<FigureKind>(head % stored_kinds);
    figure_.bound = static_cast<Bound>(head / stored_kinds % bounds);
    figure_.unit = unit == 0 ? reader_.take_text() : units[unit];
    figure_.low = reader_.take_decimal();
    figure_.high = head / (stored_kinds * bounds) % 2 == 0 ? figure_.low : reader_.take_decimal();
    return true;
}

std::string encode_events(std::span<const EventDate> events) {
    std::vector<std::pair<Day, Day>> days;
    for (const EventDate& event : events.first(std::min(events.size(), most_stored_values)))
        days.emplace_back(event.days.first, event.days.last);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    ByteWriter writer;
    for (const auto& [first, last] : days) {
        writer.add_day(first);
        writer.add_day(last);
    }
    return writer.take();
}

std::vector<DayRange> decode_events(std::string_view bytes) {
    std::vector<DayRange> days;
    for (ByteReader reader(stored_value, bytes); !reader.is_at_end();) {
        const Day first = reader.take_day();
        days.push_back({first, reader.take_day()});
    }
    return days;
}

std::string encode_facets(const FacetValues& facets) {
    ByteWriter writer;
    writer.add_text(facets.source);
    writer.add_text(facets.language);
    writer.add_number(facets.hosts.size());
    for (const CitedHost& cited : facets.hosts) {
        writer.add_text(cited.host);
        writer.add_text(cited.owner);
        writer.add_number(static_cast<std::size_t>(cited.kind));
        writer.add_number(cited.mentions);
    }
    for (const std::string& name : facets.names) writer.add_text(name);
    return writer.take();
}

FacetValues decode_facets(std::string_view bytes) {
    FacetValues facets;
    if (bytes.empty()) return facets;
    ByteReader reader(stored_value, bytes);
    facets.source = reader.take_text();
    facets.language = reader.take_text();
    for (std::size_t count = reader.take_number(); count > 0; --count) {
        const CitedHostCursor::Cited cited = take_cited(reader);
        facets.hosts.push_back(
            {std::string(cited.host), std::string(cited.owner), cited.kind, cited.mentions});
    }
    while (!reader.is_at_end()) facets.names.emplace_back(reader.take_text());
    return facets;
}

CitedHostCursor::CitedHostCursor(std::string_view bytes) : reader_(stored_value, bytes) {
    if (bytes.empty()) return;
    reader_.take_text();  // source
    reader_.take_text();  // language
    left_ = reader_.take_number();
}

bool CitedHostCursor::next() {
    if (left_ == 0) return false;
    --left_;
    cited_ = take_cited(reader_);
    return true;
}

NameCursor::NameCursor(std::string_view bytes) : reader_(stored_value, bytes) {
    if (bytes.empty()) return;
    reader_.take_text();  // source
    reader_.take_text();  // language
    for (std::size_t count = reader_.take_number(); count > 0; --count) take_cited(reader_);
}

bool NameCursor::next() {
    if (reader_.is_at_end()) return false;
    name_ = reader_.take_text();
    return true;
}

}  // namespace debrief
