import fs from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { isCode, type Notebook } from "../../src/notebook/document/document";
import { readNotebook, writeNotebook } from "../../src/notebook/document/notebook-file";
import { runNotebooks, type RunEvent } from "../../src/notebook/run/run";
import { randomSource } from "../../src/math/distributions/random";
import { settingsToEnvironment } from "../../src/study/settings";
import { makeWorkspace } from "./workspace";

const PROJECT = path.resolve(__dirname, "..", "..");
const CHAPTERS = ["02-customer-features", "05-density", "06-mixtures-and-birch"];
const ROUNDS = 5;

const workspace = makeWorkspace(
  Object.fromEntries(
    CHAPTERS.map((name) => [name, readNotebook(path.join(PROJECT, "notebooks", `${name}.ipynb`))]),
  ),
);
const clean = path.join(path.dirname(workspace.folder), "clean");
fs.mkdirSync(clean);
afterAll(() => {
  workspace.remove();
});

const random = randomSource(16);
const below = (count: number): number => Math.floor(random() * count);

/** Changes one cell of a kind; returns the notebook, and whether its code is another now. */
function edited(notebook: Notebook, number: number): { readonly notebook: Notebook; readonly code: boolean } {
  const code = number % 2 === 0;
  const places = [...notebook.cells.keys()].filter((at) => isCode(notebook.cells[at]) === code).slice(2);
  const place = places[below(places.length)];
  const added = code ? [`\n// Edit ${number}.`, `\nconsole.log(${number});`][below(2)] : ` Edit ${number}.`;
  const cells = notebook.cells.map((cell, at) =>
    at === place ? { ...cell, source: cell.source + added } : cell,
  );
  return { notebook: { ...notebook, cells }, code };
}

async function run(folder: string, cacheFolder: string | null): Promise<string[]> {
  const events: RunEvent[] = [];
  await runNotebooks({
    folder,
    workingFolder: workspace.folder,
    names: CHAPTERS,
    figuresFolder: null,
    cacheFolder,
    env: settingsToEnvironment({
      data: path.join(PROJECT, "data", "champo-synthetic.xlsx"),
      seed: 7,
      outputFolder: workspace.folder,
    }),
    onEvent: (event) => events.push(event),
  });
  return events.flatMap((event) => (event.kind === "started" ? [event.notebook] : [])).sort();
}

test("after ten edits of real chapters, two at a time, all outputs are those of a clean run, and only changed code runs", async () => {
  const cache = path.join(path.dirname(workspace.folder), "cache");
  expect(await run(workspace.folder, cache)).toEqual(CHAPTERS);
  for (let round = 0; round < ROUNDS; round++) {
    const left = below(CHAPTERS.length);
    const chosen = CHAPTERS.filter((_, at) => at !== left);
    const changed: string[] = [];
    for (const [at, name] of chosen.entries()) {
      const file = path.join(workspace.folder, `${name}.ipynb`);
      const { notebook, code } = edited(readNotebook(file), 2 * round + at);
      writeNotebook(file, notebook);
      if (code) changed.push(name);
    }
    for (const name of CHAPTERS)
      fs.copyFileSync(path.join(workspace.folder, `${name}.ipynb`), path.join(clean, `${name}.ipynb`));
    expect(await run(workspace.folder, cache)).toEqual(changed);
    await run(clean, null);
    for (const name of CHAPTERS)
      expect(fs.readFileSync(path.join(workspace.folder, `${name}.ipynb`), "utf8")).toBe(
        fs.readFileSync(path.join(clean, `${name}.ipynb`), "utf8"),
      );
  }
});
