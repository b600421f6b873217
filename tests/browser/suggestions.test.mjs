// Suggestions under the form: by keyboard, mouse and touch, and without an answer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { at, newPage, openPage } from "./site.mjs";

const route = "**/api/v1/suggest?*";
const completions = [
    { kind: "name", text: "Muse Spark", query: "Muse Spark", briefings: 6 },
    { kind: "title", text: "Musk and others", query: "Musk and others", briefings: 1 },
    { kind: "field", text: "source:", query: "source:", briefings: 0 },
];

/// A page whose suggestions come from `answer(text)`, a list or a status; `asked` are the texts it was asked for.
/// With `ownClock` the page's time stands still but for what the test lets pass.
async function openForm(t, answer = () => completions, { ownClock = false, ...options } = {}) {
    const page = await newPage(options);
    t.after(() => page.context().close());
    if (ownClock) await page.clock.install({ time: 0 });
    const asked = [];
    await page.route(route, async (request) => {
        const text = new URL(request.request().url()).searchParams.get("q");
        asked.push(text);
        const found = await answer(text);
        await (typeof found === "number" ? request.fulfill({ status: found })
            : request.fulfill({ json: { v: 1, text, completions: found } })).catch(() => {}); // it may be gone
    });
    await page.goto(at("/?q="));
    if (ownClock) await page.clock.pauseAt(1000 * 60);
    const form = {
        page, asked, input: page.locator("#q"), list: page.getByRole("listbox", { name: "Suggestions" }),
        options: page.getByRole("option"), active: page.locator("[role=option][aria-selected=true]"),
        /// Types at a stretch: no pause between two letters is long enough for the page to ask.
        async type(text) {
            await form.input.click();
            await page.keyboard.insertText(text);
        },
        async isOpen() {
            const [expanded, shown] = [await form.input.getAttribute("aria-expanded"), await form.list.isVisible()];
            assert.equal(expanded, String(shown));
            return shown;
        },
    };
    return form;
}

test("the form is a combobox that tells what it suggests", async (t) => {
    const form = await openForm(t);
    assert.equal(await form.page.getByRole("combobox", { name: "Search briefings" }).count(), 1);
    assert.equal(await form.input.getAttribute("aria-autocomplete"), "list");
    assert.equal(await form.isOpen(), false);
    await form.type("mus");
    await form.options.first().waitFor();
    assert.equal(await form.isOpen(), true);
    assert.equal(await form.list.getAttribute("id"), await form.input.getAttribute("aria-controls"));
    assert.deepEqual((await form.options.allTextContents()).map((text) => text.trim()),
        ["Muse Spark name · 6", "Musk and others title · 1", "source: field"]);
    assert.equal(await form.page.locator("form [aria-live=polite]").textContent(), "3 suggestions");
    assert.equal(await form.active.count(), 0);
    assert.deepEqual(form.page.faults, []);
});

test("arrows choose, the field says which, Enter searches for it", async (t) => {
    const form = await openForm(t);
    await form.type("mus");
    await form.options.first().waitFor();
    const walked = [];
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp"]) {
        await form.page.keyboard.press(key);
        const id = await form.input.getAttribute("aria-activedescendant");
        assert.equal(await form.active.count(), id === null ? 0 : 1);
        walked.push(id === null ? "typed" : await form.page.locator(`#${id}`).getAttribute("data-kind"));
        assert.equal(await form.input.inputValue(), "mus");
    }
    assert.deepEqual(walked, ["name", "title", "field", "typed", "field", "title", "name"]);
    await form.page.keyboard.press("Enter");
    await form.page.waitForURL(/q=Muse\+Spark/);
    assert.equal(await form.page.locator(".hits > li").count(), 6);
});

test("Enter searches for what is typed while no suggestion is chosen", async (t) => {
    const form = await openForm(t);
    await form.type("nobel");
    await form.options.first().waitFor();
    await form.page.keyboard.press("Enter");
    await form.page.waitForURL(/q=nobel$/);
});

test("typing on lets go of the chosen suggestion", async (t) => {
    const form = await openForm(t);
    await form.type("nobe");
    await form.options.first().waitFor();
    await form.page.keyboard.press("ArrowDown");
    await form.page.keyboard.insertText("l");
    assert.equal(await form.active.count(), 0);
    await form.page.keyboard.press("Enter");
    await form.page.waitForURL(/q=nobel$/);
});

test("Escape puts the list away and keeps the text, an arrow brings it back", async (t) => {
    const form = await openForm(t);
    await form.type("mus");
    await form.options.first().waitFor();
    await form.page.keyboard.press("ArrowDown");
    await form.page.keyboard.press("Escape");
    assert.equal(await form.isOpen(), false);
    assert.equal(await form.input.inputValue(), "mus");
    assert.equal(await form.input.getAttribute("aria-activedescendant"), null);
    await form.page.keyboard.press("ArrowDown");
    await form.options.first().waitFor();
    assert.deepEqual(form.asked, ["mus"]); // the answer was known
});

