// All pages of the site, each in the states it can be in: name, address, status, index.

const telling = "2026-04-08-muse-spark-b.txt";
const views = ["stories", "claims", "figures", "quotes", "timeline", "sources"];

export const pages = [
    ["home", "/"],
    ["search", "/?q=nobel+prize+protein"],
    ["search, filtered", "/?q=rate+cut&f=source%3AReview&f=since%3A2024-09"],
    ["search, newest first", "/?q=nobel&sort=newest"],
    ["search, grouped", "/?q=nobel&group=story"],
    ["search, page 2", "/?q=president+government&page=2"],
    ["search, after the last page", "/?q=nobel&page=9"],
    ["search, nothing found", "/?q=xyzzy"],
    ["search, notes", "/?q=titel%3Afed+%28rate+cut"],
    ["search, did you mean", "/?q=muse+sprak"],
    ["search, one long word", `/?q=${"supercalifragilistic".repeat(12)}`],
    ["briefing", `/briefing?id=${telling}&q=muse+spark`],
    ["briefing, no query", `/briefing?id=${telling}`],
    ["briefing, missing", "/briefing?id=none", 404],
    ["story", `/story?id=${telling}`],
    ["story, missing", "/story?id=none", 404],
    ["story, why", `/story/why?a=${telling}&b=2026-04-08-muse-spark-a.txt`],
    ...views.flatMap((view) => [
        [view, `/${view}?q=muse+spark`],
        [`${view}, blank`, `/${view}`],
        [`${view}, nothing found`, `/${view}?q=xyzzy`],
    ]),
    ["sources, by owner", "/sources?q=muse+spark&by=owner"],
    ["source", "/source?host=reuters.com"],
    ["source, missing", "/source?host=nowhere.example", 404],
    ["help", "/help"],
    ["home, empty index", "/", 200, "empty"],
    ["search, empty index", "/?q=nobel", 200, "empty"],
    ...views.map((view) => [`${view}, empty index`, `/${view}?q=nobel`, 200, "empty"]),
    ["error 400", "/?q=nobel&page=0", 400],
    ["error 404", "/nowhere", 404],
].map(([name, path, status = 200, index = "samples"]) => ({ name, path, status, index }));
