#include "indexer/document_values.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace debrief {

namespace {

constexpr std::string_view stored_value = "a stored value";  // as messages name it

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
        writer.add_number(static_cast<std::size_t>(value.kind));
        writer.add_double(value.low);
        writer.add_double(value.high);
        writer.add_text(value.unit);
        writer.add_number(static_cast<std::size_t>(value.bound));
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
    figure_.kind = reader_.take_choice(FigureKind::percentage);
    figure_.low = reader_.take_double();
    figure_.high = reader_.take_double();
    figure_.unit = reader_.take_text();
    figure_.bound = reader_.take_choice(Bound::less_than);
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
