import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { isCode } from "../src/notebook/document/document";
import { readNotebook } from "../src/notebook/document/notebook-file";
import type { Table } from "../src/text/table";
import { heldTo } from "./allowances";
import { faultsOfCell, isReadableId, middle } from "./cell-style";

const root = path.join(__dirname, "..");
const folders = ["notebooks", "instructor", "templates"].map((name) => path.join(root, name));
const notebooks = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => path.join(folder, String(file))),
  )
  .filter((file) => file.endsWith(".ipynb"))
  .sort()
  .map((file) => ({
    name: path
      .relative(root, file)
      .replaceAll(path.sep, "/")
      .replace(/\.ipynb$/, ""),
    cells: readNotebook(file).cells,
  }));

describe("the cells of all notebooks", () => {
  test("are short, formatted, and decide nothing inside a text", async () => {
    const found: Record<string, number> = {};
    for (const { name, cells } of notebooks) {
      for (const cell of cells.filter(isCode)) {
        const faults = await faultsOfCell(cell.source);
        if (faults.length > 0) found[`${name}#${cell.id}`] = faults.length;
      }
    }
    heldTo("notebook-cells", found);
  });

  test("have ids that a person can say", () => {
    const ids = notebooks.map(
      ({ name, cells }) => [name, cells.filter(({ id }) => !isReadableId(id)).length] as const,
    );
    heldTo("notebook-ids", Object.fromEntries(ids.filter(([, count]) => count > 0)));
  });

  test("have at most five lines in the middle of each notebook", () => {
    const lines = notebooks.map(
      ({ name, cells }) =>
        [name, middle(cells.filter(isCode).map(({ source }) => source.split("\n").length))] as const,
    );
    heldTo("notebook-lines", Object.fromEntries(lines.filter(([, median]) => median > 5)));
  });

  test("head the columns of their tables in words, not in names of code", () => {
    const titles = notebooks.flatMap(({ name, cells }) =>
      cells
        .filter(isCode)
        .flatMap(({ outputs }) => outputs)
        .flatMap((output) => {
          const shown = "data" in output ? output.data["application/vnd.champo.table+json"] : undefined;
          return ((shown as Table | undefined)?.columns ?? []).map((column) => `${name}: ${column.name}`);
        }),
    );
    expect(titles.length).toBeGreaterThan(200);
    expect(titles.filter((title) => /[a-z][A-Z]/.test(title))).toEqual([]);
  });

  test("are looked at: there are at least ten notebooks of at least nine code cells", () => {
    expect(notebooks.length).toBeGreaterThanOrEqual(10);
    expect(notebooks.filter(({ cells }) => cells.filter(isCode).length < 9).map(({ name }) => name)).toEqual(
      [],
    );
  });
});

describe("a fault of a cell is found:", () => {
  test.each([
    ["none", "show(profile(choice));\nsay(whoTheyAre(choice));", []],
    ["lines", Array.from({ length: 11 }, (_, i) => `step(${i});`).join("\n"), ["has 11 lines"]],
    ["length", `// ${"word ".repeat(20)}.`, ["has a line of 104 characters"]],
    ["format", "const a = 1; const b = 2", ["is not formatted by prettier"]],
    ["a conditional", 'say`It is ${sure ? "so" : "not so"}.`;', ["decides inside a text template"]],
    ["a fallback", 'say`It is ${name || "nobody"}.`;', ["decides inside a text template"]],
    [
      "a template in a template",
      "say`It is ${list.map((x) => `${x}!`)}.`;",
      ["decides inside a text template"],
    ],
    ["a decision outside a text is none", 'const word = sure ? "so" : "not so";\nsay`It is ${word}.`;', []],
  ])("%s", async (_, source, faults) => {
    expect(await faultsOfCell(source)).toEqual(faults);
  });

  test("ids drawn at random", () => {
    expect(["parameters", "one-page", "k-means-2", "decade"].filter((id) => !isReadableId(id))).toEqual([]);
    expect(["f7807229", "871d04d4", "Load", "1-load", "a b", "12345678"].filter(isReadableId)).toEqual([]);
  });
});
