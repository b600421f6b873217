#include "corpus/figures_units.h"

#include "corpus/word_sieve.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

struct CurrencySign {
    char32_t sign;
    std::string_view code;
};

constexpr std::array currency_signs{
    CurrencySign{U'$', "USD"},      CurrencySign{U'\u20AC', "EUR"}, CurrencySign{U'\u00A3', "GBP"},
    CurrencySign{U'\u00A5', "JPY"}, CurrencySign{U'\uFFE5', "JPY"}, CurrencySign{U'\u20B9', "INR"},
    CurrencySign{U'\u20A9', "KRW"}, CurrencySign{U'\u20BD', "RUB"}, CurrencySign{U'\u20BA', "TRY"},
    CurrencySign{U'\u20B4', "UAH"}, CurrencySign{U'\u20AA', "ILS"}, CurrencySign{U'\u20AB', "VND"},
    CurrencySign{U'\u20A6', "NGN"}, CurrencySign{U'\u20B1', "PHP"}, CurrencySign{U'\u20B8', "KZT"},
    CurrencySign{U'\u20B2', "PYG"}, CurrencySign{U'\u20A1', "CRC"}, CurrencySign{U'\u20B5', "GHS"},
    CurrencySign{U'\u20A8', "INR"}, CurrencySign{U'\u0E3F', "THB"}};

struct NamedCurrency {
    std::string_view name;
    std::string_view code;
};

/// Letters glued before a dollar sign, lower case.
constexpr std::array dollar_prefixes{
    NamedCurrency{"us", "USD"}, NamedCurrency{"usd", "USD"}, NamedCurrency{"c", "CAD"},
    NamedCurrency{"ca", "CAD"}, NamedCurrency{"cad", "CAD"}, NamedCurrency{"cdn", "CAD"},
    NamedCurrency{"a", "AUD"},  NamedCurrency{"au", "AUD"},  NamedCurrency{"aud", "AUD"},
    NamedCurrency{"nz", "NZD"}, NamedCurrency{"hk", "HKD"},  NamedCurrency{"s", "SGD"},
    NamedCurrency{"sg", "SGD"}, NamedCurrency{"nt", "TWD"},  NamedCurrency{"r", "BRL"},
    NamedCurrency{"mx", "MXN"}, NamedCurrency{"j", "JMD"},   NamedCurrency{"tt", "TTD"}};

/// Codes that stand before or behind a number; in capitals.
constexpr std::array codes{
    NamedCurrency{"USD", "USD"}, NamedCurrency{"EUR", "EUR"}, NamedCurrency{"GBP", "GBP"},
    NamedCurrency{"JPY", "JPY"}, NamedCurrency{"CNY", "CNY"}, NamedCurrency{"RMB", "CNY"},
    NamedCurrency{"INR", "INR"}, NamedCurrency{"CHF", "CHF"}, NamedCurrency{"CAD", "CAD"},
    NamedCurrency{"AUD", "AUD"}, NamedCurrency{"NZD", "NZD"}, NamedCurrency{"HKD", "HKD"},
    NamedCurrency{"SGD", "SGD"}, NamedCurrency{"SEK", "SEK"}, NamedCurrency{"NOK", "NOK"},
    NamedCurrency{"DKK", "DKK"}, NamedCurrency{"PLN", "PLN"}, NamedCurrency{"CZK", "CZK"},
    NamedCurrency{"HUF", "HUF"}, NamedCurrency{"KRW", "KRW"}, NamedCurrency{"TWD", "TWD"},
    NamedCurrency{"BRL", "BRL"}, NamedCurrency{"MXN", "MXN"}, NamedCurrency{"ZAR", "ZAR"},
    NamedCurrency{"RUB", "RUB"}, NamedCurrency{"TRY", "TRY"}, NamedCurrency{"AED", "AED"},
    NamedCurrency{"SAR", "SAR"}, NamedCurrency{"ILS", "ILS"}, NamedCurrency{"THB", "THB"},
    NamedCurrency{"IDR", "IDR"}, NamedCurrency{"MYR", "MYR"}, NamedCurrency{"PHP", "PHP"},
    NamedCurrency{"VND", "VND"}, NamedCurrency{"UAH", "UAH"}, NamedCurrency{"NGN", "NGN"},
    NamedCurrency{"KES", "KES"}, NamedCurrency{"EGP", "EGP"}, NamedCurrency{"PKR", "PKR"}};

struct CurrencyWord {
    std::string_view word;
    std::string_view code;
    double factor = 1;
    bool needs_thousands = false;  ///< the word is more often something else
};

