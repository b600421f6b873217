#include "indexer/pieces/term_numbers.h"

#include "corpus/base/error.h"
#include "indexer/byte_sort.h"
#include "indexer/byte_table.h"

#include <cstring>
#include <limits>

namespace debrief {

namespace {

constexpr std::size_t first_slots = 1024;

}  // namespace

TermNumbers::TermNumbers() : slots_(first_slots) {}

std::uint32_t TermNumbers::hash_of(std::string_view term) {
    return hash_bytes(term);
}

std::uint32_t TermNumbers::number_of(std::string_view term, std::uint32_t hash) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    for (; slots_[at].number != 0; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        const bool is_same = slot.hash == hash && slot.length == term.size() &&
                             std::memcmp(bytes_.data() + slot.begin, term.data(), term.size()) == 0;
        if (is_same) return slot.number - 1;
    }
    if (bytes_.size() + term.size() > std::numeric_limits<std::uint32_t>::max()) {
        throw Error(ErrorKind::index, "a piece of an index holds more than 4 GB of terms",
                    "write pieces more often");
    }
    const auto number = static_cast<std::uint32_t>(terms_.size());
    terms_.push_back({static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(term.size())});
    bytes_ += term;
    slots_[at] = {hash, number + 1, terms_.back().begin, terms_.back().length};
    if (terms_.size() * 2 > slots_.size()) grow();
    return number;
}

void TermNumbers::grow() {
    std::vector<Slot> slots(slots_.size() * 2);
    const std::size_t mask = slots.size() - 1;
    for (const Slot& slot : slots_) {
        if (slot.number == 0) continue;
        std::size_t at = slot.hash & mask;
        while (slots[at].number != 0) at = (at + 1) & mask;
        slots[at] = slot;
    }
    slots_ = std::move(slots);
}

std::vector<std::uint32_t> TermNumbers::sorted() const {
    std::vector<SortableText> terms;
    terms.reserve(terms_.size());
    for (std::uint32_t number = 0; number < terms_.size(); ++number) {
        terms.push_back({first_bytes_of((*this)[number]), number});
    }
    sort_by_bytes(terms, [&](std::uint32_t number) { return (*this)[number]; });
    std::vector<std::uint32_t> numbers;
    numbers.reserve(terms.size());
    for (const SortableText& term : terms) numbers.push_back(term.number);
    return numbers;
}

std::size_t TermNumbers::memory() const {
    return bytes_.size() + terms_.size() * sizeof(Term) + slots_.size() * sizeof(Slot);
}

void TermNumbers::clear() {
    bytes_.clear();
    terms_.clear();
    slots_.assign(first_slots, {});
}

}  // namespace debrief
