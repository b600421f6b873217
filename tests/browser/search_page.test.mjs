// The search page as a reader uses it, without JavaScript.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./site.mjs";

let site;
before(async () => { site = await openSite(); });
after(async () => { await site?.close(); });

/// How far the page is wider than its window.
async function overflow(page) {
    const body = await page.locator("body").boundingBox();
    return Math.round(body.width) - page.viewportSize().width;
}

test("a query typed into the form finds briefings with the matches lit", async () => {
    const page = await site.openPage();
    await page.getByRole("combobox").fill("muse spark");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=muse\+spark/);
    assert.equal(await page.getByRole("combobox").inputValue(), "muse spark");
    assert.match(await page.getByRole("status").textContent(), /^1 to 6 of 6 briefings$/);
    assert.equal(await page.locator(".hits > li").count(), 6);
    const marks = await page.locator(".snippet mark").allTextContents();
    assert.ok(marks.length >= 6);
    for (const mark of marks) assert.match(mark, /^(muse|spark|muse spark)$/i);
    await page.context().close();
});

test("a hit leads to its briefing, and back", async () => {
    const page = await site.openPage({ path: "/?q=muse+spark" });
    const title = await page.locator(".hits h2 a").first().textContent();
    await page.locator(".hits h2 a").first().click();
    assert.equal((await page.getByRole("heading", { level: 1 }).textContent()).trim(), title.trim());
    assert.ok(await page.locator("article p mark").count() > 0);
    await page.getByRole("link", { name: "Back to the results" }).click();
    assert.match(page.url(), /q=muse%20spark/);
    await page.context().close();
});

test("pages of results are links", async () => {
    const page = await site.openPage({ path: "/?q=president+government" });
    await page.getByRole("link", { name: "Next" }).click();
    assert.match(await page.getByRole("status").textContent(), /^11 to /);
    await page.getByRole("link", { name: "Previous" }).click();
    assert.match(await page.getByRole("status").textContent(), /^1 to 10 /);
    await page.context().close();
});

test("what a query had passed over is told", async () => {
    const page = await site.openPage({ path: "/?q=titel%3Afed+cut" });
    const notes = page.getByRole("complementary", { name: "Notes on the query" });
    assert.match(await notes.textContent(), /did you mean 'title:'\?/);
    await page.context().close();
});

test("markup in a query is shown as text", async () => {
    const attack = `<img src=x onerror="alert(1)">"'><script>alert(1)</script>`;
    const page = await site.openPage({ path: `/?q=${encodeURIComponent(attack)}`, javaScriptEnabled: true });
    assert.equal(await page.getByRole("combobox").inputValue(), attack);
    assert.equal(await page.locator("main img, main script").count(), 0);
    await page.context().close();
});

for (const [name, path, status] of [
    ["home", "/", 200],
    ["search", "/?q=nobel+prize+protein", 200],
    ["notes", "/?q=titel%3Afed+%28rate+cut", 200],
    ["nothing", "/?q=xyzzy", 200],
    ["briefing", "/briefing?id=2026-04-08-muse-spark-b.txt&q=muse+spark", 200],
    ["missing", "/briefing?id=none", 404],
    ["lost", "/nowhere", 404],
]) {
    for (const width of [320, 1280]) {
        for (const colorScheme of ["light", "dark"]) {
            test(`${name} fits ${width} pixels in ${colorScheme}`, async () => {
                const page = await site.openPage({ path, width, colorScheme });
                assert.equal(page.response.status(), status);
                assert.equal(await overflow(page), 0);
                assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
                await site.keepScreenshot(page, `${name}-${width}-${colorScheme}`);
                await page.context().close();
            });
        }
    }
}