constexpr std::array currency_words{
    CurrencyWord{"dollar", "USD"},         CurrencyWord{"dollars", "USD"},
    CurrencyWord{"bucks", "USD"},          CurrencyWord{"euro", "EUR"},
    CurrencyWord{"euros", "EUR"},          CurrencyWord{"yen", "JPY"},
    CurrencyWord{"yuan", "CNY"},           CurrencyWord{"renminbi", "CNY"},
    CurrencyWord{"rupee", "INR"},          CurrencyWord{"rupees", "INR"},
    CurrencyWord{"rouble", "RUB"},         CurrencyWord{"roubles", "RUB"},
    CurrencyWord{"ruble", "RUB"},          CurrencyWord{"rubles", "RUB"},
    CurrencyWord{"reais", "BRL"},          CurrencyWord{"zloty", "PLN"},
    CurrencyWord{"zlotys", "PLN"},         CurrencyWord{"shekels", "ILS"},
    CurrencyWord{"baht", "THB"},           CurrencyWord{"ringgit", "MYR"},
    CurrencyWord{"rupiah", "IDR"},         CurrencyWord{"dirhams", "AED"},
    CurrencyWord{"riyals", "SAR"},         CurrencyWord{"hryvnia", "UAH"},
    CurrencyWord{"hryvnias", "UAH"},       CurrencyWord{"naira", "NGN"},
    CurrencyWord{"kronor", "SEK"},         CurrencyWord{"lira", "TRY"},
    CurrencyWord{"francs", "CHF"},         CurrencyWord{"cent", "USD", 0.01},
    CurrencyWord{"cents", "USD", 0.01},    CurrencyWord{"pence", "GBP", 0.01},
    CurrencyWord{"pound", "GBP", 1, true}, CurrencyWord{"pounds", "GBP", 1, true},
    CurrencyWord{"won", "KRW", 1, true},   CurrencyWord{"rand", "ZAR", 1, true}};

/// Whose dollars and francs.
struct NationalCurrency {
    std::string_view words;  ///< lower case
    std::string_view code;
};

constexpr std::array national_currencies{
    NationalCurrency{"us dollars", "USD"},          NationalCurrency{"american dollars", "USD"},
    NationalCurrency{"canadian dollars", "CAD"},    NationalCurrency{"australian dollars", "AUD"},
    NationalCurrency{"new zealand dollars", "NZD"}, NationalCurrency{"hong kong dollars", "HKD"},
    NationalCurrency{"singapore dollars", "SGD"},   NationalCurrency{"taiwan dollars", "TWD"},
    NationalCurrency{"british pounds", "GBP"},      NationalCurrency{"pounds sterling", "GBP"},
    NationalCurrency{"egyptian pounds", "EGP"},     NationalCurrency{"swiss francs", "CHF"},
    NationalCurrency{"turkish lira", "TRY"},        NationalCurrency{"chinese yuan", "CNY"},
    NationalCurrency{"japanese yen", "JPY"},        NationalCurrency{"korean won", "KRW"},
    NationalCurrency{"south korean won", "KRW"},    NationalCurrency{"indian rupees", "INR"},
    NationalCurrency{"pakistani rupees", "PKR"},    NationalCurrency{"mexican pesos", "MXN"},
    NationalCurrency{"argentine pesos", "ARS"},     NationalCurrency{"swedish kronor", "SEK"},
    NationalCurrency{"norwegian kroner", "NOK"},    NationalCurrency{"danish kroner", "DKK"},
    NationalCurrency{"polish zloty", "PLN"},        NationalCurrency{"south african rand", "ZAR"},
    NationalCurrency{"euro cents", "EUR"}};

constexpr std::array time_units{TimeUnit{"second", 1.0 / 86400},
                                TimeUnit{"minute", 1.0 / 1440},
                                TimeUnit{"hour", 1.0 / 24},
                                TimeUnit{"day", 1},
                                TimeUnit{"week", 7},
                                TimeUnit{"fortnight", 14},
                                TimeUnit{"month", 30.4375},
                                TimeUnit{"year", 365.25},
                                TimeUnit{"decade", 3652.5},
                                TimeUnit{"century", 36525}};

std::string_view code_of_sign(char32_t sign) {
    const auto found =
        std::find_if(currency_signs.begin(), currency_signs.end(),
                     [&](const CurrencySign& entry) { return entry.sign == sign && sign != 0; });
    return found == currency_signs.end() ? std::string_view() : found->code;
}

template <std::size_t size>
std::string_view code_of(std::string_view name, const std::array<NamedCurrency, size>& names) {
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const NamedCurrency& entry) { return entry.name == name; });
    return found == names.end() ? std::string_view() : found->code;
}

