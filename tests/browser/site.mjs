// A debrief-web over the sample briefings, and a headless browser in front of it, for one test file.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const programs = process.env.DEBRIEF_PROGRAMS;
const browserPath = process.env.DEBRIEF_BROWSER;
const screenshots = process.env.DEBRIEF_SCREENSHOTS; // a folder; unset: no pictures are kept

export async function openSite() {
    const folder = mkdtempSync(join(tmpdir(), "debrief-browser-"));
    const index = join(folder, "index");
    const samples = new URL("../../corpus/samples", import.meta.url).pathname;
    const made = spawnSync(join(programs, "debrief-index"), ["-q", "-i", index, samples], { encoding: "utf8" });
    if (made.status !== 0) throw new Error(`debrief-index failed: ${made.stderr}`);

    const server = spawn(join(programs, "debrief-web"), ["-i", index, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
    const [address] = await Promise.race([
        createInterface(server.stdout)[Symbol.asyncIterator]().next().then(({ value }) => [value]),
        new Promise((_, reject) => server.once("exit", (status) => reject(new Error(`debrief-web ended with ${status}`)))),
    ]);
    const browser = await chromium.launch({
        executablePath: browserPath,
        args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"],
    });
    return {
        address,
        async openPage({ path = "/", width = 1280, colorScheme = "light", javaScriptEnabled = false } = {}) {
            const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled });
            const page = await context.newPage();
            page.setDefaultTimeout(20_000);
            const response = await page.goto(new URL(path, address).href);
            return Object.assign(page, { response });
        },
        async keepScreenshot(page, name) {
            if (!screenshots) return;
            mkdirSync(screenshots, { recursive: true });
            await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
        },
        async close() {
            await browser.close();
            server.kill("SIGTERM");
            await new Promise((resolve) => (server.exitCode === null ? server.once("exit", resolve) : resolve()));
            rmSync(folder, { recursive: true });
        },
    };
}
