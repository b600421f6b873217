#include "searcher/facts/telling_comparison.h"

#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

#include <algorithm>
#include <string>
#include <vector>

using namespace debrief;
using namespace debrief::test;

namespace {

/// Two tellings that have little in common but what a case gives them, so that words weigh as in a story.
std::vector<SubjectBriefing> two_tellings(const std::string& first, const std::string& second) {
    const std::string filler_a =
        "Crowds gathered early near the harbour. Umbrellas were sold out by noon. A brass band played "
        "waltzes. "
        "Children chased pigeons across the square. Vendors offered chestnuts and lemonade. ";
    const std::string filler_b =
        "Historians recall a similar autumn decades ago. Libraries lent twice their usual novels. A ferry "
        "carried tourists northwards. Gardeners pruned roses before frost. Bakers ran short of rye flour. ";
    std::vector<SubjectBriefing> tellings(2);
    tellings[0].record.briefing = make_briefing("a", "Alpha", filler_a + first);
    tellings[1].record.briefing = make_briefing("b", "Beta", filler_b + second);
    for (SubjectBriefing& telling : tellings) telling.record.briefing.date = parse_iso_day("2026-04-08");
    return tellings;
}

/// What of a kind is lined up across both: "label: value | value", one after the other.
std::string lined_up(ComparedKind kind, const std::vector<SubjectBriefing>& tellings) {
    std::string told;
    for (const ComparisonEntry& entry : compare_tellings(tellings).entries) {
        if (entry.kind != kind || entry.tellings.size() < 2) continue;
        told += (told.empty() ? "" : "; ") + std::string(to_string(entry.label)) + ": ";
        for (const TellingWording& wording : entry.tellings)
            told += (&wording == &entry.tellings.front() ? "" : " | ") + wording.wording;
    }
    return told;
}

struct PairOfSentences {
    const char* first;
    const char* second;
    const char* expected;  ///< empty: nothing is told
};

void check_pairs(ComparedKind kind, const std::vector<PairOfSentences>& pairs) {
    for (const PairOfSentences& pair : pairs) {
        CAPTURE(pair.first, pair.second);
        CHECK(lined_up(kind, two_tellings(pair.first, pair.second)) == pair.expected);
    }
}

}  // namespace

