// Draws every page of a report at two widths, and the pages of its prints where poppler is installed, onto one page to look at, with
// facts of their layout. Usage: node scripts/contact-sheet.mjs [report] [contact-sheet.html]
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const { openBrowser } = createRequire(import.meta.url)("../lib/notebook/drawing/browser.js");
const [report = "report", out = "contact-sheet.html"] = process.argv.slice(2);
const WIDTHS = [390, 1440];
/** Taller pages are cut here: the pictures are for looking, not for reading. */
const TALLEST = 12_000;

const opened = await openBrowser();
if (opened.browser === null) {
  console.error(opened.reason);
  process.exit(1);
}
const entries = [];
for (const file of readdirSync(report).sort()) {
  if (file.endsWith(".html")) for (const width of WIDTHS) entries.push(await drawn(file, width));
  if (file.endsWith(".pdf")) entries.push(...printed(file));
}
await opened.browser.close();
writeFileSync(out, sheet(entries));
for (const { title, facts } of entries) if (facts.length > 0) console.log(`${title}: ${facts.join("; ")}`);
console.log(`${entries.length} pictures: ${out}`);

/** A page at a width, every figure drawn, and what is wrong with it. */
async function drawn(file, width) {
  const page = await opened.browser.newPage({ viewport: { width, height: 1000 } });
  await page.goto(pathToFileURL(path.resolve(report, file)).href);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page
    .waitForFunction(
      () =>
        [...document.querySelectorAll(".plot")].every(
          (plot) => plot.closest("details:not([open])") || /drawn|failed/.test(plot.dataset.state ?? ""),
        ),
      undefined,
      { timeout: 120_000 },
    )
    .catch(() => undefined);
  const facts = await page.evaluate(layoutFacts);
  const height = Math.min(TALLEST, await page.evaluate(() => document.documentElement.scrollHeight));
  await page.setViewportSize({ width, height: 1000 });
  const picture = await page.screenshot({
    type: "jpeg",
    quality: 55,
    fullPage: true,
    clip: { x: 0, y: 0, width, height },
  });
  await page.close();
  return {
    title: `${file}, ${width} px`,
    facts,
    width,
    pictures: [`data:image/jpeg;base64,${picture.toString("base64")}`],
  };
}

/** Runs in the page: what is too wide, too small to read, cut off, or empty for a third of a screen and more. */
function layoutFacts() {
  const facts = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) facts.push(`${root.scrollWidth - root.clientWidth} px too wide`);
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }))
      continue;
    if (element.closest("script, style, .visually-hidden, .skip, [hidden]")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width > 1 && box.height > 1) texts.push({ element, box });
  }
  const small = texts.filter(({ element }) => parseFloat(getComputedStyle(element).fontSize) < 9);
  if (small.length > 0)
    facts.push(
      `${small.length} texts below 9 px, such as "${small[0].element.textContent.trim().slice(0, 30)}"`,
    );
  const cut = texts.filter(({ element }) => {
    const style = getComputedStyle(element);
    // The first line of folded code is a hint: it opens with a click.
    if (element.matches("summary .hint")) return false;
    return style.textOverflow === "ellipsis" && element.scrollWidth > element.clientWidth + 1;
  });
  if (cut.length > 0)
    facts.push(`${cut.length} texts cut off, such as "${cut[0].element.textContent.trim().slice(0, 40)}"`);
  const shown = [
    ...texts,
    ...[...document.querySelectorAll("img, svg, canvas, input, button")].map((element) => ({
      element,
      box: element.getBoundingClientRect(),
    })),
  ]
    .filter(({ element, box }) => box.height > 1 && element.checkVisibility())
    .sort((a, b) => a.box.top - b.box.top);
  let end = -scrollY;
  let gap = 0;
  let before = "";
  for (const { element, box } of shown) {
    if (box.top - end > gap) {
      gap = box.top - end;
      before = element.textContent.trim().slice(0, 40);
    }
    end = Math.max(end, box.bottom);
  }
  if (gap > innerHeight / 3) facts.push(`${Math.round(gap)} px without anything, before "${before}"`);
  const failed = document.querySelectorAll('.plot[data-state="failed"]').length;
  if (failed > 0) facts.push(`${failed} figures not drawn`);
  return facts;
}

/** The pages of a print, by `pdftoppm` of poppler. */
function printed(file) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "contact-"));
  try {
    execFileSync("pdftoppm", ["-r", "40", "-jpeg", path.join(report, file), path.join(folder, "p")]);
    const pictures = readdirSync(folder)
      .sort()
      .map((name) => `data:image/jpeg;base64,${readFileSync(path.join(folder, name)).toString("base64")}`);
    return [{ title: `${file}, ${pictures.length} pages`, facts: [], width: 330, pictures }];
  } catch {
    console.error(`${file} is not shown: pdftoppm of poppler is not installed, or could not read it`);
    return [];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sheet(all) {
  const escaped = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  const items = all.map(
    ({ title, facts, width, pictures }) =>
      `<figure><figcaption><b>${escaped(title)}</b> ${escaped(facts.join("; "))}</figcaption>${pictures
        .map((picture) => `<img src="${picture}" width="${Math.round(width / 3)}" alt="">`)
        .join(" ")}</figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Contact sheet</title><style>body{font:13px sans-serif;display:flex;flex-wrap:wrap;gap:1em;align-items:start}figure{margin:0;max-width:100%}img{border:1px solid #bbb;vertical-align:top}</style>${items.join("\n")}\n`;
}
