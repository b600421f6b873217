#include "searcher/facts/evidence_profile.h"

#include <array>

namespace debrief {

namespace {

EvidenceProfile::Backing& backing_of(EvidenceProfile& profile, SourceKind kind) {
    if (kind == SourceKind::press) return profile.press;
    return kind == SourceKind::party ? profile.party : profile.social;
}

constexpr std::array kinds{SourceKind::party, SourceKind::press, SourceKind::social};

}  // namespace

void EvidenceProfile::add(const Statement& statement) {
    if (statement.sources.empty()) ++unbacked;
    for (const SourceKind kind : kinds) {
        Backing& backing = backing_of(*this, kind);
        bool is_backed = false;
        for (const BackingSource& source : statement.sources) {
            if (source.source.kind != kind) continue;
            is_backed = true;
            backing.owners.insert(source.source.owner);
        }
        if (is_backed) ++backing.sentences;
    }
}

void EvidenceProfile::add(const EvidenceProfile& other) {
    unbacked += other.unbacked;
    const auto join = [](Backing& into, const Backing& from) {
        into.owners.insert(from.owners.begin(), from.owners.end());
        into.sentences += from.sentences;
    };
    join(press, other.press);
    join(party, other.party);
    join(social, other.social);
}

std::size_t EvidenceProfile::owners() const {
    std::set<std::string> all = press.owners;
    all.insert(party.owners.begin(), party.owners.end());
    all.insert(social.owners.begin(), social.owners.end());
    return all.size();
}

EvidenceProfile profile_of(const StatementReader& briefing) {
    EvidenceProfile profile;
    for (std::size_t sentence = 0; sentence < briefing.size(); ++sentence) {
        const Statement statement = briefing.statement(sentence);
        if (statement.place.part != BriefingPart::title) profile.add(statement);
    }
    return profile;
}

}  // namespace debrief