TEST_CASE("figures that go with each other are lined up", "[searcher][telling_comparison]") {
    check_pairs(
        ComparedKind::figure,
        {
            // the same, written in other ways
            {"Acme paid $14.3 billion for a stake in Birch Labs.",
             "Birch Labs sold a stake to Acme for 14.3 billion dollars.",
             "same: $14.3 billion | 14.3 billion dollars"},
            {"Turnout in Saxony reached 82.5 percent, officials said.",
             "Officials in Saxony put turnout at 82.5%.", "same: 82.5 percent | 82.5%"},
            {"A walkout of about 33,000 machinists halted work at Boeing.",
             "The walkout of 33,000 machinists halted work at Boeing.",
             "same: about 33,000 machinists | 33,000 machinists"},
            {"The probe Aurora orbited Venus for 18 months.",
             "Aurora, the probe, orbited Venus for eighteen months.", "same: 18 months | eighteen months"},
            {"The bank Corvo cut its benchmark rate to a range of 4.75 to 5.00 percent.",
             "The benchmark rate of the bank Corvo is now 4.75% to 5%.",
             "same: 4.75 to 5.00 percent | 4.75% to 5%"},
            // rounding
            {"Acme paid roughly $14 billion for Birch Labs and its founder.",
             "Acme bought Birch Labs, founder included, for $14.3 billion.",
             "rounds to the same: roughly $14 billion | $14.3 billion"},
            {"Nearly 95 percent of machinists refused the Boeing offer.",
             "Machinists refused the Boeing offer with 94.6 percent against.",
             "rounds to the same: Nearly 95 percent | 94.6 percent"},
            {"Baikal agreed to pay 260.75bn roubles for Yugansk.", "Baikal won Yugansk for 261bn roubles.",
             "rounds to the same: 260.75bn roubles | 261bn roubles"},
            {"Profit at the shipyard Dornier in Rostock rose 8 percent.",
             "The Rostock shipyard Dornier lifted profit 8.3 percent.",
             "rounds to the same: 8 percent | 8.3 percent"},
            {"Audax delivered 905,000 vehicles to customers worldwide.",
             "Worldwide, customers of Audax received 905,100 vehicles.",
             "rounds to the same: 905,000 vehicles | 905,100 vehicles"},
            {"Corvo earned six billion euros from its mines in Chile.",
             "The mines in Chile brought Corvo 5.9 billion euros.",
             "rounds to the same: six billion euros | 5.9 billion euros"},
            // bounds
            {"The deal values Birch Labs at more than $29 billion, Acme said.",
             "Acme said that the deal values Birch Labs at $29 billion.",
             "bound and exact: more than $29 billion | $29 billion"},
            {"Viacom sued Google for more than $1 billion over YouTube clips.",
             "Over YouTube clips Viacom wants $1 billion from Google.",
             "bound and exact: more than $1 billion | $1 billion"},
            {"At least 34 people died in clashes in Sadr City, police said.",
             "Police said clashes in Sadr City left 36 people dead, who died at once.",
             "bound and exact: At least 34 people | 36 people"},
            {"The model scored just under 75 percent on the Lyra test.",
             "On the Lyra test the model scored 74.9 percent.",
             "bound and exact: just under 75 percent | 74.9 percent"},
            {"Muse does it with an order of magnitude less compute than Llama.",
             "Muse takes more than an order of magnitude less compute than Llama.",
             "bound and exact: an order of magnitude | more than an order of magnitude"},
            // less precise
            {"The Vodafone bid for Hutchison Essar is between $13 billion and $15 billion.",
             "The Vodafone bid for Hutchison Essar is $14 billion.",
             "less precise: between $13 billion and $15 billion | $14 billion"},
            {"Investors will pay a premium of 15 to 17 percent over the TXU price.",
             "Investors pay a 15.4 percent premium over the TXU price.",
             "less precise: 15 to 17 percent | 15.4 percent"},
            // different
            {"Police in Karlstad said 12 people died when the ferry sank.",
             "Police in Karlstad said 17 people died when the ferry sank.",
             "different: 12 people | 17 people"},
            {"Acme bought a 49 percent stake in Birch Labs from Dornier.",
             "Acme bought a 45 percent stake in Birch Labs from Dornier.",
             "different: 49 percent | 45 percent"},
            {"The court in Vienna fined Acme $5 million for spills.",
             "The court in Vienna fined Acme $8 million for spills.", "different: $5 million | $8 million"},
        });
}

