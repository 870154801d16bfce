import { describe, expect, test } from "vitest";
import {
  isLogarithm,
  isProtectedTrait,
  looksLikeOutcome,
  madeFromOutcome,
} from "../../src/customers/typing/meaning-of-name";
import { proposeColumn } from "../../src/customers/typing/propose-column";
import { typeTable } from "../../src/customers/typing/typed-table";
import { ProblemLog } from "../../src/tables/problem-log";

const two = (name: string) => ({ name, distinct: 2 });

describe("what the name of a column means", () => {
  test.each(["deny", "Denied", "default", "Default.Payment.Next.Month", "approved", "Loan_Status", "y"])(
    "%s of two values happened to the customer",
    (name) => {
      expect(looksLikeOutcome(two(name))).toBe(true);
      expect(looksLikeOutcome({ name, distinct: 3 })).toBe(false);
    },
  );

  test.each(["black", "SeniorCitizen", "senior_citizen", "is_female", "Foreign Worker", "afam", "hispan"])(
    "%s of two values is a protected trait",
    (name) => {
      expect(isProtectedTrait(two(name))).toBe(true);
      expect(isProtectedTrait({ name, distinct: 9 })).toBe(false);
    },
  );

  test.each(["Race", "religion", "sex_code", "Ethnic Group", "Nationality"])(
    "%s is a protected trait whatever its values",
    (name) => expect(isProtectedTrait({ name, distinct: 6 })).toBe(true),
  );

  test.each(["blackboards", "default_language", "race time", "senior discount", "white goods", "approvals"])(
    "%s is neither",
    (name) => {
      expect(looksLikeOutcome(two(name))).toBe(false);
      expect(isProtectedTrait(two(name))).toBe(false);
    },
  );

  test("a score of churn is worked out from an outcome", () => {
    expect(madeFromOutcome("Churn Score")).toBe(true);
    expect(madeFromOutcome("Score")).toBe(false);
  });
});

test("loans: who was denied is an outcome, who is black describes, both with their reasons", () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({
    line: i + 2,
    cells: [`c${i}`, String(i % 7), i % 5 === 0 ? "yes" : "no", i % 3 === 0 ? "1" : "0"],
  }));
  const columns = ["id", "loans", "deny", "black"];
  const table = { name: "loans.csv", sheet: null, delimiter: ",", columns, rows };
  const proposed = typeTable(table, {}, new ProblemLog()).columns.map((column) => proposeColumn(column));
  expect(proposed.map(({ role }) => role)).toEqual(["id", "feature", "outcome", "describe"]);
  expect(proposed[2].doubts.join()).toContain("never clustered");
  expect(proposed[3].doubts.join()).toContain("protects");
});

test("whole amounts of money are no counts, and classes that were booked are no codes", () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({
    line: i + 2,
    cells: [`c${i}`, `£${40 + (i % 4)}`, String(i % 8), `2021-${String(1 + (i % 12)).padStart(2, "0")}`],
  }));
  const columns = ["id", "monthly", "classes_booked", "joined"];
  const table = { name: "gym.csv", sheet: null, delimiter: ",", columns, rows };
  const proposed = typeTable(table, {}, new ProblemLog()).columns.map((column) => proposeColumn(column));
  expect(proposed.map(({ type }) => type)).toEqual(["id", "amount", "count", "date"]);
});

describe("numbers that are no amounts", () => {
  test.each(["log_income", "Log Revenue", "logSpend", "ln(spend)", "income_log10", "log1p visits"])(
    "%s holds logarithms",
    (name) => expect(isLogarithm(name)).toBe(true),
  );

  test.each(["logins", "Log ins", "login_days", "catalog visits", "backlog", "logistics cost"])(
    "%s holds none",
    (name) => expect(isLogarithm(name)).toBe(false),
  );

  test("logarithms are scores, and numbers from 0 to 1 shares, unless they are money", () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      line: i + 2,
      cells: [`c${i}`, (i / 7).toFixed(3), (i / 40).toFixed(3), String(i % 2), (i / 40).toFixed(3)],
    }));
    const columns = ["id", "log_income", "online", "flag", "spend"];
    const table = { name: "shares.csv", sheet: null, delimiter: ",", columns, rows };
    const proposed = typeTable(table, {}, new ProblemLog()).columns.map((column) => proposeColumn(column));
    expect(proposed.map(({ type }) => type)).toEqual(["id", "score", "share", "yes/no", "amount"]);
    expect(proposed[1].doubts.join()).toContain("logarithms");
    expect(proposed[2].doubts.join()).toContain("taken as shares");
  });
});
