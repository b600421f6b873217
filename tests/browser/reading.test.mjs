// A reader's ways through the pages, without JavaScript unless a test says otherwise.
import assert from "node:assert/strict";
import { test } from "node:test";
import { at, follow, newPage, openPage } from "./site.mjs";

const plain = { javaScript: false };
const titles = (page) => page.locator(".hits h2 a").allTextContents();

test("a query typed into the form finds briefings with the matches lit", async (t) => {
    const page = await openPage(t, "/", plain);
    await page.getByRole("searchbox").fill("muse spark");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=muse\+spark/);
    assert.equal(await page.getByRole("searchbox").inputValue(), "muse spark");
    assert.equal(await page.locator(".hits > li").count(), 6);
    const marks = await page.locator(".snippet mark").allTextContents();
    assert.ok(marks.length >= 6);
    for (const mark of marks) assert.match(mark, /^(muse|spark|muse spark)$/i);
});

test("the button of the form searches too", async (t) => {
    const page = await openPage(t, "/", plain);
    await page.getByRole("searchbox").fill("nobel");
    await follow(page.getByRole("button", { name: "Search" }));
    await page.waitForURL(/q=nobel/);
    assert.notEqual(await page.locator(".hits > li").count(), 0);
});

test("a hit leads to its briefing, and Back to the same results", async (t) => {
    const page = await openPage(t, "/?q=muse+spark", plain);
    const before = await titles(page);
    await follow(page.locator(".hits h2 a").first());
    assert.equal((await page.getByRole("heading", { level: 1 }).textContent()).trim(), before[0].trim());
    assert.notEqual(await page.locator("main p mark").count(), 0);
    await page.goBack();
    assert.deepEqual(await titles(page), before);
    assert.equal(await page.getByRole("searchbox").inputValue(), "muse spark");
});

test("pages of results are links, and Back goes through them", async (t) => {
    const page = await openPage(t, "/?q=president+government", plain);
    const first = await titles(page);
    await follow(page.locator("a[rel=next]"));
    const second = await titles(page);
    assert.equal(first.filter((title) => second.includes(title)).length, 0);
    await follow(page.locator("a[rel=prev]"));
    assert.deepEqual(await titles(page), first);
    await page.goBack();
    assert.deepEqual(await titles(page), second);
});

test("what tellings put differently opens to the sentences that do", async (t) => {
    const page = await openPage(t, "/story?id=2026-04-08-muse-spark-b.txt", plain);
    const wordings = page.locator(".differences > li").first().locator(".wordings > li > details");
    assert.ok(await wordings.count() > 1);
    for (const wording of await wordings.all()) {
        const sentence = wording.locator("blockquote");
        assert.equal(await sentence.isVisible(), false);
        await wording.locator("> summary").click();
        assert.equal(await sentence.isVisible(), true);
        assert.equal(await sentence.locator("mark").textContent(), await wording.locator("> summary strong").textContent());
    }
    const folded = page.locator("[aria-labelledby=differences] > .fold").first();
    const thing = folded.locator(".differences > li h3").first();
    assert.equal(await thing.isVisible(), false);
    await folded.locator("> summary").focus();
    await page.keyboard.press("Enter");
    assert.equal(await thing.isVisible(), true);
});

test("a difference leads to its sentence in the telling", async (t) => {
    const page = await openPage(t, "/story?id=2026-04-08-muse-spark-b.txt", plain);
    const wording = page.locator(".differences > li").first().locator(".wordings > li > details").first();
    await wording.locator("> summary").click();
    const written = await wording.locator("mark").textContent();
    await follow(wording.locator(".about a").first());
    await page.waitForURL(/\/briefing\?id=.*#(text|summary|title)-\d+$/);
    const sentence = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`);
    assert.ok((await sentence.textContent()).includes(written));
});

test("a telling says why it is in the story, and Back leads to the story", async (t) => {
    const page = await openPage(t, "/story?id=2026-04-08-muse-spark-b.txt", plain);
    const title = await page.locator("h1").textContent();
    await follow(page.getByRole("link", { name: /^Why here/ }).first());
    await page.waitForURL(/\/story\/why\?a=.*&b=/);
    await page.goBack();
    assert.equal(await page.locator("h1").textContent(), title);
});

test("the menu leads the query from view to view", async (t) => {
    const page = await openPage(t, "/?q=muse+spark", plain);
    const menu = page.getByRole("navigation", { name: "Views of the query" });
    const names = await menu.getByRole("link").allTextContents();
    assert.deepEqual(names, ["Briefings", "Stories", "Claims", "Figures", "Quotes", "Timeline", "Sources", "Help"]);
    for (const name of names) {
        await follow(menu.getByRole("link", { name }));
        assert.equal(await menu.locator("[aria-current=page]").textContent(), name);
        assert.equal(await page.getByRole("searchbox").inputValue(), name === "Help" ? "" : "muse spark");
    }
});

test("what a query had passed over is told", async (t) => {
    const page = await openPage(t, "/?q=titel%3Afed+cut", plain);
    assert.match(await page.locator(".notes").first().textContent(), /did you mean 'title:'\?/);
});

test("markup in a query is shown as text", async (t) => {
    const attack = `<img src=x onerror="alert(1)">"'><script>alert(1)</script>`;
    const page = await openPage(t, `/?q=${encodeURIComponent(attack)}`);
    assert.equal(await page.locator("#q").inputValue(), attack);
    assert.equal(await page.locator("main img, main script").count(), 0);
    assert.deepEqual(page.faults, []);
});

test("filters are added, combined and taken away by links", async (t) => {
    const page = await openPage(t, "/?q=rate", plain);
    const closed = page.locator(".refine details:not([open]) > summary:visible");
    const used = page.locator(".chips.active .chip");
    const add = async () => {
        while (await closed.count() > 0) await closed.first().click();
        await follow(page.locator(".refine li a:not([aria-current])").first());
    };
    const all = await titles(page);
    assert.equal(await used.count(), 0);
    await add();
    assert.match(page.url(), /[?&]f=/);
    assert.equal(await used.count(), 1);
    const some = await titles(page);
    assert.notEqual(some.length, 0);
    await add();
    assert.equal(await used.count(), 2);
    await follow(used.last());
    assert.deepEqual(await titles(page), some);
    await follow(used.first());
    assert.deepEqual(await titles(page), all);
    await page.goBack();
    assert.deepEqual(await titles(page), some);
});

test("all can be used where the script does not come", async (t) => {
    const page = await newPage();
    t.after(() => page.context().close());
    await page.route("**/script.js", (route) => route.abort());
    await page.goto(at("/"));
    await page.locator("#q").fill("nobel");
    await page.keyboard.press("Enter");
    await follow(page.locator(".hits h2 a").first());
    assert.match(page.url(), /\/briefing\?/);
});

test("the first page and all that it needs take under 50 kB", async (t) => {
    for (const path of ["/", "/?q=nobel+prize", "/briefing?id=2026-04-08-muse-spark-b.txt"]) {
        const page = await newPage();
        t.after(() => page.context().close());
        const bodies = [];
        page.on("response", (response) => bodies.push(response.body()));
        await page.goto(at(path), { waitUntil: "networkidle" });
        const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + body.length, 0);
        assert.ok(bytes > 10_000 && bytes < 50_000, `${path}: ${bytes} bytes`);
    }
});
