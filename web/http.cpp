#include "web/http.h"

#include "corpus/base/number.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

namespace debrief {

namespace {

std::optional<unsigned> hex_digit(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
    return std::nullopt;
}

enum class Plus { is_blank, is_plus };

std::string percent_decode(std::string_view text, Plus plus) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
        const auto low = high ? hex_digit(text[i + 2]) : std::nullopt;
        if (low) {
            decoded += static_cast<char>(*high * 16 + *low);
            i += 2;
        } else {
            decoded += text[i] == '+' && plus == Plus::is_blank ? ' ' : text[i];
        }
    }
    return mend_utf8(decoded);
}

bool is_unreserved(char c) {
    return is_ascii_lower(c) || is_ascii_digit(c) || (c >= 'A' && c <= 'Z') ||
           std::string_view("-._~").find(c) != std::string_view::npos;
}

}  // namespace

std::string Request::parameter(std::string_view name) const {
    for (const auto& [given, value] : parameters) {
        if (given == name) return value;
    }
    return "";
}

std::vector<std::string> Request::parameters_of(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [given, value] : parameters) {
        if (given == name && !value.empty()) values.push_back(value);
    }
    return values;
}

std::size_t Request::number(std::string_view name, std::size_t fallback, std::size_t least,
                            std::size_t most) const {
    const std::string text = parameter(name);
    if (text.empty()) return fallback;
    return number_between(name, text, least, most);
}

std::string Request::header(std::string_view name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

Request parse_target(std::string_view target) {
    Request request;
    target = target.substr(0, target.find('#'));
    const std::size_t mark = std::min(target.find('?'), target.size());
    request.path = percent_decode(target.substr(0, mark), Plus::is_plus);
    std::string_view query = target.substr(std::min(mark + 1, target.size()));
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
        request.parameters.emplace_back(percent_decode(pair.substr(0, equals), Plus::is_blank),
                                        percent_decode(value, Plus::is_blank));
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return request;
}

std::string to_http_date(std::chrono::system_clock::time_point time) {
    constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const auto midnight = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::year_month_day day(midnight);
    const std::chrono::hh_mm_ss clock(seconds - midnight);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                       days[std::chrono::weekday(midnight).c_encoding()], static_cast<unsigned>(day.day()),
                       months[static_cast<unsigned>(day.month()) - 1], static_cast<int>(day.year()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::string percent_encode(std::string_view text) {
    std::string encoded;
    for (const char c : text) {
        if (is_unreserved(c)) {
            encoded += c;
        } else {
            encoded += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        }
    }
    return encoded;
}

}  // namespace debrief
