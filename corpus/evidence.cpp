#include "corpus/evidence.h"

namespace debrief {

std::vector<BackedSentence> find_evidence(std::string_view, std::span<const Span> sentences,
                                          std::span<const CitationGroup>) {
    std::vector<BackedSentence> backed;
    for (const Span& sentence : sentences) backed.push_back({sentence, Evidence::none, {}});
    return backed;
}

std::string_view to_string(Evidence evidence) {
    switch (evidence) {
        case Evidence::direct:
            return "direct";
        case Evidence::inherited:
            return "inherited";
        case Evidence::none:
            break;
    }
    return "none";
}

}  // namespace debrief
