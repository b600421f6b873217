#include "corpus/front_matter.h"

namespace debrief {

FrontMatter split_front_matter(std::string_view text) {
    return {{}, text, ""};
}

}  // namespace debrief
