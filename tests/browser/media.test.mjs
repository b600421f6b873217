// The pages on paper, in the reader's own colours, with more contrast and without motion.
import assert from "node:assert/strict";
import { test } from "node:test";
import { keepScreenshot, openPage } from "./site.mjs";

const briefing = "/briefing?id=2026-04-08-muse-spark-b.txt&q=muse+spark";
const story = "/story?id=2026-04-08-muse-spark-b.txt";
const colours = (locator) => locator.evaluate((element) => {
    const { color, backgroundColor, borderTopColor } = getComputedStyle(element);
    return { color, backgroundColor, borderTopColor };
});

/// The contrast of two colours as WCAG has it, 1 to 21.
function contrast(one, other) {
    const light = (colour) => {
        const [r, g, b] = colour.match(/[\d.]+/g).map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return bright / dark;
}

test("on paper a briefing stands without form and menu, with its sources", async (t) => {
    const page = await openPage(t, briefing);
    await page.emulateMedia({ media: "print" });
    for (const selector of ["body > header", "body > footer", ".skip", ".back"]) {
        for (const element of await page.locator(selector).all()) assert.equal(await element.isVisible(), false, selector);
    }
    assert.equal(await page.locator("h1").isVisible(), true);
    assert.match(await page.locator("main").innerText(), /scale\.com/);
    const { color, backgroundColor } = await colours(page.locator("body"));
    assert.ok(contrast(color, backgroundColor) > 12);
    await keepScreenshot(page, "print-briefing");
});

test("on paper a story stands with its differences, and without ways through the page", async (t) => {
    const page = await openPage(t, story);
    await page.emulateMedia({ media: "print" });
    for (const selector of ["body > header", "body > footer", ".tabs", "#more"])
        assert.equal(await page.locator(selector).first().isVisible(), false, selector);
    for (const selector of ["h1", "#tellings", ".profile svg", "#differences", ".differences summary", "#timeline", "#figures"])
        assert.equal(await page.locator(selector).first().isVisible(), true, selector);
    const { color, backgroundColor } = await colours(page.locator("body"));
    assert.ok(contrast(color, backgroundColor) > 12);
    assert.equal(await page.locator(".scroll").first().evaluate((table) => getComputedStyle(table).overflowX), "visible");
    await keepScreenshot(page, "print-story");
});

test("on paper claims keep what backs them", async (t) => {
    const page = await openPage(t, "/claims?q=muse+spark");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".tabs").first().isVisible(), false);
    for (const backing of await page.locator("main .statement > footer > .backing").all()) assert.equal(await backing.isVisible(), true);
    assert.notEqual(await page.locator("main .statement .chip").count(), 0);
    await keepScreenshot(page, "print-claims");
});

test("in the reader's own colours marks, edges and the current view can be seen", async (t) => {
    const page = await openPage(t, "/?q=muse+spark", { forcedColors: "active" });
    const { backgroundColor: ground } = await colours(page.locator("body"));
    const mark = await colours(page.locator("mark").first());
    assert.notEqual(mark.backgroundColor, ground);
    assert.notEqual(mark.backgroundColor, mark.color);
    for (const chip of await page.locator(".chip").all()) assert.notEqual((await colours(chip)).borderTopColor, ground);
    assert.notEqual((await colours(page.getByRole("button", { name: "Search" }))).borderTopColor, ground);
    const below = (link) => link.evaluate((element) => getComputedStyle(element).borderBottomColor);
    assert.notEqual(await below(page.locator(".menu [aria-current]")), ground);
    assert.equal(await below(page.locator(".menu a:not([aria-current])").first()), ground);
    await keepScreenshot(page, "forced-colours-search");
});

for (const colorScheme of ["light", "dark"]) {
    test(`who asks for more contrast in ${colorScheme} gets it`, async (t) => {
        const page = await openPage(t, "/?q=muse+spark", { colorScheme, contrast: "more" });
        const { backgroundColor: ground, color } = await colours(page.locator("body"));
        assert.equal(contrast(ground, color), 21);
        for (const selector of ["main a", ".about", ".menu a", ".count"]) {
            const text = await colours(page.locator(selector).first());
            assert.ok(contrast(text.color, ground) > 10, selector);
        }
        await keepScreenshot(page, `more-contrast-${colorScheme}`);
    });
}

test("nothing moves for those who ask for less motion", async (t) => {
    for (const path of ["/?q=muse+spark", briefing, "/timeline?q=muse+spark"]) {
        const page = await openPage(t, path, { reducedMotion: "reduce" });
        const moving = await page.locator("*").evaluateAll((elements) => elements.filter((element) => {
            const { animationName, transitionProperty, transitionDuration, scrollBehavior } = getComputedStyle(element);
            return animationName !== "none" || scrollBehavior === "smooth"
                || (transitionProperty !== "none" && transitionDuration !== "0s");
        }).map((element) => element.outerHTML.slice(0, 80)));
        assert.deepEqual(moving, []);
    }
});
