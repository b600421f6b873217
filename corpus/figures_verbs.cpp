#include "corpus/figures_verbs.h"

#include "corpus/event_dates_words.h"
#include "corpus/word_sieve.h"

#include <algorithm>
#include <unordered_set>

namespace debrief {

namespace {

/// The words of a list with blanks or line ends between them.
std::unordered_set<std::string_view> words_of(std::string_view list) {
    std::unordered_set<std::string_view> words;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find_first_of(" \n"), list.size());
        if (end > 0) words.insert(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return words;
}

class WordSet {
 public:
    explicit WordSet(std::string_view list) : words_(words_of(list)), sieve_(words_) {}

    [[nodiscard]] bool contains(std::string_view word) const {
        return sieve_.may_hold(word) && words_.contains(word);
    }

 private:
    std::unordered_set<std::string_view> words_;
    WordSieve sieve_;
};

const WordSet& changes() {
    static const WordSet words(R"(
        fell fall falls falling fallen rose rise rises rising risen drop drops dropped dropping jump
        jumps jumped jumping climb climbs climbed climbing slid slide slides sliding gain gains gained
        gaining lost lose loses losing grew grow grows growing grown shrank shrink shrinks shrunk sank
        sink sinks sunk soar soars soared soaring surge surges surged surging slip slips slipped
        slipping tumble tumbles tumbled tumbling plunge plunges plunged plunging plummet plummets
        plummeted plummeting decline declines declined declining increase increases increased
        increasing decrease decreases decreased decreasing dip dips dipped dipping added adds add
        rally rallies rallied shed sheds advance advances advanced advancing ease eases eased easing
        edge edges edged edging crept creep retreat retreats retreated skidded leap leaps leapt leaped
        rocketed rebounded rebound recovered spiked spike expanded expand contracted contract swelled
        weakened strengthened slumped slump slumping crashed crash dived dove widened narrowed
        totalled totaled totals total totaling totalling reached reach reaches hit hits exceeded
        exceed topped averaged average averages stood stands stand closed close closes ended ends end
        opened finished finish settled trade trades traded trading yielding yielded yields yield
        fetched fetch cost costs costing retails sells returned returns shot stayed stays remained
        remains amounted amounts accounted accounts represented represents ballooned nudged inched
        doubled tripled quadrupled halved worth)");
    return words;
}

/// Forms of these verbs that are nouns as often: verbs only behind plurals and auxiliaries.
const WordSet& changes_or_nouns() {
    static const WordSet words(R"(
        rise fall drop dip jump climb slide gain surge slump decline increase decrease advance rally
        leap slip rebound spike crash cost close end average total trade yield hit finish)");
    return words;
}

const WordSet& beings() {
    static const WordSet words(R"(
        is are was were be been being)");
    return words;
}

const WordSet& altering() {
    static const WordSet words(R"(
        cut cuts cutting raise raises raised raising lower lowers lowered lowering increase increases
        increased increasing reduce reduces reduced reducing slash slashes slashed slashing boost
        boosts boosted boosting hike hikes hiked hiking trim trims trimmed trimming lift lifts lifted
        lifting push pushed pushing bring brought drive drove driving sent sending left leave leaves
        leaving keep keeps kept keeping hold holds held holding set sets setting maintain maintained
        taking)");
    return words;
}

const WordSet& valuing() {
    static const WordSet words(R"(
        valued values valuing value pricing priced)");
    return words;
}

const WordSet& trading() {
    static const WordSet words(R"(
        buy buys bought buying acquire acquires acquired acquiring sell sells sold selling purchase
        purchased purchasing)");
    return words;
}

const WordSet& putting_into() {
    static const WordSet words(R"(
        put puts putting invest invests invested investing pour pours poured pouring pump pumps pumped
        pumping inject injects injected injecting plough ploughed plow plowed sink sank)");
    return words;
}

const WordSet& naming() {
    static const WordSet words(R"(
        fined fining raised raising raise invested investing invest donated donate donating borrowed
        borrow earned earn earning earns lent saved save owes owed owe)");
    return words;
}

const WordSet& words_between() {
    static const WordSet words(R"(
        is are was were be been being has have had having will would could should may might can must
        also now still just even then only already again alone expected forecast projected estimated
        likely set seen reportedly since further fully currently)");
    return words;
}

const WordSet& no_parts() {
    static const WordSet words(R"(
        say says said saying tell told telling posted saw sees see seen made make makes making gave
        give gives given took take takes taken got gets get getting expect expects believes believe
        think thinks thought mean meant show shows shown put puts set sets kept keep keeps left held
        hold holds bought buy buys sold paid pay pays spent spend spends won wins own owns found find
        brought bring brings sent send hits led leads came come comes went go goes gone became become
        becomes began begin begins begun include includes require requires help helps needs need want
        wants hopes aims aim notes adds warn warns predict predicts raises receive receives according
        due amid plus billion million trillion bn mn percent per cent dollars dollar euros euro pounds
        pence cents yen year years quarter quarters month months week weeks day days hour hours minute
        minutes annually respectively ago later earlier higher worth each apiece long old vs back
        thanks despite based early mid amp let lets fell rose grew lost drew ran built meet met meets
        generate generates know known provide provides seeks sought seek agreed lifted else times time
        first second third fourth last previous same far well ever away too much sank slid shrank shot
        sunk thing things something anything everything way use stood s t re ve ll d)");
    return words;
}

const WordSet& verbs_or_nouns() {
    static const WordSet words(R"(
        reports report posts post estimates estimate means cut cuts hit lead hope plan plans raise run
        runs call calls offer offers used uses using cost costs draw like late win)");
    return words;
}

const WordSet& participles() {
    static const WordSet words(R"(
        monthly weekly quarterly yearly daily family supply assembly operating trading advertising
        housing manufacturing existing closing opening outstanding mining engineering planning
        training banking lending financing funding spending shipping gaming pricing adjusted
        unadjusted combined proposed united fixed unsecured secured planned deferred integrated
        consolidated settling intended accelerated mixed managed working marketing advanced hedging
        computing reserving voting controlling starting asking selling living)");
    return words;
}

const WordSet& things_in_ing() {
    static const WordSet words(R"(
        spending lending funding financing trading advertising housing manufacturing mining
        engineering training banking shipping gaming pricing building marketing hiring borrowing
        saving offering meeting holding filing ruling rating wing king ring thing beijing boeing
        processing cloning computing outsourcing licensing gambling betting fishing farming drilling
        rebuilding restructuring string bring hearing warning clothing opening listing testing)");
    return words;
}

}  // namespace

bool is_figure_verb(std::string_view lower_word, FigureVerb verb) {
    switch (verb) {
        case FigureVerb::change:
            return changes().contains(lower_word);
        case FigureVerb::being:
            return beings().contains(lower_word);
        case FigureVerb::alters:
            return altering().contains(lower_word);
        case FigureVerb::values:
            return valuing().contains(lower_word);
        case FigureVerb::trades:
            return trading().contains(lower_word);
        case FigureVerb::puts_into:
            return putting_into().contains(lower_word);
        case FigureVerb::names_it:
            return naming().contains(lower_word);
    }
    return false;
}

bool is_change_or_noun(std::string_view lower_word) {
    return changes_or_nouns().contains(lower_word);
}

bool is_between_subject_and_verb(std::string_view lower_word) {
    return words_between().contains(lower_word) || (lower_word.size() > 4 && lower_word.ends_with("ly"));
}

bool is_no_part_of_thing(std::string_view lower_word) {
    return no_parts().contains(lower_word) || find_weekday(lower_word).has_value();
}

bool is_verb_or_noun(std::string_view lower_word) {
    return verbs_or_nouns().contains(lower_word);
}

bool is_participle_of_thing(std::string_view lower_word) {
    return participles().contains(lower_word);
}

bool is_thing_in_ing(std::string_view lower_word) {
    return things_in_ing().contains(lower_word);
}

}  // namespace debrief
