#include "searcher/signature_memory.h"

#include "indexer/schema.h"
#include "indexer/signature.h"
#include "searcher/slot_reader.h"

#include <algorithm>

#include <xapian.h>

namespace debrief {

/// Reads in the order of the documents, in which values lie side by side.
void SignatureMemory::read(const Xapian::Database& database, std::span<const std::uint32_t> documents) {
    if (bytes() > most_bytes_) forget();
    std::vector<std::uint32_t> missing;
    for (const std::uint32_t document : documents)
        if (!knows(document)) missing.push_back(document);
    if (missing.empty()) return;
    std::sort(missing.begin(), missing.end());
    missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
    if (missing.back() >= places_.size())
        places_.resize(std::max<std::size_t>(missing.back() + std::size_t{1}, database.get_lastdocid()));
    SlotReader values(database, slot::signature);
    for (const std::uint32_t document : missing) add(document, values.value_of(document));
}

void SignatureMemory::add(std::uint32_t document, std::string_view signature) {
    const std::size_t begin = begins_.back();
    stems_.resize(begin);  // what a damaged one left
    counts_.resize(begin);
    rarities_.resize(begin);
    for (SignatureCursor stem(signature); stem.next();) {
        stems_.push_back(numbers_.number_of(stem.stem()));
        counts_.push_back(stem.count());
        rarities_.push_back(stem.rarity());
    }
    places_[document] = static_cast<std::uint32_t>(begins_.size());
    begins_.push_back(stems_.size());
}

SignatureMemory::Entry SignatureMemory::entry(std::uint32_t document) const {
    const std::uint32_t place = places_[document];
    const std::size_t begin = begins_[place - 1];
    const std::size_t count = begins_[place] - begin;
    return {std::span(stems_).subspan(begin, count), std::span(counts_).subspan(begin, count),
            std::span(rarities_).subspan(begin, count)};
}

SignatureMemory::Renumbered SignatureMemory::renumber(std::span<const std::uint32_t> documents) {
    std::size_t entries = 0;
    for (const std::uint32_t document : documents) entries += entry(document).stems.size();
    Renumbered renumbered;
    renumbered.stems.resize(entries);
    renumbered.numbers.resize(entries + 1);
    new_numbers_.resize(numbers_.size(), 0);
    std::size_t at = 0;
    std::uint32_t count = 0;
    for (const std::uint32_t document : documents) {
        for (const std::uint32_t stem : entry(document).stems) {  // without branches: every other one is new
            std::uint32_t& number = new_numbers_[stem];
            renumbered.numbers[count] = stem;
            count += number == 0 ? 1 : 0;
            number = number == 0 ? count : number;
            renumbered.stems[at++] = number - 1;
        }
    }
    renumbered.numbers.resize(count);
    for (const std::uint32_t stem : renumbered.numbers) new_numbers_[stem] = 0;
    return renumbered;
}

std::size_t SignatureMemory::bytes() const {
    return numbers_.bytes() + places_.size() * sizeof(std::uint32_t) + begins_.size() * sizeof(std::size_t) +
           stems_.size() * (2 * sizeof(std::uint32_t) + sizeof(std::uint8_t));
}

void SignatureMemory::forget() {
    *this = SignatureMemory(most_bytes_);
}

}  // namespace debrief
