import { describe, expect, test } from "vitest";
import { exportedColumns } from "../../src/customers/typing/exported-columns";
import { typeTable } from "../../src/customers/typing/typed-table";
import { whyNoFeature } from "../../src/customers/typing/why-no-feature";
import { CARD_COLUMNS, PLACE_COLUMN } from "../../src/segments/export/customer-export";
import { ProblemLog } from "../../src/tables/problem-log";

const ROWS = 20;
const column = (value: (row: number) => number) => Array.from({ length: ROWS }, (_, row) => value(row));

describe("numbers that are no quantity of a customer", () => {
  test("number the rows, from 0 or 1 on", () => {
    expect(whyNoFeature(column((row) => row))).toBe("It numbers the rows.");
    expect(whyNoFeature(column((row) => row + 1))).toBe("It numbers the rows.");
    expect(whyNoFeature(column((row) => row + 4711))).toBeNull();
    // Two in another order are ages, ranks or anything else.
    expect(whyNoFeature(column((row) => (row < 2 ? 1 - row : row)))).toBeNull();
    expect(whyNoFeature([1, 2, 3])).toBeNull();
    expect(whyNoFeature([...column((row) => row), null])).toBeNull();
  });

  test("are long codes, though one is there twice", () => {
    const codes = column((row) => 4_000_000_001 + 7919 * row * row);
    expect(whyNoFeature(codes)).toMatch(/^Whole numbers of 10 digits each, hardly any twice: codes/);
    expect(whyNoFeature([...codes.slice(1), codes[1]])).toContain("codes");
    expect(whyNoFeature(column((row) => codes[row % 4]))).toBeNull();
    expect(whyNoFeature(column((row) => codes[row] / 1000))).toBeNull();
    // Money of many sizes.
    expect(whyNoFeature(column((row) => 10 ** (5 + (row % 6)) + row))).toBeNull();
    expect(whyNoFeature(column((row) => 31_000_000 + 7919 * row * row))).toBeNull();
  });
});

describe("a table that an export wrote", () => {
  const header = ["customer", "revenue", "segment", "silhouette", "place", "no", "contract"];
  const rows = column((row) => row).map((row) => [
    `K${row}`,
    `${100 + 37 * row * row}.5`,
    `${1 + (row % 2)}`,
    `0.${30 + row}`,
    row % 3 === 0 ? "firm" : "borderline",
    `${row + 1}`,
    `${4_000_000_001 + 7919 * row * row}`,
  ]);
  const use = (columns: readonly string[], overrides = {}) => {
    const lines = rows.map((cells, i) => ({ line: i + 2, cells }));
    const table = { name: "made", sheet: null, delimiter: ",", columns, rows: lines };
    const typed = typeTable(table, overrides, new ProblemLog());
    return Object.fromEntries(typed.columns.map((each) => [each.name, each.use]));
  };

  test("gives back its quantities alone as features", () => {
    expect(use(header)).toEqual({
      customer: "row name",
      revenue: "feature",
      segment: "set aside",
      silhouette: "set aside",
      place: "set aside",
      no: "set aside",
      contract: "set aside",
    });
    expect(use(header, { no: "number", silhouette: "number" })).toMatchObject({
      no: "feature",
      silhouette: "feature",
    });
  });

  test("is known by several of its columns: a segment of the user's own is a feature", () => {
    const own = ["customer", "revenue", "segment", "width", "place", "no", "contract"];
    expect(use(own)).toMatchObject({ segment: "feature", place: "feature" });
    expect(exportedColumns(["silhouette", "place", "runner-up"]).size).toBe(0);
    expect(exportedColumns(["segment", "name", "distance", "place"]).size).toBe(0);
  });

  test("has the names that exports write", () => {
    const written = ["segment", ...[PLACE_COLUMN, ...CARD_COLUMNS].map(({ name }) => name)];
    expect([...exportedColumns(written)].sort()).toEqual([...written].sort());
    // As `champo score` writes them.
    const scores = ["segment", "name", "distance", "confidence", "place", "runner-up"];
    expect([...exportedColumns(["customer", ...scores])].sort()).toEqual([...scores].sort());
  });
});
