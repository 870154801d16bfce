import { expect, test } from "vitest";
import type { ColumnType } from "../../src/customers/column";
import { typeTable } from "../../src/customers/typing/typed-table";
import { unrelatedColumns } from "../../src/customers/typing/unrelated-columns";
import { randomInteger, randomNormal, randomSource } from "../../src/math/distributions/random";
import { understandTable } from "../../src/study/description/understanding";
import { ProblemLog } from "../../src/tables/problem-log";
import type { RawTable } from "../../src/tables/raw-table";

/** Two numbers and three columns of words: `tied` goes with the group, `luck` and `coin` with nothing. */
function table(customers: number): RawTable {
  const random = randomSource(11);
  const rows = Array.from({ length: customers }, (_, row) => {
    const group = randomInteger(random, 2);
    const luck = ["north", "south", "west"][randomInteger(random, 3)];
    const tied = random() < 0.7 ? ["web", "shop"][group] : ["web", "shop"][1 - group];
    const numbers = [group * 3 + randomNormal(random), 20 + group * 2 + randomNormal(random)];
    const coin = random() < 0.5 ? "yes" : "no";
    return { line: row + 2, cells: [`c${row}`, ...numbers.map((each) => each.toFixed(2)), tied, luck, coin] };
  });
  const columns = ["customer", "visits", "basket", "tied", "luck", "coin"];
  return { name: "customers.csv", sheet: null, delimiter: ",", columns, rows };
}

function found(rows: number, types: Readonly<Record<string, ColumnType>>, names = Object.keys(types)) {
  const { columns } = typeTable(table(rows), {}, new ProblemLog());
  const used = names.map((name) => columns.find((column) => column.name === name)!);
  return [...unrelatedColumns(used.map((column) => ({ column, type: types[column.name] })))];
}

const types = {
  visits: "score",
  basket: "score",
  tied: "category",
  luck: "category",
  coin: "yes/no",
} as const;

test("columns of words that go with no other are found, and those that do are not", () => {
  expect(found(2_000, types)).toEqual(["luck", "coin"]);
});

test("words go with words, too", () => {
  expect(found(2_000, types, ["tied", "visits", "luck"])).toEqual(["luck"]);
  const { columns } = typeTable(table(2_000), {}, new ProblemLog());
  const [tied, luck] = ["tied", "luck"].map((name) => columns.find((column) => column.name === name)!);
  const twice = [tied, { ...tied, name: "again" }, luck].map((column) => ({
    column,
    type: "category" as const,
  }));
  expect([...unrelatedColumns(twice)]).toEqual(["luck"]);
});

test("few rows, an order, and the last two columns are left alone", () => {
  expect(found(400, types)).toEqual([]);
  expect(found(2_000, { ...types, luck: "ordinal" })).toEqual(["coin"]);
  expect(found(2_000, types, ["visits", "luck", "coin"])).toEqual([]);
});

test("they describe segments, and the reason says how to compare them", () => {
  const understood = understandTable(table(2_000), new ProblemLog(), new ProblemLog());
  const columns = understood?.kind === "customers" ? understood.columns : [];
  const luck = columns.find(({ name }) => name === "luck");
  expect(luck).toMatchObject({ type: "category", role: "describe" });
  expect(luck?.doubts.at(-1)).toMatch(/none of the other columns[^]*role: feature/);
  expect(columns.find(({ name }) => name === "tied")).toMatchObject({ role: "feature", doubts: [] });
});

test("one that goes with an outcome is said to be missed by its model", () => {
  const made = table(2_000);
  const random = randomSource(5);
  const rows = made.rows.map(({ line, cells }) => {
    const left = random() < (cells[4] === "north" ? 0.5 : 0.1) ? "yes" : "no";
    return { line, cells: [...cells, left] };
  });
  const problems = new ProblemLog();
  const understood = understandTable(
    { ...made, columns: [...made.columns, "churn"], rows },
    problems,
    problems,
  );
  const doubtsOf = (name: string) =>
    (understood as { columns: readonly { name: string; doubts: readonly string[] }[] }).columns
      .find((column) => column.name === name)!
      .doubts.join(" ");
  expect(doubtsOf("luck")).toContain('It goes with the outcome "churn"');
  expect(doubtsOf("coin")).toContain("none of the other columns");
  expect(doubtsOf("coin")).not.toContain("outcome");
});
