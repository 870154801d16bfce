import { expect, test } from "vitest";
import { champoDirectorPaper } from "../../src/cases/champo/report/director-paper";
import { generalDirectorPaper } from "../../src/cases/general/director-paper";
import { notebookShelf } from "../../src/deliver/notebook-shelf";
import type { Paper, PaperBlock, PaperTable } from "../../src/deliver/paper";
import { moneyTrend } from "../../src/lines/money-trend";
import { salesLinesOf } from "../../src/lines/sales-lines";
import { NOTEBOOKS } from "./study-notebooks";

const line = (customer: string, day: string, amount: number) => ({
  ...{ customer, order: null, date: new Date(`${day}T00:00:00Z`), amount },
  ...{ quantity: NaN, product: null, country: null },
});
const trend = moneyTrend(
  salesLinesOf([line("A", "2020-01-02", 100), line("B", "2020-01-02", 900), line("A", "2021-12-31", 80)]),
);
const blocks = (paper: Paper, id: string): readonly PaperBlock[] =>
  paper.sections.find((section) => section.id === id)?.blocks ?? [];
const tableOf = (paper: Paper, id: string): PaperTable =>
  blocks(paper, id).flatMap((block) => (block.kind === "table" ? [block.table] : []))[0];
const textsOf = (paper: Paper, id: string): string[] =>
  blocks(paper, id).flatMap((block) =>
    block.kind === "text"
      ? [block.text.text]
      : block.kind === "list"
        ? block.items.map(({ text }) => text)
        : [],
  );

test("the page for the managing director has what the notebooks say, joined by action, with columns to fill in", () => {
  const paper = champoDirectorPaper({ trend }, notebookShelf(NOTEBOOKS));
  expect(paper.sections.map(({ id }) => id)).toEqual(["money", "silent", "do", "unknown"]);
  const { columns, rows } = tableOf(paper, "do");
  expect(columns.map(({ name, fill }) => [name, fill ?? false])).toEqual([
    ["action", false],
    ["who", false],
    ["expected effect", false],
    ["cost", false],
    ["by when", true],
    ["owner", true],
  ]);
  expect(rows.map((row) => row.map(({ text }) => text))).toEqual([
    ["Call 3 accounts", "A, B and C", "1 comes back", "3 calls", "", ""],
    ["Wait", "", "nothing", "none", "", ""],
  ]);
  expect(rows[0][3].numbers).toEqual([{ at: [0, 1], text: "3", value: 3 }]);
  expect(rows[0][3].source).toMatchObject({ href: "10-recommendations.html#cell-id=grounds", position: 4 });
  expect(textsOf(paper, "silent")).toEqual(["7 of 45 are silent, with 40.7%.", "Also silent: F, G-8."]);
  expect(tableOf(paper, "silent").rows).toHaveLength(5);
  expect(textsOf(paper, "unknown")).toEqual([
    "Are there segments in the data? No: the rule chooses 2 segments.",
    "Margins are not known.",
    "Causes are not shown.",
  ]);
  expect(tableOf(paper, "money").bars).toEqual({
    legend: ["all others", "B"],
    rows: [
      [0.1, 0.9],
      [0.08, 0],
    ],
  });
});

test("without sales lines there is no trend and nobody is silent; what a run did not make is left out", () => {
  const paper = generalDirectorPaper({ lines: null }, notebookShelf(NOTEBOOKS));
  expect(paper.sections.map(({ id }) => id)).toEqual(["do", "unknown"]);
  expect(champoDirectorPaper({ trend }, notebookShelf([])).sections).toEqual([]);
});
