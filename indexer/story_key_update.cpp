#include "indexer/story_key_update.h"

#include "corpus/base/error.h"
#include "indexer/schema.h"
#include "indexer/signature.h"
#include "indexer/story_key_list.h"
#include "indexer/story_profile.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <vector>

#include <xapian.h>

namespace debrief {

namespace {

using KeyedDocuments = std::vector<KeyedDocument>;

/// Lists, half-open.
struct ListRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// Of a document that is not there, none.
std::vector<std::uint32_t> keys_of(const Xapian::Database& database, std::uint32_t document) {
    if (document > database.get_lastdocid()) return {};
    try {
        return story_keys(decode_signature(database.get_document(document).get_value(slot::signature)));
    } catch (const Xapian::DocNotFoundError&) {
        return {};
    }
}

/// In order, those of the keys in some lists.
KeyedDocuments keys_of(const Xapian::Database& database, std::span<const std::uint32_t> documents,
                       const ListRange& lists) {
    KeyedDocuments found;
    for (const std::uint32_t document : documents) {
        for (const std::uint32_t key : keys_of(database, document)) {
            const std::uint32_t list = story_key_list_of(key);
            if (list >= lists.begin && list < lists.end) found.push_back({key, document});
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

KeyedDocuments difference(std::span<const KeyedDocument> left, std::span<const KeyedDocument> right) {
    KeyedDocuments only_left;
    std::ranges::set_difference(left, right, std::back_inserter(only_left));
    return only_left;
}

KeyedDocuments decode(std::uint32_t list, std::string_view bytes) {
    KeyedDocuments decoded;
    for (StoryKeyListReader keys(list, bytes); keys.next();) {
        for (const std::uint32_t document : keys.documents()) decoded.push_back({keys.key(), document});
    }
    return decoded;
}

std::string encode(std::span<const KeyedDocument> keyed) {
    StoryKeyListWriter list;
    std::vector<std::uint32_t> documents;
    for (auto each = keyed.begin(); each != keyed.end();) {
        const std::uint32_t key = each->key;
        documents.clear();
        for (; each != keyed.end() && each->key == key; ++each) documents.push_back(each->document);
        list.add(key, documents);
    }
    return list.take();
}

/// Takes what is of one list off the front.
std::span<const KeyedDocument> take_list(std::span<const KeyedDocument>& keyed, std::uint32_t list) {
    const auto end = std::ranges::find_if(
        keyed, [&](const KeyedDocument& each) { return story_key_list_of(each.key) != list; });
    const auto count = static_cast<std::size_t>(end - keyed.begin());
    const std::span<const KeyedDocument> taken = keyed.first(count);
    keyed = keyed.subspan(count);
    return taken;
}

void write_changes(Xapian::WritableDatabase& database, std::span<const KeyedDocument> goes,
                   std::span<const KeyedDocument> comes) {
    while (!goes.empty() || !comes.empty()) {
        std::uint32_t list = story_key_lists;
        if (!goes.empty()) list = story_key_list_of(goes.front().key);
        if (!comes.empty()) list = std::min(list, story_key_list_of(comes.front().key));
        const std::string name = story_key_list_name(list);
        const std::span<const KeyedDocument> going = take_list(goes, list);
        const std::span<const KeyedDocument> coming = take_list(comes, list);
        const std::string before = database.get_metadata(name);
        database.set_metadata(name, changed_story_key_list(list, before, going, coming));
    }
}

}  // namespace

std::string changed_story_key_list(std::uint32_t list, std::string_view bytes,
                                   std::span<const KeyedDocument> goes,
                                   std::span<const KeyedDocument> comes) {
    const KeyedDocuments before = decode(list, bytes);
    const KeyedDocuments stays = difference(before, goes);
    KeyedDocuments now;
    std::ranges::set_union(stays, comes, std::back_inserter(now));
    if (stays.size() + goes.size() != before.size() || stays.size() + comes.size() != now.size()) {
        throw Error(ErrorKind::index, "a list of stories' keys is not that of its briefings",
                    "build the index again with 'debrief-index --rebuild PATH...'");
    }
    return encode(now);
}

void update_story_keys(IndexWriter& writer, const CommittedIndex& committed, std::size_t keys_at_once) {
    const std::vector<std::uint32_t> touched = writer.touched_documents();
    const std::size_t passes = std::bit_ceil(touched.size() * keys_of_briefing / keys_at_once + 1);
    const auto lists = static_cast<std::uint32_t>(std::max<std::size_t>(story_key_lists / passes, 1));
    for (std::uint32_t begin = 0; begin < story_key_lists; begin += lists) {
        KeyedDocuments before;
        committed.read([&](const Xapian::Database& database) {
            before = keys_of(database, touched, {begin, begin + lists});
        });
        writer.read([&](Xapian::WritableDatabase& database) {
            const KeyedDocuments now = keys_of(database, touched, {begin, begin + lists});
            write_changes(database, difference(before, now), difference(now, before));
        });
    }
}

}  // namespace debrief
