#include "indexer/pieces/term_list_coder.h"

#include "indexer/pieces/glass_numbers.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

namespace debrief {

namespace {

constexpr std::size_t step = sizeof(std::uint64_t);  // terms are compared and copied by so many bytes

/// Takes the terms out of a list one after the other.
class TermListReader {
 public:
    explicit TermListReader(std::string_view bytes) : rest_(bytes) {
        if (rest_.empty()) return;
        length_ = static_cast<std::uint32_t>(take_glass_number(rest_));
        terms_ = take_glass_number(rest_);
    }

    [[nodiscard]] std::uint32_t length() const { return length_; }
    [[nodiscard]] std::size_t terms() const { return terms_; }
    [[nodiscard]] std::string_view term() const { return term_; }
    [[nodiscard]] std::uint32_t count() const { return count_; }

    /// Whether there is one more.
    bool next() {
        if (rest_.empty()) return false;
        std::size_t shared = 0;
        bool has_count = false;
        if (!is_first_) {
            const std::size_t head = take_byte();
            // One byte tells both where it is larger than any shared beginning could be.
            has_count = head > term_.size();
            shared = has_count ? head % (term_.size() + 1) : head;
            if (has_count) count_ = static_cast<std::uint32_t>(head / (term_.size() + 1) - 1);
        }
        is_first_ = false;
        const std::size_t rest = take_byte();
        term_.replace(shared, std::string::npos, rest_.substr(0, rest));
        rest_.remove_prefix(rest);
        if (!has_count) count_ = static_cast<std::uint32_t>(take_glass_number(rest_));
        return true;
    }

 private:
    std::size_t take_byte() {
        const auto byte = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return byte;
    }

    std::string_view rest_;
    std::uint32_t length_ = 0;
    std::size_t terms_ = 0;
    std::string term_;
    std::uint32_t count_ = 0;
    bool is_first_ = true;
};

}  // namespace

TermListCoder::TermListCoder(std::string& bytes, std::uint32_t length, std::size_t terms) : bytes_(bytes) {
    if (terms == 0) return;
    append_glass_number(bytes_, length);
    append_glass_number(bytes_, terms);
}

void TermListCoder::add(std::string_view term, std::uint32_t count) {
    assert(!term.empty() && term.size() <= longest_term);
    const PaddedTerm& before = terms_[last_];
    last_ = 1 - last_;
    PaddedTerm& its = terms_[last_];
    copy_with_room(term, its.bytes.data());
    its.size = term.size();
    const bool is_first = before.size == 0;
    const std::size_t shared = shared_beginning(before, its);
    const std::size_t rest = term.size() - shared;
    constexpr std::uint32_t most_packed = 127;
    const std::size_t packed =
        !is_first && count < most_packed ? (count + 1) * (before.size + 1) + shared : 0;
    const bool is_packed = packed > 0 && packed < 256;
    std::array<char, 2 + longest_term + room_behind> entry;
    char* end = entry.data();
    if (!is_first) *end++ = static_cast<char>(is_packed ? packed : shared);
    *end++ = static_cast<char>(rest);
    for (std::size_t i = 0; i < rest; i += step) std::memcpy(end + i, its.bytes.data() + shared + i, step);
    end += rest;
    bytes_.append(entry.data(), static_cast<std::size_t>(end - entry.data()));
    if (!is_packed) append_glass_number(bytes_, count);
}

/// How many bytes two terms begin with alike.
std::size_t TermListCoder::shared_beginning(const PaddedTerm& left, const PaddedTerm& right) {
    const std::size_t shorter = std::min(left.size, right.size);
    for (std::size_t i = 0; i < shorter; i += step) {
        const std::uint64_t differing =
            load_number(left.bytes.data() + i) ^ load_number(right.bytes.data() + i);
        if (differing == 0) continue;
        return std::min(shorter, i + static_cast<std::size_t>(std::countr_zero(differing)) / 8);
    }
    return shorter;
}

std::string with_terms(std::string_view term_list, std::span<const std::string_view> terms) {
    std::size_t missing = terms.size();
    for (TermListReader reader(term_list); reader.next();) {
        missing -= static_cast<std::size_t>(std::ranges::binary_search(terms, reader.term()));
    }
    TermListReader reader(term_list);
    std::string bytes;
    TermListCoder coder(bytes, reader.length(), reader.terms() + missing);
    auto late = terms.begin();
    while (reader.next()) {
        for (; late != terms.end() && *late < reader.term(); ++late) coder.add(*late, 0);
        if (late != terms.end() && *late == reader.term()) ++late;
        coder.add(reader.term(), reader.count());
    }
    for (; late != terms.end(); ++late) coder.add(*late, 0);
    return bytes;
}

}  // namespace debrief
