#include "corpus/domains.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <algorithm>
#include <memory>

#include <libpsl.h>
#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/uchar.h>

namespace debrief {

namespace {

constexpr std::size_t longest_host = 253;         ///< bytes; RFC 1035, section 2.3.4
constexpr std::size_t longest_domain_label = 63;  ///< bytes

/// The list compiled into the library: read only, so all threads may share it.
const psl_ctx_t& suffix_list() {
    static const psl_ctx_t& list = *psl_builtin();
    return list;
}

bool is_label(std::string_view label) {
    if (label.empty() || label.size() > longest_domain_label || label.front() == '-' || label.back() == '-')
        return false;
    for (std::size_t i = 0; i < label.size();) {
        if (is_ascii_letter(label[i]) || is_ascii_digit(label[i])) {  // as nearly all are
            ++i;
            continue;
        }
        const CodePoint point = code_point_at(label, i);
        const auto letter = static_cast<UChar32>(point.value);
        const bool is_mark = point.value >= 0x80 && (U_GET_GC_MASK(letter) & U_GC_M_MASK) != 0;
        if (point.value != '-' && !is_mark && u_isalnum(letter) == 0) return false;
        i += point.bytes;
    }
    return true;
}

std::string to_lower(std::string_view text) {
    std::string lower;
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            lower += is_ascii_upper(text[i]) ? static_cast<char>(text[i] + ('a' - 'A')) : text[i];
            ++i;
            continue;
        }
        const CodePoint point = code_point_at(text, i);
        icu::UnicodeString(u_tolower(static_cast<UChar32>(point.value))).toUTF8String(lower);
        i += point.bytes;
    }
    return lower;
}

/// The host with its `xn--` labels in their own letters; nothing where they are not well made.
std::optional<std::string> with_own_letters(const std::string& host) {
    if (host.find("xn--") == std::string::npos) return host;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::IDNA> idna(
        icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_UNICODE | UIDNA_CHECK_BIDI, status));
    if (U_FAILURE(status)) return std::nullopt;
    std::string letters;
    icu::StringByteSink<std::string> sink(&letters);
    icu::IDNAInfo info;
    idna->nameToUnicodeUTF8(host, sink, info, status);
    if (U_FAILURE(status) || info.hasErrors()) return std::nullopt;
    return letters;
}

bool is_public_suffix(std::string_view domain) {
    const std::string whole(domain);
    return psl_is_public_suffix2(&suffix_list(), whole.c_str(), PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE) != 0;
}

/// Under some top-level domains (`.za`, `.np`) only those of two labels are on the list.
bool has_known_suffix(std::string_view host) {
    const std::size_t top = host.rfind('.');
    const std::size_t before = host.rfind('.', top - 1);
    return is_public_suffix(host.substr(top + 1)) ||
           (before < top && is_public_suffix(host.substr(before + 1)));
}

bool has_labels(std::string_view host) {
    std::size_t labels = 0;
    for (std::size_t begin = 0; begin <= host.size(); ++labels) {
        const std::string_view label = host.substr(begin, host.find('.', begin) - begin);
        if (!is_label(label)) return false;
        begin += label.size() + 1;
    }
    return labels >= 2;
}

}  // namespace

std::optional<std::string> to_host(std::string_view written) {
    if (written.ends_with('.')) written.remove_suffix(1);
    if (written.size() > longest_host || !has_labels(written)) return std::nullopt;
    auto host = with_own_letters(to_lower(written));
    if (!host || !has_known_suffix(*host)) return std::nullopt;
    if (host->starts_with("www.") && has_labels(std::string_view(*host).substr(4))) host->erase(0, 4);
    return host;
}

std::string registrable_domain(std::string_view host) {
    const std::string whole(host);
    const char* domain = psl_registrable_domain(&suffix_list(), whole.c_str());
    return domain ? domain : whole;
}

std::vector<std::string> parent_domains(std::string_view host) {
    const std::size_t shortest = registrable_domain(host).size();
    std::vector<std::string> domains;
    while (host.size() >= shortest) {
        domains.emplace_back(host);
        const std::size_t dot = host.find('.');
        if (dot == std::string_view::npos) break;
        host.remove_prefix(dot + 1);
    }
    return domains;
}

}  // namespace debrief
