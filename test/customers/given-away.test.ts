import { expect, test } from "vitest";
import { outcomeGivenAway } from "../../src/customers/given-away";
import type { ColumnDraft } from "../../src/customers/column";
import { randomSource } from "../../src/math/distributions/random";
import { ProblemLog } from "../../src/tables/problem-log";
import { readTable } from "../../src/tables/read-table";
import { understandTable } from "../../src/study/description/understanding";

const random = randomSource(11);
const answered = Array.from({ length: 400 }, () => random() < 0.3);
const column = (name: string, change: Partial<ColumnDraft>): ColumnDraft => ({
  name,
  type: "amount",
  role: "feature",
  ...change,
});
const outcome = column("answered", {
  type: "yes/no",
  role: "outcome",
  texts: answered.map((each) => (each ? "yes" : "no")),
});
const known = (...columns: readonly ColumnDraft[]) => outcomeGivenAway([outcome, ...columns])?.columns ?? [];

test("a number beyond a limit, a word, and a value that only some have give an outcome away", () => {
  const gift = answered.map((each) => (each ? 5 + random() : 0));
  expect(known(column("gift", { numbers: gift }))).toEqual(["gift"]);
  expect(known(column("less", { numbers: gift.map((each) => -each) }))).toEqual(["less"]);
  expect(known(column("on", { numbers: answered.map((each) => (each ? random() : null)) }))).toEqual(["on"]);
  const thanks = answered.map((each) => (each ? (random() < 0.5 ? "letter" : "call") : "none"));
  expect(known(column("thanks", { type: "category", texts: thanks }))).toEqual(["thanks"]);
});

test("a strong feature, luck, and what is not compared give nothing away", () => {
  const strong = answered.map((each) => (each ? 1 : 0) + 1.2 * random());
  expect(known(column("strong", { numbers: strong }))).toEqual([]);
  expect(known(column("luck", { numbers: answered.map(() => random()) }))).toEqual([]);
  const gift = answered.map((each) => (each ? 5 : 0));
  expect(known(column("gift", { role: "describe", numbers: gift }))).toEqual([]);
  expect(outcomeGivenAway([column("gift", { numbers: gift })])).toBeNull();
});

test("the proposal of a table says so, before any study", async () => {
  const rows = answered.map((each, i) => `${i},${each ? 1 : 0},${each ? 1 + (i % 9) : 0},${(i * 37) % 101}`);
  const { table } = await readTable("gifts.csv", ["id,response,gift,age", ...rows].join("\n"));
  const found = understandTable(table!, new ProblemLog(), new ProblemLog());
  const doubts = found?.kind === "customers" ? found.columns.map((each) => each.doubts.join(" ")) : [];
  expect(doubts[2]).toContain('One question to it says the outcome "response"');
  expect(doubts[3]).not.toContain("One question");
});
