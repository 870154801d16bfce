import { expect, test } from "vitest";
import { shownOutput } from "../../src/cell/display";
import { table } from "../../src/text/table";
import { chapterFaults } from "./chapter-faults";
import { CHAPTERS, type ChapterOutput } from "./run-chapters";

const [chapter] = CHAPTERS;
const figure = (y: readonly (number | null)[], text = "A") => ({
  title: "Revenue",
  alt: "Revenue by year.",
  data: [{ type: "bar", x: [], y, text, showlegend: false }],
  layout: {},
});
const faults = (kind: ChapterOutput["kind"], shown: ChapterOutput["shown"]) =>
  chapterFaults([{ chapter, cell: "a", kind, shown }]);

test("holes, empty frames, one of several and failures are faults; ordinary outputs are not", () => {
  expect(faults("prose", "2 of 3 groups are stable. 1.1 lines, 31 lines. 1 of 3 groups is.")).toEqual([]);
  expect(faults("table", table("Groups", [{ a: 1 }]))).toEqual([]);
  expect(faults("figure", figure([1]))).toEqual([]);
  for (const text of [
    "NaN of it",
    "undefined groups",
    "null",
    "1 of 3 groups are",
    "1 lines repeat",
    "infinite",
  ]) {
    expect(faults("prose", text)).toHaveLength(1);
    expect(faults("table", table("Groups", [{ a: text }]))).toHaveLength(1);
  }
  expect(faults("prose", "not defined of them")).toHaveLength(1);
  expect(faults("table", table("Groups", [{ a: NaN }]))).toEqual([]);
  expect(faults("table", table("Groups", []))).toEqual([`${chapter}#a: empty table: Groups`]);
  expect(faults("figure", figure([null, NaN]))).toHaveLength(1);
  expect(faults("figure", figure([1], "undefined"))).toHaveLength(1);
  expect(faults("failure", "Error: x")).toHaveLength(1);
});

test("a figure that draws nothing and a table without rows are shown as sentences", () => {
  const text = (what: Parameters<typeof shownOutput>[0]) => shownOutput(what).data["text/plain"];
  expect(text(figure([null]))).toBe("Revenue: there is nothing to draw. Revenue by year.");
  expect(text(table("Groups", []))).toBe("Groups: there is nothing to list.");
  expect(text(figure([0]))).toBe("[figure] Revenue. Revenue by year.");
});
