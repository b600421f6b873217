// A debrief-web over the sample briefings, one over an empty index, and a headless browser, for all tests of a run.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after } from "node:test";
import { chromium } from "playwright-core";

const programs = process.env.DEBRIEF_PROGRAMS;
const browserPath = process.env.DEBRIEF_BROWSER;
const screenshots = process.env.DEBRIEF_SCREENSHOTS; // a folder; unset: no pictures are kept

const folder = mkdtempSync(join(tmpdir(), "debrief-browser-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const samples = new URL("../../corpus/samples", import.meta.url).pathname;

/// A server over a new index of what a folder holds, and its address.
async function serve(name, briefings) {
    const index = join(folder, name);
    const made = spawnSync(join(programs, "debrief-index"), ["-q", "-i", index, briefings], { encoding: "utf8" });
    if (made.status !== 0) throw new Error(`debrief-index failed: ${made.stderr}`);
    const server = spawn(join(programs, "debrief-web"), ["-i", index, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
    process.once("exit", () => server.kill("SIGKILL"));
    const address = await Promise.race([
        createInterface(server.stdout)[Symbol.asyncIterator]().next().then(({ value }) => value),
        new Promise((_, reject) => server.once("exit", (status) => reject(new Error(`debrief-web ended with ${status}`)))),
    ]);
    return { server, address };
}

mkdirSync(join(folder, "none"));
const sites = { samples: await serve("index", samples), empty: await serve("empty", join(folder, "none")) };
const browser = await chromium.launch({
    executablePath: browserPath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"],
});

after(async () => {
    await browser.close();
    for (const { server } of Object.values(sites)) {
        const ended = new Promise((resolve) => server.once("exit", resolve));
        if (server.kill("SIGTERM")) await ended;
    }
});

/// The address of a path of the site, over the samples or over nothing.
export const at = (path, index = "samples") => new URL(path, sites[index].address).href;

/// A new page, not led anywhere yet. `faults` collects what the browser complains of, but for the status of the page itself.
export async function newPage({ width = 1280, height = 900, javaScript = true, ...options } = {}) {
    const context = await browser.newContext({
        viewport: { width, height }, javaScriptEnabled: javaScript, reducedMotion: "reduce", ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const faults = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
        if (message.type() === "error" && message.location().url !== page.url()) faults.push(message.text());
    });
    return Object.assign(page, { faults });
}

/// A new page led to a path, for a test; its context is closed with the test.
export async function openPage(t, path, options) {
    const page = await newPage(options);
    t.after(() => page.context().close());
    await page.goto(at(path));
    return page;
}

/// Follows a link, and comes back when the page it leads to is there whole.
export async function follow(link) {
    const loaded = link.page().waitForEvent("load");
    await link.click();
    await loaded;
}

/// How far the page is wider than its window.
export const overflow = (page) => page.evaluate(() => {
    const root = document.documentElement;
    return Math.max(0, Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth);
});

export async function keepScreenshot(page, name) {
    if (!screenshots) return;
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}