TEST_CASE("figures of two things are not compared", "[searcher][telling_comparison]") {
    check_pairs(
        ComparedKind::figure,
        {
            {"The deal values Scale at more than $29 billion.",
             "Meta put $14.3 billion into Scale for a stake.", ""},
            {"The deal values Scale at $29 billion.", "Meta paid $14.3 billion in the Scale deal.", ""},
            {"Acme earned $5 million in 2024 from sales in Peru.",
             "Acme earned $6 million in 2025 from sales in Peru.", ""},
            {"Acme earned $5 million in the first quarter.", "Acme earned $6 million in the second quarter.",
             ""},
            {"Acme fined Birch $5 million for spills.", "Acme fined Corvo $8 million for spills.", ""},
            {"Acme cut 3,000 jobs in Leeds on Monday.", "Dornier cut 3,500 jobs in Leeds on Monday.", ""},
            {"Acme owns 49 percent of Birch Labs.", "Dornier owns 30 percent of Birch Labs.", ""},
            {"Sales at Acme rose 8 percent in Europe.", "Sales at Acme rose 12 percent in Asia.", ""},
            {"Shares in Acme fell 8 percent on Monday.", "Shares in Acme fell 7 percent on Monday.", ""},
            {"Acme shares traded at $35.40 after hours.", "Acme shares traded at $36.10 after hours.", ""},
            {"Acme employs 3,000 engineers in Leeds.", "Acme serves 3,400 customers in Leeds.", ""},
            {"Acme has 500 employees in Leeds.", "Acme has 500 million users in Leeds.", ""},
            {"Acme expected to earn $5 million in Peru.", "Acme earned $6 million in Peru.", ""},
            {"Acme asked Birch for up to $50 million.", "Acme got $40 million from Birch.", ""},
            {"Turnout in Saxony was 82 percent.", "Turnout in Bavaria was 79 percent.", ""},
            {"The AfD won 20.8 percent in the Bundestag election.",
             "The CDU won 28.5 percent in the Bundestag election.", ""},
            {"The first offer from Boeing was 25 percent over four years.",
             "The final offer from Boeing was 38 percent over four years.", ""},
            {"The trip to Mars takes seven months.", "The trip to Venus takes four months.", ""},
            {"Acme raised $40 billion from SoftBank.", "Acme raised €40 billion from SoftBank.", ""},
            {"Acme raised its stake by 5 percent.", "Acme raised its stake by 5 points.", ""},
            {"Two companies went to court in Delft.", "Two companies opened shops in Oslo.", ""},
            {"The strike at Boeing cost $100 million a day.",
             "The strike at Boeing cost $100 million in wages for "
             "Machinists Local.",
             ""},
            {"Herceptin sales jumped to $550 million in the quarter.",
             "Herceptin sales topped $1 billion this year.", ""},
            {"A $5 million fine hit Acme.", "A $50 billion merger made Acme.", ""},
            {"Acme shares were up 12 cents to $5.49 in Tokyo.", "Acme shares were up 56 cents in Tokyo.", ""},
            {"Muse needs ten times less compute than Llama.", "Muse has ten times more users than Llama.",
             ""},
            {"Shares of Acme rose more than 2 percent.", "Shares of Acme rose nearly 2 percent.", ""},
            {"Inventory at AutoZone was up to $503,000 from $495,000.",
             "Inventory at AutoZone reached $470,000 in a store.", ""},
            {"Of every prompt we saw a score of 81.42%.", "Of every prompt we saw a score of 80.2%.", ""},
            {"On that basis Reuters had a forecast of $1.99 for analysts.",
             "Reuters had a forecast of $1.51 for analysts.", ""},
            {"Acme paid $14.3 billion for Birch Labs. The fee was $15 billion less tax.",
             "Acme paid $15 billion for Birch Labs.", ""},
        });
}

TEST_CASE("dates of one event are lined up", "[searcher][telling_comparison]") {
    check_pairs(
        ComparedKind::date,
        {
            {"On June 18, 2025, Scale promised to stay independent of Meta.",
             "Scale promised on 18 June 2025 that it would stay independent of Meta.",
             "same: June 18, 2025 | 18 June 2025"},
            {"In June 2025, Scale pledged to remain independent and to shield customer data from Meta.",
             "On June 18, 2025, Scale pledged to remain independent and shield customer data.",
             "less precise: June 2025 | June 18, 2025"},
            {"Regulators in Brussels fined Acme on March 3, 2026 for hiding spills.",
             "Regulators in Brussels fined Acme in March 2026 for hiding spills.",
             "less precise: March 3, 2026 | March 2026"},
            {"The ferry Estonia sank off Karlstad on May 4, 2026 in heavy fog.",
             "The ferry Estonia sank off Karlstad on May 6, 2026 in heavy fog.",
             "different: May 4, 2026 | May 6, 2026"},
            {"The ferry Estonia sank off Karlstad on Wednesday in heavy fog.",
             "The ferry Estonia sank off Karlstad on April 8, 2026 in heavy fog.",
             "same: Wednesday | April 8, 2026"},
            // silence
            {"Acme was founded in 2016 by Ann Lee.", "Acme bought Birch Labs on May 4, 2016.", ""},
            {"Scale said in June 2025 that Wang would leave.", "On June 18, 2025, Reuters named a rival.",
             ""},
            {"The ferry Estonia sank on May 4, 2026.", "The ferry Helga sank on May 6, 2026.", ""},
            {"The ferry Estonia sank on Monday off Karlstad.",
             "The ferry Estonia sank on Tuesday off Karlstad.", ""},
            {"Acme expects to open the Leeds plant by May 4, 2026.",
             "Acme opened the Leeds plant on June 4, 2026.", ""},
            {"Profit at Acme will rise this year, Ann Lee said.",
             "Profit at Acme rose on Monday, Ann Lee said.", ""},
            {"The trial in Vienna began on May 4, 2026.", "The trial in Vienna ended on June 9, 2026.", ""},
        });
}