/// Of a code as written; every word of a text is looked up.
std::string_view currency_of_code(std::string_view written) {
    static constexpr WordSieve sieve(codes, &NamedCurrency::name);
    return sieve.may_hold(written) ? code_of(written, codes) : std::string_view();
}

std::size_t count_words(std::string_view phrase) {
    return static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' ')) + 1;
}

constexpr WordSieve nation_sieve(national_currencies, [](const NationalCurrency& currency) {
    return currency.words.substr(0, currency.words.find(' '));
});
constexpr WordSieve currency_word_sieve(currency_words, &CurrencyWord::word);

}  // namespace

constexpr WordSieve time_unit_sieve(time_units, &TimeUnit::name);

std::optional<CurrencyMark> read_currency_before(const Prose& prose, std::size_t i) {
    if (prose[i].kind == TokenKind::symbol) {
        const std::string_view code = code_of_sign(prose[i].symbol);
        if (code.empty()) return std::nullopt;
        return CurrencyMark{code, i + 1};
    }
    if (!prose.is_word(i)) return std::nullopt;
    if (prose.is_symbol(i + 1, U'$') && prose.is_glued(i + 1)) {
        const std::string_view code = code_of(prose.lower(i), dollar_prefixes);
        if (code.empty()) return std::nullopt;
        return CurrencyMark{code, i + 2};
    }
    if (!prose.is_capitalised(i)) return std::nullopt;
    const std::string_view written = prose.written(i);
    const std::string_view code = currency_of_code(written);
    if (!code.empty()) {
        // "USD $5m" says it twice.
        const bool has_sign = prose.is_symbol(i + 1, U'$') && prose.goes_on(i + 1);
        return CurrencyMark{code, i + (has_sign ? 2U : 1U)};
    }
    if (written == "Rs" || written == "RM") {
        const bool has_stop = prose.is_symbol(i + 1, U'.') && prose.is_glued(i + 1);
        return CurrencyMark{written == "Rs" ? "INR" : "MYR", i + (has_stop ? 2U : 1U)};
    }
    return std::nullopt;
}

std::optional<CurrencyMark> read_currency_behind(const Prose& prose, std::size_t i, double multiplier) {
    if (prose[i].kind == TokenKind::symbol) {
        const std::string_view code = code_of_sign(prose[i].symbol);
        // "5 $3bn" are two.
        if (code.empty() || (prose.is_number(i + 1) && prose.is_glued(i + 1))) return std::nullopt;
        return CurrencyMark{code, i + 1};
    }
    if (!prose.is_word(i)) return std::nullopt;
    if (prose.may_be_of(i, nation_sieve)) {
        for (const NationalCurrency& currency : national_currencies) {
            if (!prose.has_words(i, currency.words)) continue;
            const double factor = currency.words.ends_with("cents") ? 0.01 : 1;
            return CurrencyMark{currency.code, i + count_words(currency.words), factor};
        }
    }
    // "5 million U.S. dollars"
    if (prose.is_word(i, "u") && prose.is_symbol(i + 1, U'.') && prose.is_word(i + 2, "s") &&
        prose.is_symbol(i + 3, U'.') && prose.is_word(i + 4, "dollars"))
        return CurrencyMark{"USD", i + 5};
    if (prose.may_be_of(i, currency_word_sieve)) {
        const auto word =
            std::find_if(currency_words.begin(), currency_words.end(),
                         [&](const CurrencyWord& entry) { return entry.word == prose.lower(i); });
        if (word != currency_words.end()) {
            if (word->needs_thousands && multiplier < 1e3) return std::nullopt;
            return CurrencyMark{word->code, i + 1, word->factor};
        }
    }
    const std::string_view code = currency_of_code(prose.written(i));
    if (!code.empty()) return CurrencyMark{code, i + 1};
    if (prose.is_word(i, "p") && prose.is_glued(i) && prose.written(i) == "p")
        return CurrencyMark{"GBP", i + 1, 0.01};
    return std::nullopt;
}

std::optional<TimeUnit> find_time_unit(std::string_view lower_word) {
    std::string_view word = lower_word;
    if (word == "centuries") word = "century";
    if (word == "hrs") word = "hour";
    if (word == "mins") word = "minute";
    if (word.size() > 3 && word.ends_with('s')) word.remove_suffix(1);
    if (!time_unit_sieve.may_hold(word)) return std::nullopt;
    const auto found = std::find_if(time_units.begin(), time_units.end(),
                                    [&](const TimeUnit& unit) { return unit.name == word; });
    if (found == time_units.end()) return std::nullopt;
    return *found;
}

}  // namespace debrief
