#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace Xapian {
class Database;
}

namespace debrief {

/// The values of a slot, document by document. Nothing is read before the first is asked for. Documents may
/// come in any order; rising costs least, since values lie side by side.
class SlotReader {
 public:
    SlotReader(const Xapian::Database& database, std::uint32_t slot);
    SlotReader(SlotReader&&) noexcept;
    SlotReader& operator=(SlotReader&&) noexcept;
    ~SlotReader();

    /// Empty where the document has none.
    [[nodiscard]] std::string value_of(std::uint32_t document);

 private:
    struct Reading;
    std::unique_ptr<Reading> reading_;
};

}  // namespace debrief
