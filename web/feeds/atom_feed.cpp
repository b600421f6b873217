#include "web/feeds/atom_feed.h"

#include "web/feeds/xml.h"

#include <algorithm>

#include <fmt/format.h>
#include <xxhash.h>

namespace debrief {

namespace {

std::string instant_of(const std::optional<Day>& day) {
    return to_iso(day.value_or(Day{})) + "T00:00:00Z";
}

void append_link(pugi::xml_node parent, std::string_view relation, std::string_view type,
                 std::string_view address) {
    pugi::xml_node link = parent.append_child("link");
    set_attribute(link, "rel", relation);
    set_attribute(link, "type", type);
    set_attribute(link, "href", address);
}

void append_entry(pugi::xml_node feed, const PublishedEntry& entry) {
    pugi::xml_node element = feed.append_child("entry");
    append_element(element, "id", entry.id);
    append_element(element, "title", entry.title);
    append_element(element, "updated", instant_of(entry.date));
    if (entry.date) append_element(element, "published", instant_of(entry.date));
    if (!entry.author.empty()) append_element(element.append_child("author"), "name", entry.author);
    append_link(element, "alternate", "text/html", entry.link);
    if (!entry.original.empty()) append_link(element, "via", "text/html", entry.original);
    append_element(element, "summary", entry.summary);
}

}  // namespace

std::string to_atom(const PublishedFeed& feed) {
    pugi::xml_document document;
    pugi::xml_node root = document.append_child("feed");
    set_attribute(root, "xmlns", "http://www.w3.org/2005/Atom");
    append_element(root, "id", feed.id);
    append_element(root, "title", feed.title);
    std::optional<Day> updated;
    for (const PublishedEntry& entry : feed.entries) updated = std::max(updated, entry.date);
    append_element(root, "updated", instant_of(updated));
    append_element(root.append_child("author"), "name", "Debrief");
    append_link(root, "self", "application/atom+xml", feed.self);
    append_link(root, "alternate", "text/html", feed.link);
    for (const PublishedEntry& entry : feed.entries) append_entry(root, entry);
    return to_xml(document);
}

std::string stable_urn(std::string_view kind, std::string_view key) {
    const std::string text = fmt::format("{}\n{}", kind, key);
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    const std::uint64_t high = (hash.high64 & ~0xF000ULL) | 0x8000ULL;                  // version 8
    const std::uint64_t low = (hash.low64 & ~(3ULL << 62)) | (std::uint64_t{2} << 62);  // variant 10
    return fmt::format("urn:uuid:{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, (high >> 16) & 0xFFFF,
                       high & 0xFFFF, low >> 48, low & 0xFFFF'FFFF'FFFFULL);
}

}  // namespace debrief
