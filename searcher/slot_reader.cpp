#include "searcher/slot_reader.h"

#include <xapian.h>

namespace debrief {

struct SlotReader::Reading {
    const Xapian::Database database;
    Xapian::valueno slot;
    Xapian::ValueIterator value{};
    Xapian::docid asked = 0;  ///< last; 0: nothing was
};

SlotReader::SlotReader(const Xapian::Database& database, std::uint32_t slot)
    : reading_(std::make_unique<Reading>(Reading{database, slot})) {}
SlotReader::SlotReader(SlotReader&&) noexcept = default;
SlotReader& SlotReader::operator=(SlotReader&&) noexcept = default;
SlotReader::~SlotReader() = default;

std::string SlotReader::value_of(std::uint32_t document) {
    auto& [database, slot, value, asked] = *reading_;
    const auto end = database.valuestream_end(slot);
    if (asked == 0 || document < asked) value = database.valuestream_begin(slot);
    asked = document;
    if (value != end && value.get_docid() < document) value.skip_to(document);
    return value != end && value.get_docid() == document ? *value : std::string();
}

}  // namespace debrief
