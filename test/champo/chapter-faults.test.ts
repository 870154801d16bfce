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
    "Groups are undefined",
    "It is null",
    "1 of 3 groups are",
    "1 lines repeat",
    "It is infinite",
  ]) {
    expect(faults("prose", text)).toHaveLength(1);
    expect(faults("table", table("Groups", [{ a: text }]))).toHaveLength(1);
  }
  expect(faults("prose", "It is not defined")).toHaveLength(1);
  expect(faults("table", table("Groups", [{ a: NaN }]))).toEqual([]);
  expect(faults("table", table("Groups", []))).toEqual([`${chapter}#a: empty table: Groups`]);
  expect(faults("figure", figure([null, NaN]))).toHaveLength(1);
  expect(faults("figure", figure([1], "undefined"))).toHaveLength(1);
  expect(faults("failure", "Error: x")).toHaveLength(1);
});

test.each([
  ["Over 44850 pairs.", "Over 44,850 pairs."],
  ["The median is 352,349.3.", "The median is 352,349."],
  ["The mean is -0.00.", "The mean is -0.01."],
  ["k-means: No number passes.", "By k-means no number passes: none of 8."],
  ["There is 1 strongly correlated pairs.", "There is 1 strongly correlated pair."],
  ["1 customer of 45 belong to it.", "1 customer of 45 belongs to it."],
  ["M, H, ….", "M, H and 3 more."],
  ["At this level 0 of 10 columns differ.", "At this level none of 10 columns differs."],
  ["It holds. robust scaling weighs.", "It holds. k-means says so. log revenue leads."],
])("%s is a slip, %s is none", (slip, right) => {
  expect(faults("prose", slip)).toHaveLength(1);
  expect(faults("prose", right)).toEqual([]);
});

test("in a cell of a table, rounding counts; in the words of a figure, zeros count, too", () => {
  expect(faults("table", table("Groups", [{ a: "1,234.56" }]))).toHaveLength(1);
  expect(faults("table", table("Groups", [{ a: "20190115", b: 1234.56, c: -0.001 }]))).toEqual([]);
  expect(faults("figure", { ...figure([1]), alt: "0 customers have a negative one." })).toHaveLength(1);
});

test("a figure that draws nothing and a table without rows are shown as sentences", () => {
  const text = (what: Parameters<typeof shownOutput>[0]) => shownOutput(what).data["text/plain"];
  expect(text(figure([null]))).toBe("Revenue: there is nothing to draw. Revenue by year.");
  expect(text(table("Groups", []))).toBe("Groups: there is nothing to list.");
  expect(text(figure([0]))).toBe("[figure] Revenue. Revenue by year.");
});
