// What holds for every page in every state, wide and narrow, light and dark, with and without its script.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { pages } from "./pages.mjs";
import { at, keepScreenshot, newPage, overflow } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const looks = [320, 1280].flatMap((width) => ["light", "dark"].map((colorScheme) => ({ width, colorScheme })));
const isChecked = ({ width, colorScheme }) => (width === 320) === (colorScheme === "dark"); // both of each

const withScript = {};
before(async () => {
    for (const javaScript of [false, true]) withScript[javaScript] = await newPage({ javaScript });
});
after(async () => {
    for (const page of Object.values(withScript)) await page.context().close();
});

/// What axe-core finds wrong, each in a line that says where.
async function violations(page) {
    await page.evaluate(axe);
    const found = await page.evaluate(async (values) => {
        const { violations } = await window.axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] });
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
            `${id}: ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`));
    }, rules);
    return found;
}

test("what is wrong is found", async () => {
    const page = withScript[true];
    await page.goto(at("/"));
    await page.locator("main").evaluate((main) => main.prepend(document.createElement("img")));
    assert.match((await violations(page)).join(), /^image-alt: img: /);
});

for (const { name, path, status, index } of pages) {
    test(name, async () => {
        for (const [javaScript, page] of Object.entries(withScript)) {
            page.faults.length = 0;
            const response = await page.goto(at(path, index));
            assert.equal(response.status(), status);
            assert.equal(await page.locator("h1").count(), 1);
            assert.notEqual((await page.locator("h1").textContent()).trim(), "");
            assert.equal(await page.locator("[style], main script, main style").count(), 0);
            const ids = await page.locator("[id]").evaluateAll((elements) => elements.map(({ id }) => id));
            assert.deepEqual(ids, [...new Set(ids)]);
            for (const look of looks) {
                const where = `${look.width} ${look.colorScheme} script=${javaScript}`;
                await page.setViewportSize({ width: look.width, height: 900 });
                await page.emulateMedia({ colorScheme: look.colorScheme });
                assert.equal(await overflow(page), 0, `wider than its window: ${where}`);
                if (javaScript === "false") continue;
                await keepScreenshot(page, `${name.replace(/,? /g, "-")}-${look.width}-${look.colorScheme}`);
                if (isChecked(look)) assert.deepEqual(await violations(page), [], where);
            }
            assert.deepEqual(page.faults, []);
        }
    });
}
