// Opens each page that is named in light and dark, on a narrow and a wide screen, and says what is wrong with it.
import { chromium } from "playwright-core";
import fs from "node:fs";

const axe = fs.readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
let failed = 0;

async function faults(name, colorScheme, width) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, javaScriptEnabled: true });
  const page = await context.newPage();
  const found = [];
  page.on("console", (message) => found.push("console: " + message.text()));
  page.on("pageerror", (error) => found.push("error: " + error));
  page.on("request", (r) => { if (!r.url().startsWith("file:")) found.push("request: " + r.url()); });
  await page.goto("file://" + process.cwd() + "/" + name);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) found.push(`${over} pixels wider than the window`);
  const torn = await page.evaluate(() => [...document.querySelectorAll("label")]
    .filter((l) => Math.abs(l.offsetTop - l.control.offsetTop) > l.offsetHeight / 2).length);
  if (torn) found.push(`${torn} switches on another line than their words`);
  const tip = page.locator(".piece[tabindex]").first();
  if (await tip.count()) {
    await tip.focus();
    if (!(await tip.locator(".tip").first().isVisible())) found.push("no reason shows where the focus is");
  }
  await page.addScriptTag({ content: axe });
  const { violations } = await page.evaluate(() => axe.run());
  for (const v of violations) found.push(`axe: ${v.id}: ${v.nodes[0].html.slice(0, 160)}`);
  await context.close();
  return found;
}

for (const name of process.argv.slice(2)) {
  for (const scheme of ["light", "dark"]) {
    for (const width of [390, 1300]) {
      for (const fault of await faults(name, scheme, width)) {
        console.log(`pages: ${name}, ${scheme}, ${width} wide: ${fault}`);
        failed++;
      }
    }
  }
  console.log(`pages: ${name} looked at`);
}
await browser.close();
process.exit(failed ? 1 : 0);
