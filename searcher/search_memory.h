#pragma once

#include "searcher/expansion.h"
#include "searcher/posting_memory.h"
#include "searcher/sequence_memory.h"
#include "searcher/signature_memory.h"
#include "searcher/stored_briefings.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace debrief {

/// What searches have read of one state of an index, for a reader that stays: the same answers for less work.
/// For one thread; takes some 330 MB at most.
struct SearchMemory {
    PostingMemory postings{};
    SequenceMemory sequences{};
    SignatureMemory signatures{};
    StoredBriefings briefings{};
    std::unordered_map<std::string, std::vector<std::string>>
        forms{};  ///< of words, as `forms_of` finds them
    std::unordered_map<std::string, std::vector<IndexWord>> near_words{};  ///< as suggestions look for them

    /// Forgets what is past its bound. Until the next call all that was handed out stays as it is.
    void make_room() {
        constexpr std::size_t most_words = 20'000;
        postings.make_room();
        sequences.make_room();
        briefings.make_room();
        briefings.make_room_for_words();
        if (forms.size() > most_words) forms.clear();
        if (near_words.size() > most_words) near_words.clear();
    }
};

}  // namespace debrief
