#include "corpus/dating.h"

namespace debrief {

void infer_date(Briefing&, std::optional<Day>) {}

void infer_language(Briefing&) {}

}  // namespace debrief
