#include "indexer/pieces/piece_writer.h"

#include "corpus/base/error.h"
#include "indexer/pieces/deflater.h"
#include "indexer/pieces/glass_numbers.h"
#include "indexer/pieces/glass_table.h"
#include "indexer/pieces/posting_coder.h"
#include "indexer/pieces/term_list_coder.h"
#include "indexer/pieces/term_list_spool.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include <fmt/format.h>
#include <xxhash.h>

namespace debrief {

namespace {

constexpr std::size_t longest_term = 245;  // as Xapian has it, with NULs as they stand in keys

/// A posting's count and its document in one number: so sorting takes 8 bytes a posting.
constexpr unsigned document_bits = 24;
constexpr std::uint64_t most_documents = std::uint64_t{1} << document_bits;

void check_term(std::string_view term) {
    if (term.empty()) throw Error(ErrorKind::index, "an empty term cannot be written to an index");
    if (term.size() <= longest_term / 2) return;  // nor were it NULs only
    const auto nuls = static_cast<std::size_t>(std::ranges::count(term, '\0'));
    if (term.size() + nuls <= longest_term) return;
    throw Error(ErrorKind::index,
                fmt::format("term of {} bytes is too long for an index", term.size() + nuls),
                fmt::format("at most {} can be written", longest_term));
}

}  // namespace

PieceWriter::PieceWriter(std::size_t document_bytes) {
    // A little more than these take of documents of news.
    const std::size_t bytes = std::min<std::size_t>(document_bytes, 64'000'000);
    term_lists_.reserve(bytes / 3);
    records_.reserve(bytes / 4);
    posting_terms_.reserve(bytes / 4 / sizeof(std::uint32_t));
    posting_counts_.reserve(bytes / 16);
}

void PieceWriter::add(std::uint32_t number, const AnalysedDocument& document) {
    assert(number > statistics_.last_number);
    if (documents_.size() == most_documents) {
        throw Error(ErrorKind::index,
                    fmt::format("a piece of an index holds at most {} documents", most_documents),
                    "write pieces more often");
    }
    Document entry;
    entry.number = number;
    entry.terms = static_cast<std::uint32_t>(document.terms.size());
    entry.length = add_terms(document);
    entry.term_list_end = term_lists_.size();
    UsedSlotsCoder used_slots(term_lists_);
    for (const AnalysedDocument::Value& value : document.values) {
        values_.add(number, value.slot, value.bytes);
        used_slots.add(value.slot);
    }
    entry.used_slots_end = term_lists_.size();
    add_record(entry, document.record);
    statistics_.add(number, entry.length);
    documents_.push_back(entry);
}

std::uint32_t PieceWriter::add_terms(const AnalysedDocument& document) {
    std::uint32_t length = 0;
    for (const AnalysedDocument::Term& term : document.terms) length += term.count;
    TermListCoder term_list(term_lists_, length, document.terms.size());
    hashes_.clear();
    for (const AnalysedDocument::Term& term : document.terms) {
        hashes_.push_back(TermNumbers::hash_of(document.bytes_of(term)));
    }
    const std::size_t counts_begin = posting_counts_.size();
    posting_counts_.resize(counts_begin + document.terms.size() * longest_glass_number);
    char* counts_end = posting_counts_.data() + counts_begin;
    constexpr std::size_t fetched_ahead = 16;
    constexpr std::size_t bytes_fetched_ahead = 8;
    for (std::size_t i = 0; i < document.terms.size(); ++i) {
        if (i + fetched_ahead < hashes_.size()) terms_.fetch(hashes_[i + fetched_ahead]);
        if (i + bytes_fetched_ahead < hashes_.size()) terms_.fetch_bytes(hashes_[i + bytes_fetched_ahead]);
        const AnalysedDocument::Term& term = document.terms[i];
        const std::string_view bytes = document.bytes_of(term);
        check_term(bytes);
        posting_terms_.push_back(terms_.number_of(bytes, hashes_[i]));
        counts_end = put_glass_number(counts_end, term.count);
        term_list.add(bytes, term.count);
        statistics_.highest_count = std::max(statistics_.highest_count, term.count);
    }
    posting_counts_.resize(static_cast<std::size_t>(counts_end - posting_counts_.data()));
    return length;
}

void PieceWriter::add_record(Document& document, std::string_view record) {
    document.record_hash = XXH3_64bits(record.data(), record.size());
    if (!record.empty()) append_stored(records_, record);
    document.record_end = records_.size();
}

std::size_t PieceWriter::memory() const {
    // Sorting takes a number for each term and each posting.
    return terms_.memory() + terms_.size() * sizeof(std::uint32_t) +
           posting_terms_.size() * (sizeof(std::uint32_t) + sizeof(std::uint64_t)) + posting_counts_.size() +
           term_lists_.size() + records_.size() + values_.memory() + documents_.size() * sizeof(Document);
}

WrittenPiece PieceWriter::write(const std::filesystem::path& folder) {
    assert(!documents_.empty());
    std::filesystem::create_directories(folder);
    WrittenPiece piece{folder, documents_.front().number, {}, statistics_, samples()};
    GlassTableWriter postlist(folder / "postlist.glass");
    values_.write(postlist);
    PostingListCoder lengths;
    for (const Document& document : documents_) lengths.add(document.number, document.length);
    lengths.write_lengths(postlist);
    write_terms(postlist);
    piece.roots.postlist = postlist.finish();
    if (!records_.empty()) piece.roots.docdata = write_records(folder / "docdata.glass");
    write_term_lists(spool_of_term_lists(folder));
    write_glass_version(folder, piece.roots, piece.statistics);
    clear();
    return piece;
}

/// How many documents each term has, by its number.
std::vector<std::uint32_t> PieceWriter::count_occurrences() const {
    std::vector<std::uint32_t> counts(terms_.size());
    for (const std::uint32_t term : posting_terms_) ++counts[term];
    return counts;
}

/// All postings by term, in the order of `terms`, and by document: the count of each, and its document.
std::vector<std::uint64_t> PieceWriter::sorted_postings(const std::vector<std::uint32_t>& terms,
                                                        const std::vector<std::uint32_t>& occurrences) const {
    std::vector<std::size_t> next(terms.size());
    std::size_t begin = 0;
    for (const std::uint32_t term : terms) {
        next[term] = begin;
        begin += occurrences[term];
    }
    std::vector<std::uint64_t> sorted(posting_terms_.size());
    std::string_view counts = posting_counts_;
    auto term = posting_terms_.begin();
    for (std::size_t document = 0; document < documents_.size(); ++document) {
        for (std::uint32_t i = 0; i < documents_[document].terms; ++i, ++term)
            sorted[next[*term]++] = take_glass_number(counts) << document_bits | document;
    }
    return sorted;
}

void PieceWriter::write_terms(GlassTableWriter& postlist) const {
    const std::vector<std::uint32_t> terms = terms_.sorted();
    const std::vector<std::uint32_t> occurrences = count_occurrences();
    const std::vector<std::uint64_t> postings = sorted_postings(terms, occurrences);
    std::vector<std::uint32_t> numbers;
    for (const Document& document : documents_) numbers.push_back(document.number);
    PostingListCoder list;
    std::string key;
    auto posting = postings.begin();
    for (const std::uint32_t term : terms) {
        for (std::uint32_t i = 0; i < occurrences[term]; ++i, ++posting) {
            const std::uint32_t number = numbers[*posting & (most_documents - 1)];
            list.add(number, static_cast<std::uint32_t>(*posting >> document_bits));
        }
        key.clear();
        append_key_of_term(key, terms_[term]);
        list.write_term(postlist, key);
    }
}

GlassRoot PieceWriter::write_records(const std::filesystem::path& file) const {
    GlassTableWriter table(file);
    std::size_t begin = 0;
    for (const Document& document : documents_) {
        if (document.record_end > begin) {
            table.add(SortedGlassNumber(document.number).bytes(),
                      std::string_view(records_).substr(begin, document.record_end - begin),
                      GlassTableWriter::Tag::deflated);
        }
        begin = document.record_end;
    }
    return table.finish();
}

void PieceWriter::write_term_lists(const std::filesystem::path& file) const {
    TermListSpool spool(file);
    std::size_t begin = 0;
    const std::string_view bytes = term_lists_;
    for (const Document& document : documents_) {
        spool.add(document.number, bytes.substr(begin, document.term_list_end - begin),
                  bytes.substr(document.term_list_end, document.used_slots_end - document.term_list_end));
        begin = document.used_slots_end;
    }
    spool.close();
}

std::vector<PieceSample> PieceWriter::samples() const {
    std::vector<PieceSample> samples;
    for (const std::size_t i : {std::size_t{0}, documents_.size() / 2, documents_.size() - 1}) {
        const Document& document = documents_[i];
        samples.push_back({document.number, document.length, document.terms, document.record_hash});
    }
    return samples;
}

void PieceWriter::clear() {
    terms_.clear();
    posting_terms_.clear();
    posting_counts_.clear();
    term_lists_.clear();
    records_.clear();
    documents_.clear();
    statistics_ = {};
}

}  // namespace debrief
