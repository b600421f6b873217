#include "corpus/reader/text_repair.h"

#include "corpus/reader/character_references.h"
#include "corpus/reader/mojibake.h"

namespace debrief {

RepairedText repair_text(std::string_view text) {
    const RepairedText readable = repair_mojibake(text);
    RepairedText repaired = repair_character_references(readable.text);
    repaired.repairs += readable.repairs;
    return repaired;
}

}  // namespace debrief
