#include "tests/support/printing_verbs.h"

#include "tests/support/terminal_run.h"

namespace debrief::test {

namespace {

using Words = std::vector<std::string>;

Words joined(Words first, const Words& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

/// The words of a command line that ask for the format; options come before what may be a query.
Words command_line(const PrintingVerb& verb, const std::string& format) {
    Words words = verb.words;
    if (verb.choice == PrintingVerb::Choice::none) return words;
    words.insert(words.begin() + 1, {"--format", format});
    return words;
}

}  // namespace

std::vector<PrintingVerb> printing_verbs(const VerbSubjects& subjects) {
    const Words index{"-i", subjects.index};
    const Words dated = joined(index, {"--today", "2026-04-30"});
    const auto formats = [](const std::string& own) {
        return Words{"text", "json", "jsonl", "tsv", "csv", own};
    };
    const Words hit_formats = joined(formats("{rank} {date} {title}\\t{url}"), {"paths"});
    const Words measures{"-q", "-m", "map", "-m", "ndcg_cut.2", "-m", "num_ret", "-m", "runid"};
    const Words judged{subjects.run, subjects.judgements};
    return {
        {"search", joined(joined({"search", "-k", "2", "-s", "2"}, dated), subjects.query), hit_formats,
         "search", "search-row"},
        {"stories",
         joined(joined({"search", "-k", "3", "-s", "1", "--group", "story"}, dated), subjects.query),
         hit_formats, "search", "search-row"},
        {"claims", joined(joined({"claims", "-k", "2"}, dated), subjects.query),
         formats("{rank} {evidence} {hosts}: {text}"), "claims", "claims-row"},
        {"counts",
         joined(
             joined({"search", "-k", "1", "-s", "0", "--facets", "all", "--histogram", "--explain"}, dated),
             subjects.query),
         {"text", "json"},
         "search"},
        {"story-list", joined(joined({"stories", "-k", "2"}, dated), subjects.query),
         formats("{id} {briefings} {title}"), "stories", "stories-row"},
        {"story-all",
         joined({"stories", "--all"}, index),
         {"jsonl", "tsv", "csv", "{id}: {tellings}"},
         "",
         "stories-all"},
        {"story", joined({"story"}, joined(index, {"--", subjects.id})),
         joined(formats("{id} {headline} {names}"), {"paths"}), "story", "story-row"},
        {"story-why", joined({"story"}, joined(index, {"--", "why", subjects.id, subjects.chrome_id})),
         formats("{verdict} {similarity}/{needed}"), "story-why", "story-why"},
        {"similar", joined({"similar", "-k", "2", "--terms", "5"}, joined(index, {"--", subjects.id})),
         joined(formats("{rank} {score} {title}: {words}"), {"paths"}), "similar", "similar-row"},
        {"figures", joined({"figures", "-k", "3"}, joined(dated, {"--", subjects.id})),
         formats("{rank} {bound} {normal}: {about} ({evidence}, {id})"), "figures", "figures-row"},
        {"quotes", joined(joined({"quotes", "-k", "3"}, dated), subjects.query),
         formats("{words}\\t{speakers}\\t{id}"), "quotes", "quotes-row"},
        {"compare", joined({"compare", "--all"}, joined(index, {"--", subjects.id})),
         formats("{entry} {label}: {value} ({id})"), "compare", "compare-row"},
        {"sources", joined(joined({"sources", "-k", "3"}, dated), subjects.query),
         formats("{rank} {name}: {briefings} {mentions} {filter}"), "sources", "sources-row"},
        {"timeline", joined(joined({"timeline", "-k", "4"}, index), {"--", subjects.id}),
         formats("{first}/{last} {precision} {year} {text}"), "timeline", "timeline-row"},
        {"why", joined(joined({"why"}, joined(dated, {subjects.id})), subjects.query),
         formats("{id} {hit} {rank}/{hits}"), "why", "why"},
        {"show", joined({"show"}, joined(index, {"--", subjects.id})),
         joined(formats("{id}: {title}"), {"paths"}), "show", "show"},
        {"show-chrome", joined({"show", "--chrome"}, joined(index, {"--", subjects.chrome_id})),
         formats("{begin}-{end} {reason}"), "show-chrome", "show-chrome-row"},
        {"cite", joined({"cite"}, joined(index, {"--", subjects.id})), formats("{id}: {text}"), "cite",
         "cite"},
        {"suggest", joined({"suggest", "-k", "3"}, joined(index, {subjects.beginning})),
         formats("{kind}: {query}"), "suggest", "suggest-row"},
        {"saved", {"saved"}, formats("{name}={query}"), "saved", "saved-row"},
        {"info", joined({"info"}, index), {"text", "json"}, "info"},
        {"check", joined({"check", "--wait"}, index), {"text", "json"}, "check"},
        {"config", {"config", "--show-origin", "topics"}, {"text", "json"}, "config"},
        {"export",
         joined(joined({"export"}, dated), subjects.query),
         {"jsonl"},
         "",
         "export",
         PrintingVerb::Choice::none},
        {"batch",
         joined({"batch", "-k", "2"}, joined(dated, {subjects.topics})),
         {"trec", "jsonl", "tsv", "csv", "{topic} {rank} {title}"},
         "",
         "search"},
        {"eval", joined(joined({"eval"}, measures), judged), formats("{query}: {measure} {value}"), "eval",
         "eval-row"},
        {"eval-baseline", joined({"eval", "-q", "-m", "map", "--baseline", subjects.baseline}, judged),
         formats("{query}: {measure} {difference}"), "eval-baseline", "eval-baseline-row"},
        {"eval-sweep",
         joined(
             joined({"eval", "--folds", "2", "--sweep", subjects.sweep, "--topics", subjects.topics}, dated),
             {subjects.judgements}),
         {"text", "json"},
         "eval-sweep"},
    };
}

Run print_to_pipe(const PrintingVerb& verb, const std::string& format, const VerbSubjects& subjects) {
    const Words before{subjects.config, program_path("debrief")};
    return run_shell(R"(export XDG_CONFIG_HOME="$1"; shift; exec "$@")",
                     joined(before, command_line(verb, format)));
}

Run print_on_terminal(const PrintingVerb& verb, const std::string& format, const VerbSubjects& subjects) {
    return run_on_terminal("debrief", command_line(verb, format),
                           {"XDG_CONFIG_HOME=" + subjects.config, "DEBRIEF_PAGER="});
}

}  // namespace debrief::test
