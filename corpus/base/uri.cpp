#include "corpus/base/uri.h"

#include "corpus/base/text.h"

#include <algorithm>

namespace debrief {

namespace {

/// The five parts of a reference with the marks that set them apart, so that put together they are the
/// reference again.
struct UriParts {
    std::string_view scheme;     ///< "https:"
    std::string_view authority;  ///< "//host:port"
    std::string_view path;
    std::string_view query;     ///< "?…"
    std::string_view fragment;  ///< "#…"
};

/// Bytes of the scheme and its colon; 0 where there is none.
std::size_t scheme_size(std::string_view uri) {
    if (uri.empty() || !is_ascii_letter(uri.front())) return 0;
    const auto* const end = std::find_if_not(uri.begin(), uri.end(), [](char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || c == '+' || c == '-' || c == '.';
    });
    return end != uri.end() && *end == ':' ? static_cast<std::size_t>(end - uri.begin()) + 1 : 0;
}

UriParts split_uri(std::string_view uri) {
    UriParts parts;
    const auto take = [&](std::size_t bytes) {
        const std::string_view taken = uri.substr(0, bytes);
        uri.remove_prefix(taken.size());
        return taken;
    };
    parts.scheme = take(scheme_size(uri));
    if (uri.starts_with("//")) parts.authority = take(uri.find_first_of("/?#", 2));
    parts.path = take(uri.find_first_of("?#"));
    parts.query = take(uri.find('#'));
    parts.fragment = uri;
    return parts;
}

/// A path without its `.` and `..` (RFC 3986, 5.2.4).
std::string without_dots(std::string_view path) {
    std::string kept;
    while (!path.empty()) {
        const std::string_view segment = path.substr(0, path.find('/', 1));  // with the slash before it
        path.remove_prefix(segment.size());
        if (segment == "/.." || segment == "..") {
            kept.resize(kept.rfind('/') == std::string::npos ? 0 : kept.rfind('/'));
        } else if (segment != "/." && segment != ".") {
            kept += segment;
            continue;
        }
        if (path.empty()) kept += '/';
    }
    return kept;
}

/// A relative path, put in the place of the last segment of the base's.
std::string merge_paths(const UriParts& base, std::string_view path) {
    if (!base.authority.empty() && base.path.empty()) return "/" + std::string(path);
    const std::size_t slash = base.path.rfind('/');
    return std::string(base.path.substr(0, slash == std::string_view::npos ? 0 : slash + 1)) +
           std::string(path);
}

std::string join(const UriParts& parts) {
    std::string uri;
    for (const std::string_view part :
         {parts.scheme, parts.authority, parts.path, parts.query, parts.fragment}) {
        uri += part;
    }
    return uri;
}

}  // namespace

std::string uri_scheme(std::string_view uri) {
    const std::size_t size = scheme_size(uri);
    return size == 0 ? "" : to_ascii_lower(uri.substr(0, size - 1));
}

bool is_web_address(std::string_view uri) {
    const std::string scheme = uri_scheme(uri);
    return (scheme == "http" || scheme == "https") && split_uri(uri).authority.size() > 2;
}

std::string resolve_uri(std::string_view base, std::string_view reference) {
    const UriParts from = split_uri(base);
    UriParts parts = split_uri(reference);
    const bool is_base_usable =
        !from.scheme.empty() && (!from.authority.empty() || from.path.starts_with('/'));
    if (!parts.scheme.empty() || !is_base_usable) return std::string(reference);
    parts.scheme = from.scheme;
    std::string path(parts.path);
    if (parts.authority.empty()) {
        parts.authority = from.authority;
        if (path.empty()) {
            path = from.path;
            if (parts.query.empty()) parts.query = from.query;
        } else {
            path = without_dots(path.starts_with('/') ? path : merge_paths(from, path));
        }
    }
    parts.path = path;
    return join(parts);
}

}  // namespace debrief
