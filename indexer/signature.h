#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A stem of a text.
struct SignatureStem {
    std::string stem;
    std::uint32_t count = 0;  ///< how often it counts there, in quarters (`indexer/document_builder.cpp`)
    std::uint8_t rarity = 0;  ///< `background_idf` of its commonest form there, in sixteenths

    bool operator==(const SignatureStem&) const = default;
};

/// The stems that tell most of a text, each once, in byte order: what it is about, small enough to be read
/// for a hundred hits.
using Signature = std::vector<SignatureStem>;

/// A word form of a text with its stem and how often it counts.
struct WeighedForm {
    std::string form;
    std::string stem;
    std::uint32_t count = 0;
};

/// The `size` stems that are highest in (1 + ln count) times the inverse document frequency of their
/// commonest form in general news (`background_idf`); stop words and words longer than 64 bytes are left out.
/// Equal ones in byte order.
[[nodiscard]] Signature make_signature(std::span<const WeighedForm> forms, std::size_t size = 50);

/// Some 9 bytes a stem.
[[nodiscard]] std::string encode_signature(const Signature& signature);

/// Throws `Error` of kind `index` for damaged bytes.
[[nodiscard]] Signature decode_signature(std::string_view bytes);

}  // namespace debrief