test("Tab takes the chosen suggestion and goes on", async (t) => {
    const form = await openForm(t);
    await form.type("mus");
    await form.options.first().waitFor();
    await form.page.keyboard.press("ArrowDown");
    await form.page.keyboard.press("Tab");
    assert.equal(await form.input.inputValue(), "Muse Spark");
    assert.equal(await form.isOpen(), false);
    assert.equal(await form.page.evaluate(() => document.activeElement.textContent), "Search");
});

test("a field's name is taken and asks for its values", async (t) => {
    const form = await openForm(t, (text) => (text === "source:" ? [completions[0]] : completions));
    await form.type("so");
    await form.options.first().waitFor();
    await form.options.nth(2).click();
    await form.page.waitForFunction(() => document.querySelectorAll("[role=option]").length === 1);
    assert.equal(await form.input.inputValue(), "source:");
    assert.deepEqual(form.asked, ["so", "source:"]);
    assert.match(form.page.url(), /\?q=$/);
});

test("a click searches for a suggestion", async (t) => {
    const form = await openForm(t);
    await form.type("mus");
    await form.options.first().click();
    await form.page.waitForURL(/q=Muse\+Spark/);
});

test("a tap searches for a suggestion, in a narrow window", async (t) => {
    const form = await openForm(t, undefined, { width: 320, hasTouch: true });
    await form.input.tap();
    await form.page.keyboard.insertText("mus");
    await form.options.first().waitFor();
    const { x, width } = await form.list.boundingBox();
    assert.ok(x >= 0 && x + width <= 320 && width > 250);
    await form.options.first().tap();
    await form.page.waitForURL(/q=Muse\+Spark/);
});

test("the list goes with the focus", async (t) => {
    const form = await openForm(t);
    await form.type("mus");
    await form.options.first().waitFor();
    await form.page.locator("body > footer").click();
    assert.equal(await form.isOpen(), false);
});

test("nothing is asked for a blank field, and once for letters typed at a stretch", async (t) => {
    const form = await openForm(t, undefined, { ownClock: true });
    await form.type("  ");
    await form.page.clock.runFor(1000);
    await form.input.press("End");
    for (const letter of "mus") {
        await form.page.keyboard.type(letter);
        await form.page.clock.runFor(100);
    }
    assert.deepEqual(form.asked, []);
    await form.page.clock.runFor(100);
    await form.options.first().waitFor();
    assert.deepEqual(form.asked, ["  mus"]);
    await form.input.fill("");
    await form.page.clock.runFor(1000);
    await form.list.waitFor({ state: "hidden" });
    assert.deepEqual(form.asked, ["  mus"]);
});

test("an answer that comes late is not shown", async (t) => {
    let release;
    const late = new Promise((resolve) => { release = resolve; });
    const form = await openForm(t, (text) => (text === "a" ? late.then(() => completions) : [completions[1]]));
    const asked = form.page.waitForRequest(route);
    const aborted = form.page.waitForEvent("requestfailed");
    await form.type("a");
    await asked;
    await form.type("b");
    await form.options.first().waitFor();
    await aborted;
    release();
    await form.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    assert.match(await form.options.allTextContents().then((all) => all.join()), /^Musk and others/);
});

test("a failure turns suggestions off, and the form goes on", async (t) => {
    const form = await openForm(t, () => 503);
    const combobox = form.page.getByRole("combobox");
    await combobox.waitFor();
    await form.type("mu");
    await combobox.waitFor({ state: "detached" }); // the page has taken the answer
    await form.type("s");
    await form.page.keyboard.press("ArrowDown");
    assert.equal(await form.list.isVisible(), false);
    await form.page.keyboard.press("Enter");
    await form.page.waitForURL(/q=mus$/);
    assert.deepEqual(form.asked, ["mu"]);
});

test("suggestions are shown as text", async (t) => {
    const attack = "<img src=x onerror=alert(1)>";
    const form = await openForm(t, () => [{ kind: "title", text: attack, query: attack, briefings: 1 }]);
    await form.type("x");
    assert.equal(await form.options.first().locator("span").textContent(), attack);
    assert.equal(await form.page.locator("form img").count(), 0);
});

test("the index itself suggests", async (t) => {
    const page = await openPage(t, "/");
    await page.locator("#q").click();
    await page.keyboard.type("muse sp");
    await page.getByRole("option", { name: /^Muse Spark name/i }).click();
    await page.waitForURL(/q=/);
    assert.notEqual(await page.locator(".hits > li").count(), 0);
});
