import { expect, test } from "vitest";
import { customerBriefs, segmentBriefs } from "../../src/cases/brief-papers";
import type { ExportTable } from "../../src/segments/export/export-table";
import type { SegmentedStudy } from "../../src/study/segmented-study";

const segmented = { study: { lines: null } } as unknown as SegmentedStudy;
const NAMES = ["Smith, Jones & Co", "Jones & Co", "Smith"];

/** The study has a column of its own that is called "segment". */
const tables: readonly ExportTable[] = [
  {
    name: "Segments",
    columns: [{ name: "segment" }, { name: "name" }, { name: "customers" }],
    records: [
      { segment: 1, name: "Large", customers: 2 },
      { segment: 2, name: "Small", customers: 1 },
    ],
  },
  {
    name: "Customers",
    columns: ["customer", "segment (study)", "segment name", "segment", "sum"].map((name) => ({ name })),
    records: NAMES.map((customer, i) => ({
      customer,
      "segment (study)": i < 2 ? 1 : 2,
      "segment name": i < 2 ? "Large" : "Small",
      segment: "retail",
      sum: 10 * i,
    })),
  },
  {
    name: "Actions",
    columns: ["for", "action", "customers", "expected effect", "cost"].map((name) => ({ name })),
    records: [
      { for: "Large", action: "call", customers: NAMES[0], "expected effect": "more", cost: "none" },
      { for: "Small", action: "write", customers: "Jones & Co, Smith", "expected effect": "", cost: "" },
    ],
    about: [[NAMES[0]], [NAMES[1], NAMES[2]]],
  },
];

const textOf = (paper: unknown): string => JSON.stringify(paper);

test("an action is for the customers it is about, whatever stands in their names", () => {
  const [first, second, third] = customerBriefs(segmented, tables).map(({ paper }) => textOf(paper));
  expect(first).toContain('"call"');
  expect(first).not.toContain('"write"');
  expect(second).toContain('"write"');
  expect(second).not.toContain('"call"');
  expect(third).toContain('"write"');
});

test("a study may have a column that is called as one of the export's", () => {
  const [, second, third] = customerBriefs(segmented, tables);
  expect(textOf(second.paper)).toContain("Jones & Co belongs to segment 1, Large.");
  expect(textOf(third.paper)).toContain("Smith belongs to segment 2, Small.");
  // The medians of the segment are those of its own customers.
  expect(textOf(second.paper)).toMatch(/"sum".*?"10".*?"5".*?"10"/);
  expect(textOf(segmentBriefs(tables, true)[1].paper)).toContain('"By value: Smith."');
});

test("customers without a value are not said to be sorted by it", () => {
  expect(textOf(segmentBriefs(tables, false)[1].paper)).toContain('"By name: Smith."');
});
