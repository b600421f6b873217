#include "tests/support/index_digest.h"

#include "indexer/file_entry.h"

#include <functional>
#include <set>
#include <string_view>

#include <fmt/format.h>
#include <xapian.h>
#include <xxhash.h>

namespace debrief::test {

namespace {

using Fact = std::function<void(const std::string&)>;

/// A text of any bytes as one word.
std::string in_quotes(std::string_view text) {
    std::string hex;
    for (const char c : text) {
        if (c > ' ' && c < 127 && c != '%') {
            hex += c;
        } else {
            hex += fmt::format("%{:02x}", static_cast<unsigned char>(c));
        }
    }
    return "'" + hex + "'";
}

void tell_statistics(const Xapian::Database& database, const Fact& fact) {
    fact(fmt::format("documents {} last {} length {} positions {}", database.get_doccount(),
                     database.get_lastdocid(), database.get_total_length(), database.has_positions()));
    fact(fmt::format("bounds of lengths {} to {}, of counts {}", database.get_doclength_lower_bound(),
                     database.get_doclength_upper_bound(), database.get_wdf_upper_bound("")));
}

void tell_terms(const Xapian::Database& database, const Fact& fact) {
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        fact(fmt::format("term {} in {} counts {}", in_quotes(*term), term.get_termfreq(),
                         database.get_collection_freq(*term)));
        for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term);
             ++posting) {
            fact(fmt::format("  {} counts {} length {}", *posting, posting.get_wdf(),
                             posting.get_doclength()));
        }
    }
}

void tell_documents(const Xapian::Database& database, const Fact& fact) {
    std::set<Xapian::valueno> slots;
    for (auto number = database.postlist_begin(""); number != database.postlist_end(""); ++number) {
        const Xapian::Document document = database.get_document(*number);
        fact(fmt::format("document {} length {} terms {} record {}", *number, database.get_doclength(*number),
                         document.termlist_count(), in_quotes(document.get_data())));
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
            fact(fmt::format("  {} counts {}", in_quotes(*term), term.get_wdf()));
        }
        for (auto value = document.values_begin(); value != document.values_end(); ++value) {
            fact(fmt::format("  value {} {}", value.get_valueno(), in_quotes(*value)));
            slots.insert(value.get_valueno());
        }
    }
    for (const Xapian::valueno slot : slots) {
        fact(fmt::format("slot {} in {}", slot, database.get_value_freq(slot)));
        fact(fmt::format("bounds of slot {} {} to {}", slot, in_quotes(database.get_value_lower_bound(slot)),
                         in_quotes(database.get_value_upper_bound(slot))));
        for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot);
             ++value) {
            fact(fmt::format("  {} {}", value.get_docid(), in_quotes(*value)));
        }
    }
}

void tell_the_rest(const Xapian::Database& database, const Fact& fact) {
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
        fact(fmt::format("metadata {} {}", in_quotes(*key), in_quotes(database.get_metadata(*key))));
    }
    for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word) {
        fact(fmt::format("spelling {} {}", in_quotes(*word), word.get_termfreq()));
    }
    for (auto term = database.synonym_keys_begin(); term != database.synonym_keys_end(); ++term) {
        fact(fmt::format("synonyms of {}", in_quotes(*term)));
    }
}

void tell(const Xapian::Database& database, const Fact& fact) {
    tell_statistics(database, fact);
    tell_terms(database, fact);
    tell_documents(database, fact);
    tell_the_rest(database, fact);
}

}  // namespace

std::string index_digest(const Xapian::Database& database) {
    XXH3_state_t* const state = XXH3_createState();
    XXH3_128bits_reset(state);
    tell(database,
         [&](const std::string& line) { XXH3_128bits_update(state, line.c_str(), line.size() + 1); });
    const XXH128_hash_t hash = XXH3_128bits_digest(state);
    XXH3_freeState(state);
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

bool bounds_hold(const Xapian::Database& database) {
    bool is_within = true;
    const auto check = [&](const auto& least, const auto& each, const auto& most) {
        is_within = is_within && least <= each && each <= most;
    };
    for (auto number = database.postlist_begin(""); number != database.postlist_end(""); ++number) {
        check(database.get_doclength_lower_bound(), database.get_doclength(*number),
              database.get_doclength_upper_bound());
        const Xapian::Document document = database.get_document(*number);
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
            check(0U, term.get_wdf(), database.get_wdf_upper_bound(*term));
        for (auto value = document.values_begin(); value != document.values_end(); ++value) {
            check(database.get_value_lower_bound(value.get_valueno()), *value,
                  database.get_value_upper_bound(value.get_valueno()));
        }
    }
    return is_within;
}

std::string index_print(const Xapian::Database& database) {
    std::string print;
    tell(database, [&](const std::string& line) { print += line + '\n'; });
    return print;
}

std::string print_of_runs(const Xapian::Database& database) {
    std::string print;
    for (auto key = database.metadata_keys_begin(std::string(file_metadata_prefix));
         key != database.metadata_keys_end(std::string(file_metadata_prefix)); ++key) {
        FileEntry entry = parse_file_entry(database.get_metadata(*key)).value();
        entry.status_nanoseconds = 0;
        print += *key + ' ' + to_metadata(entry) + '\n';
    }
    const std::string entries = fmt::format("metadata '{}", file_metadata_prefix);
    const std::string contents = fmt::format("metadata '{}", content_metadata_key(""));
    tell(database, [&](const std::string& line) {
        if (!line.starts_with(entries) && !line.starts_with(contents)) print += line + '\n';
    });
    return print;
}

}  // namespace debrief::test
