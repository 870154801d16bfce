import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { sumOf } from "../../src/core/sum";
import { words } from "../../src/deliver/sourced-text";
import { wordColumns, type WordCell } from "../../src/deliver/word-columns";
import { wordDocument } from "../../src/deliver/word-document";

const cells = (...texts: string[]): WordCell[] => texts.map((text) => ({ text }));
const none = (count: number) => Array.from({ length: count }, () => 0);

test("each column has room for its longest word, and the table takes the whole width", () => {
  const { landscape, size, widths } = wordColumns(
    [cells("n", "what it is"), cells("1", "internationalisation ".repeat(20))],
    none(2),
  );
  expect([landscape, size]).toEqual([false, 9]);
  expect(widths[0]).toBeLessThan(20);
  expect(sumOf(widths)).toBeCloseTo(451, 6);
});

test.each([
  [10, false, 9],
  [12, false, 7],
  [16, true, 8],
])("%i columns of long words: type gets smaller, then the page is turned", (columns, landscape, size) => {
  const row = cells(...Array.from({ length: columns }, () => "recency"));
  const set = wordColumns([row, row], none(columns));
  expect([set.landscape, set.size]).toEqual([landscape, size]);
  expect(sumOf(set.widths)).toBeCloseTo(landscape ? 697 : 451, 6);
});

test("a column to write in keeps its part", () => {
  const { widths } = wordColumns([cells("owner", "text"), cells("", "word ".repeat(99))], [0.3, 0]);
  expect(widths[0]).toBeCloseTo(0.3 * 451, 6);
});

test("words that fit on no page are shared out, and nothing is lost", () => {
  const row = cells(...Array.from({ length: 9 }, () => "Donaudampfschifffahrtsgesellschaft"));
  const { landscape, size, widths } = wordColumns([row], none(9));
  expect([landscape, size]).toEqual([true, 6]);
  expect(sumOf(widths)).toBeCloseTo(697, 6);
});

test("a document has its wide table on a page of its own on its side, as wide as its columns", async () => {
  const names = Array.from({ length: 20 }, () => "recency");
  const block = (columns: readonly string[]) => ({
    kind: "table" as const,
    table: {
      caption: "Wide",
      source: null,
      columns: columns.map((name) => ({ name, align: "left" as const })),
      rows: [columns.map((name) => words(name))],
    },
  });
  const sections = [
    { id: "a", title: "A", width: "whole" as const, blocks: [block(["a"]), block(names), block(["b"])] },
  ];
  const bytes = await wordDocument([{ topic: "A", title: "A", sections }], {
    title: "A",
    subtitle: "B",
    provenance: [],
    made: new Date("2020-02-14"),
  });
  const body = strFromU8(unzipSync(bytes)["word/document.xml"]);
  const pages = [...body.matchAll(/<w:pgSz [^>]*>/g)].map(([page]) => page.includes("landscape"));
  expect(pages).toEqual([false, true, false]);
  const widths = [...body.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
  expect(widths).toHaveLength(22);
  // Six points of type: seven letters of half as much at least, and 3 points at each side.
  expect(Math.min(...widths.slice(1, 21)) / 20).toBeGreaterThan(7 * 3 + 6);
});
