// The pages used with the keyboard alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { at, newPage, openPage } from "./site.mjs";

/// What has the focus, in a word or two.
const focused = (page) => page.evaluate(() => {
    const { activeElement: element } = document;
    return element.id || element.textContent.trim() || element.nodeName;
});
const press = async (page, ...keys) => {
    for (const key of keys) await page.keyboard.press(key);
};
const dialog = (page) => page.getByRole("dialog", { name: "Keys" });
const hit = (page, number) => page.locator(".hits h2 a").nth(number - 1).textContent();

for (const javaScript of [true, false]) {
    test(`Tab goes from the skip link over form and menu to the results, script=${javaScript}`, async (t) => {
        const page = await openPage(t, "/?q=nobel", { javaScript });
        const passed = [];
        for (let i = 0; i < 12; ++i) {
            await press(page, "Tab");
            passed.push(await focused(page));
        }
        assert.deepEqual(passed, ["Skip to the content", "Debrief", "q", "Search", "Briefings", "Stories", "Claims", "Figures",
            "Quotes", "Timeline", "Sources", "Help"]);
        const results = page.locator(".hits h2 a").first();
        for (let i = 0; i < 80 && !(await results.evaluate((link) => link === document.activeElement)); ++i) await press(page, "Tab");
        assert.equal(await focused(page), await hit(page, 1));
    });
}

test("the skip link goes past form and menu", async (t) => {
    const page = await openPage(t, "/briefing?id=2026-04-08-muse-spark-b.txt&q=muse");
    await press(page, "Tab");
    const link = page.getByRole("link", { name: "Skip to the content" });
    assert.ok((await link.boundingBox()).width > 50);
    await press(page, "Enter", "Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null));
});

test("what has the focus is outlined", async (t) => {
    const page = await openPage(t, "/?q=nobel");
    for (let i = 0; i < 20; ++i) {
        await press(page, "Tab");
        const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outline);
        assert.match(outline, / solid 3px$/, await focused(page));
    }
});

test("/ goes to the form and selects what stands there", async (t) => {
    const page = await openPage(t, "/?q=nobel");
    await press(page, "/");
    assert.equal(await focused(page), "q");
    await page.keyboard.type("x");
    assert.equal(await page.locator("#q").inputValue(), "x");
});

test("j and k go from result to result, o opens one", async (t) => {
    const page = await openPage(t, "/?q=nobel");
    await press(page, "j");
    assert.equal(await focused(page), await hit(page, 1));
    await press(page, "j", "j", "k");
    assert.equal(await focused(page), await hit(page, 2));
    await press(page, "k", "k");
    assert.equal(await focused(page), await hit(page, 1));
    const title = await hit(page, 1);
    await press(page, "o");
    await page.waitForURL(/\/briefing\?/);
    assert.equal((await page.locator("h1").textContent()).trim(), title.trim());
});

test("n and p go from page to page", async (t) => {
    const page = await openPage(t, "/?q=president+government");
    await press(page, "n");
    await page.waitForURL(/page=2/);
    await press(page, "p");
    await page.waitForURL((url) => !url.search.includes("page="));
});

test("n and p are left to a page that walks its matches with them", async (t) => {
    const page = await openPage(t, "/?q=president+government");
    await page.evaluate(() => document.addEventListener("debrief:turn", (event) => {
        event.preventDefault();
        document.title += event.detail;
    }));
    await press(page, "n", "n", "p");
    assert.match(await page.title(), /11-1$/);
    assert.match(page.url(), /government$/);
});

test("keys stay letters where one types", async (t) => {
    const page = await openPage(t, "/?q=nobel");
    await page.locator("#q").fill("");
    await page.keyboard.type("/jkonp?");
    assert.equal(await page.locator("#q").inputValue(), "/jkonp?");
    assert.equal(await dialog(page).count(), 0);
});

test("keys of the browser and of other programs are left alone", async (t) => {
    const page = await openPage(t, "/?q=president+government");
    for (const key of ["Control+j", "Alt+j", "Meta+j", "Control+o", "Alt+/", "x"]) await press(page, key);
    assert.equal(await page.evaluate(() => document.activeElement.nodeName), "BODY");
    assert.match(page.url(), /government$/);
});

test("? lists the keys, Escape puts the list away", async (t) => {
    const page = await openPage(t, "/");
    await press(page, "?");
    assert.deepEqual(await dialog(page).locator("kbd").allTextContents(), ["/", "j", "k", "o", "n", "p", "?"]);
    await press(page, "j");
    assert.equal(await dialog(page).count(), 1);
    await press(page, "Escape");
    assert.equal(await dialog(page).count(), 0);
});

test("keys can be turned off for good, and on again", async (t) => {
    const page = await openPage(t, "/?q=nobel");
    assert.equal(await page.locator("#q").getAttribute("aria-keyshortcuts"), "/");
    await press(page, "?");
    await dialog(page).getByRole("checkbox", { name: "Use these keys" }).uncheck();
    await dialog(page).getByRole("button", { name: "Close" }).click();
    for (const load of [() => {}, () => page.reload()]) {
        await load();
        assert.equal(await page.locator("#q").getAttribute("aria-keyshortcuts"), null);
        await press(page, "/", "?", "j");
        assert.equal(await dialog(page).count(), 0);
        assert.ok(!["q", await hit(page, 1)].includes(await focused(page)));
    }
    await page.getByRole("button", { name: "Keys" }).click();
    await dialog(page).getByRole("checkbox", { name: "Use these keys" }).check();
    await press(page, "Escape", "/");
    assert.equal(await focused(page), "q");
});

test("keys work where nothing can be stored", async (t) => {
    const page = await newPage();
    t.after(() => page.context().close());
    await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new Error("denied"); } }));
    await page.goto(at("/?q=nobel"));
    await press(page, "?");
    await dialog(page).getByRole("checkbox").uncheck();
    await press(page, "Escape", "/");
    assert.notEqual(await focused(page), "q");
    assert.deepEqual(page.faults, []);
});