TEST_CASE("names that tellings spell differently are told", "[searcher][telling_comparison]") {
    check_pairs(
        ComparedKind::name,
        {
            {"The model comes from Meta Superintelligence Lab in Menlo Park.",
             "The model comes from Meta Superintelligence Labs in Menlo Park.",
             "different: Meta Superintelligence Lab | Meta Superintelligence Labs"},
            {"The model comes from Meta Superintelligence Lab in Menlo Park.",
             "The model of Meta Superintelligence Labs is new. It is the first from the Superintelligence "
             "Labs.",
             "different: Meta Superintelligence Lab | Meta Superintelligence Labs | Superintelligence Labs"},
            {"The court heard Mikhail Khodorkovsky in the morning.",
             "The court heard Mihkail Khodorkovsky in the morning.",
             "different: Mikhail Khodorkovsky | Mihkail Khodorkovsky"},
            {"A lawyer for Ioannidis spoke, and Ioannidis smiled.",
             "A lawyer for Ioanidis spoke, and Ioanidis smiled.", "different: Ioannidis | Ioanidis"},
            // silence
            {"Workers in South Korea cheered.", "Workers of South Korean descent cheered.", ""},
            {"They flew from Austria with Anna Berg.", "They flew from Australia with Anna Berg.", ""},
            {"A report named Martin Keller of Bonn.", "A report named Marvin Keller of Bonn.", ""},
            {"The Social Democrat spoke in Kiel.", "The Social Democrats spoke in Kiel.", ""},
            {"It runs on GPT-4 and Claude.", "It runs on GPT-5 and Claude.", ""},
            {"They saw Meta AI and Scale AI.", "They saw Meta and Scale.", ""},
        });
}

TEST_CASE("items in and outside of lists are told", "[searcher][telling_comparison]") {
    check_pairs(
        ComparedKind::list,
        {
            {"Muse goes to WhatsApp, Instagram, Facebook and its smart glasses.",
             "Muse goes to Instagram, WhatsApp and Facebook. Ray-Ban glasses will follow.",
             "only in: smart glasses | glasses"},
            {"The plan covers Pro, Max, Team and Enterprise users.",
             "The plan covers Max, Team, and Enterprise users.", "only in: Pro | Max, Team, and Enterprise"},
            {"Oslo, Bergen, Tromso and Molde flooded.", "Bergen, Oslo, Molde and Tromso flooded.",
             "same: Oslo, Bergen, Tromso and Molde | Bergen, Oslo, Molde and Tromso"},
            // silence
            {"Muse goes to WhatsApp, Instagram and its glasses.",
             "Content from Instagram, Facebook and Threads.", ""},
            {"(Additional reporting by Ann Lee, Bo Diaz, Cy Young and Di Falk)",
             "(Additional reporting by Ann Lee, Bo Diaz and Cy Young)", ""},
            {"Oslo, Bergen and Molde flooded.", "Paris, Lyon and Nice flooded.", ""},
        });
}
