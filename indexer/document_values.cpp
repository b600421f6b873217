#include "indexer/document_values.h"

#include "corpus/base/error.h"
#include "indexer/schema.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <tuple>

namespace debrief {

namespace {

/// Numbers in LEB128, doubles as eight bytes with the lowest first, texts with their length in front.
class ValueWriter {
 public:
    void add(std::size_t rest) {
        for (; rest >= 0x80; rest >>= 7U) bytes_ += static_cast<char>((rest & 0x7FU) | 0x80U);
        bytes_ += static_cast<char>(rest);
    }
    void add(double number) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, &number, sizeof bits);
        for (int i = 0; i < 8; ++i, bits >>= 8U) bytes_ += static_cast<char>(bits & 0xFFU);
    }
    void add(std::string_view text) {
        add(text.size());
        bytes_ += text;
    }
    void add(Day day) { bytes_ += to_sortable(day); }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
    std::string bytes_;
};

class ValueReader {
 public:
    explicit ValueReader(std::string_view rest) : rest_(rest) {}

    [[nodiscard]] bool is_at_end() const { return rest_.empty(); }

    std::size_t take_number() {
        std::size_t number = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(take(1).front());
            number |= static_cast<std::size_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) return number;
        }
        fail();
    }
    double take_double() {
        std::uint64_t bits = 0;
        const std::string_view bytes = take(8);
        for (std::size_t i = 8; i > 0; --i) bits = (bits << 8U) | static_cast<unsigned char>(bytes[i - 1]);
        double number = 0;
        std::memcpy(&number, &bits, sizeof number);
        return number;
    }
    std::string_view take_text() { return take(take_number()); }
    Day take_day() { return from_sortable(take(4)); }

    /// The choice that a number stands for; `last` is the last there is.
    template <typename Choice>
    Choice take_choice(Choice last) {
        const std::size_t number = take_number();
        if (number > static_cast<std::size_t>(last)) fail();
        return static_cast<Choice>(number);
    }

 private:
    [[noreturn]] static void fail() {
        throw Error(ErrorKind::index, "a stored value is damaged",
                    "build the index again with 'debrief-index --rebuild PATH...'");
    }
    std::string_view take(std::size_t bytes) {
        if (bytes > rest_.size()) fail();
        const std::string_view taken = rest_.substr(0, bytes);
        rest_.remove_prefix(bytes);
        return taken;
    }

    std::string_view rest_;
};

auto order_of(const FigureValue& value) {
    return std::tuple(value.kind, value.low, value.high, std::string_view(value.unit), value.bound);
}

}  // namespace

std::string encode_figures(std::span<const Figure> figures) {
    std::vector<FigureValue> values;
    for (const Figure& figure : figures) {
        if (figure.kind == FigureKind::money || figure.kind == FigureKind::percentage)
            values.push_back({figure.kind, figure.low, figure.high, figure.unit, figure.bound});
    }
    std::sort(values.begin(), values.end(),
              [](const auto& left, const auto& right) { return order_of(left) < order_of(right); });
    values.erase(std::unique(values.begin(), values.end()), values.end());
    ValueWriter writer;
    for (const FigureValue& value : values) {
        writer.add(static_cast<std::size_t>(value.kind));
        writer.add(value.low);
        writer.add(value.high);
        writer.add(std::string_view(value.unit));
        writer.add(static_cast<std::size_t>(value.bound));
    }
    return writer.take();
}

std::vector<FigureValue> decode_figures(std::string_view bytes) {
    std::vector<FigureValue> values;
    for (ValueReader reader(bytes); !reader.is_at_end();) {
        FigureValue value;
        value.kind = reader.take_choice(FigureKind::count);
        value.low = reader.take_double();
        value.high = reader.take_double();
        value.unit = reader.take_text();
        value.bound = reader.take_choice(Bound::less_than);
        values.push_back(std::move(value));
    }
    return values;
}

std::string encode_events(std::span<const EventDate> events) {
    std::vector<std::pair<Day, Day>> days;
    for (const EventDate& event : events) days.emplace_back(event.days.first, event.days.last);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    ValueWriter writer;
    for (const auto& [first, last] : days) {
        writer.add(first);
        writer.add(last);
    }
    return writer.take();
}

std::vector<DayRange> decode_events(std::string_view bytes) {
    std::vector<DayRange> days;
    for (ValueReader reader(bytes); !reader.is_at_end();) {
        const Day first = reader.take_day();
        days.push_back({first, reader.take_day()});
    }
    return days;
}

std::string encode_facets(const FacetValues& facets) {
    ValueWriter writer;
    writer.add(std::string_view(facets.source));
    writer.add(std::string_view(facets.language));
    writer.add(facets.hosts.size());
    for (const CitedHost& cited : facets.hosts) {
        writer.add(std::string_view(cited.host));
        writer.add(std::string_view(cited.owner));
        writer.add(static_cast<std::size_t>(cited.kind));
    }
    for (const std::string& name : facets.names) writer.add(std::string_view(name));
    return writer.take();
}

FacetValues decode_facets(std::string_view bytes) {
    FacetValues facets;
    if (bytes.empty()) return facets;
    ValueReader reader(bytes);
    facets.source = reader.take_text();
    facets.language = reader.take_text();
    for (std::size_t count = reader.take_number(); count > 0; --count) {
        CitedHost cited;
        cited.host = reader.take_text();
        cited.owner = reader.take_text();
        cited.kind = reader.take_choice(SourceKind::social);
        facets.hosts.push_back(std::move(cited));
    }
    while (!reader.is_at_end()) facets.names.emplace_back(reader.take_text());
    return facets;
}

}  // namespace debrief
