import { expect, test } from "vitest";
import { parseNumberText } from "../../../src/tables/cells/number-text";
import { lengthened } from "../../../src/tables/cells/shortened-number";
import { ProblemLog } from "../../../src/tables/problem-log";
import { readTable } from "../../../src/tables/read-table";
import { readColumn } from "../../../src/customers/typing/type-column";
import { understandTable } from "../../../src/study/description/understanding";

/** What 300 rows, of one column each, are proposed as; the first column has no header and numbers the rows. */
async function proposed(columns: Readonly<Record<string, (row: number) => string | number>>) {
  const head = ["", ...Object.keys(columns)].join(";");
  const rows = Array.from({ length: 300 }, (_, row) =>
    [row, ...Object.values(columns).map((cell) => cell(row))].join(";"),
  );
  const { table } = await readTable("hard.csv", [head, ...rows].join("\n"));
  const warnings = new ProblemLog();
  const found = understandTable(table!, new ProblemLog(), warnings);
  const list = found?.kind === "customers" ? found.columns : [];
  return { columns: Object.fromEntries(list.map((each) => [each.name, each])), found, warnings };
}

const spread = (row: number, of: number): number => (row * 7919) % of;

test("money, thousands in short, days and months are numbers and days, with what was assumed", async () => {
  const { columns, found, warnings } = await proposed({
    sales: (row) => `R$ ${1 + (row % 9)}.${String(spread(row, 1000)).padStart(3, "0")},50`,
    followers: (row) => `${(1 + spread(row, 301) / 10).toFixed(1)}K`,
    signup: (row) => `${1 + (row % 12)}/${13 + (row % 15)}/${20 + (row % 4)}`,
    month: (row) => `2021-0${1 + (row % 9)}`,
    karat: (row) => `${[14, 18, 22][row % 3]}K`,
  });
  expect(columns["sales"]).toMatchObject({ type: "amount", unit: "R$" });
  expect(found).toMatchObject({ currency: "R$" });
  expect(columns["followers"]).toMatchObject({ type: "count", role: "feature" });
  expect(warnings.list().map(({ value }) => value)).toContain('"1.0K" was read as 1000');
  expect(columns["signup"].type).toBe("date");
  expect(columns["month"].type).toBe("date");
  expect(columns["karat"].type).toBe("ordinal");
});

test("codes, moments, sentinels and values like errors are set aside or doubted, none in silence", async () => {
  const { columns } = await proposed({
    Channel: (row) => 1 + (row % 2),
    zip: (row) => 10_000 + spread(row, 89_999),
    Year_Birth: (row) => (row === 5 ? 1893 : 1940 + spread(row, 60)),
    last_seen: (row) => 1_600_000_000 + 86_400 * spread(row, 200),
    seen_ms: (row) => 1_600_000_000_000 + 1_000 * spread(row, 9_999_991),
    balance: (row) => (row % 12 === 0 ? -999 : spread(row, 5_000)),
    income: (row) => (row === 9 ? 666_666 : 20_000 + spread(row, 60_000)),
    experience: (row) => ["< 1 year", "1 year", "2 years", "10+ years"][row % 4],
    education: (row) => (row % 9 === 0 ? "Unknown" : ["School", "Bachelor", "Master"][row % 3]),
    visits: (row) => spread(row, 40),
    "visits again": (row) => spread(row, 40),
  });
  expect(columns["column 1"]).toMatchObject({ role: "set aside", doubts: ["It numbers the rows."] });
  const doubtOf = (name: string) => columns[name].doubts.join(" ");
  expect(columns["Channel"].type).toBe("category");
  expect(columns["zip"].role).toBe("set aside");
  expect(doubtOf("Year_Birth")).toMatch(/The earliest, 1893, looks like a typing error/);
  expect(columns["last_seen"].role).toBe("set aside");
  expect(doubtOf("last_seen")).toContain("days_ago: asOf - last_seen / 86400.");
  expect(doubtOf("seen_ms")).toContain("days_ago: asOf - seen_ms / 86400000.");
  expect(columns["balance"].missing).toEqual(["-999"]);
  expect(doubtOf("income")).toMatch(/666666 is far beyond all others/);
  expect(columns["experience"]).toMatchObject({ type: "ordinal" });
  expect(columns["education"]).toMatchObject({ type: "category", missing: [] });
  expect(columns["visits again"].role).toBe("describe");
});

test("letters behind a number stand for its zeros where a fraction or a currency shows it", () => {
  expect(lengthened(["12.3K", "950", null, "$4M"])).toEqual({
    cells: ["12.3", "950", null, "$4"],
    powers: [3, 0, 0, 6],
    example: 0,
  });
  expect(lengthened(["14K", "18K"]).example).toBe(-1);
  expect(readColumn(["2.3k", "1.5M", "7"], ".").numbers).toEqual([2300, 1.5e6, 7]);
  expect(readColumn(["$ 2M", "$ 1.5bn", "$ 30"], ".")).toMatchObject({
    numbers: [2e6, 1.5e9, 30],
    unit: "$",
  });
  expect(parseNumberText("R$ 1.234,56", ",")).toEqual({ value: 1234.56, unit: "R$" });
});
