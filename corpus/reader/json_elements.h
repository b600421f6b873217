#pragma once

#include "corpus/base/input_stream.h"
#include "corpus/reader/field_names.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// In front of each text of a sequence (RFC 7464).
inline constexpr char json_record_separator = '\x1E';

/// A JSON value that should be a record, as it stands in its file.
struct JsonElement {
    std::string_view text{};        ///< valid until the next is asked for
    std::size_t number = 0;         ///< in the file, from 1
    std::size_t line = 0;           ///< where it begins, from 1
    bool is_first_of_line = false;  ///< no other begins in this line before it
    bool is_cut = false;            ///< longer than the limit: `text` is empty
    bool is_broken_off = false;     ///< the file ends inside of it
};

/// Finds the records in a JSON file, holding one at a time: the elements of an array; the one object, or the
/// objects one after the other, that a file is; and, where an object has a list of objects under a usual key
/// (`articles`, `items`, `results`, …, also inside of `response` and the like) and no text before it, the
/// elements of that list.
///
/// Looks at brackets and quotes only: whether an element is JSON is for a parser to say.
class JsonElements {
 public:
    struct Limits {
        std::size_t element_bytes;
        std::size_t nesting;  ///< how deep in objects a list of records may lie
    };

    JsonElements(InputStream& stream, const FieldNames& names, Limits limits);

    /// The next element; nothing at the end. Throws `Error` of kind `corpus` where the file holds something
    /// else between them, or breaks off there (not again where it broke off inside of an element), and what
    /// the stream throws.
    [[nodiscard]] std::optional<JsonElement> next();

    /// Whether a list of records has been found inside of an object.
    [[nodiscard]] bool has_list() const { return has_list_; }

 private:
    enum class Level { array, object };

    [[nodiscard]] bool at_end();
    [[nodiscard]] bool is_next(char c);
    char take();
    void keep(std::string_view bytes);
    void skip_between();
    void skip_string();
    void skip_nested(std::size_t depth);
    void skip_value();
    [[nodiscard]] std::string take_key();

    void begin_element();
    [[nodiscard]] JsonElement end_element();
    void enter_file();
    [[nodiscard]] std::optional<JsonElement> next_in_object();
    [[nodiscard]] JsonElement give_up_object();
    void enter_value(std::string_view key);
    [[nodiscard]] bool enter_list();

    InputStream& stream_;
    const FieldNames& names_;
    Limits limits_;
    std::string block_;
    std::size_t position_ = 0;
    std::size_t line_ = 1;
    std::vector<Level> levels_;  ///< the brackets around the next element
    bool is_broken_off_ = false;
    bool has_list_ = false;
    bool is_record_ = false;  ///< the object around is a record, whatever lists it has
    bool is_keeping_ = false;
    bool is_cut_ = false;
    std::string kept_;  ///< the element's bytes so far
    JsonElement element_;
};

}  // namespace debrief
