#include "corpus/text_repair.h"

namespace debrief {

RepairedText repair_text(std::string_view text) {
    return {std::string(text), 0};
}

}  // namespace debrief
