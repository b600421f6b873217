#include "corpus/charset.h"

#include "corpus/base/utf8.h"

namespace debrief {

DecodedText decode_text(std::string_view bytes, std::string_view) {
    return {mend_utf8(without_byte_order_mark(bytes)), "utf-8", 0};
}

std::string describe_loss(const DecodedText&) {
    return "";
}

}  // namespace debrief
