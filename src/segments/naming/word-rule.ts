import type { Descriptors } from "../profiles/descriptor";

/** The rule by which a customer answers to a word; columns are named as descriptors are. */
export type WordRule =
  /** The sum of the columns, parts as shares of their whole, lies at the bound or beyond it. */
  | {
      readonly kind: "at least" | "at most";
      readonly columns: readonly string[];
      readonly bound: number;
    }
  | { readonly kind: "is" | "is not"; readonly column: string; readonly level: string }
  /** No part makes so much of the whole. */
  | { readonly kind: "no part from"; readonly whole: string; readonly bound: number }
  | { readonly kind: "all"; readonly rules: readonly WordRule[] };

/** How a customer whose place is not known is listed; neither "is" nor "is not" holds for it. */
const UNKNOWN: readonly string[] = ["unknown", "(missing)"];

/**
 * For whom a rule holds: 1 or 0 for each customer. Where a value is missing, it does not. Cost O(customers x columns).
 *
 * @example ruleHolds({ kind: "is", column: "gender", level: "Female" }, descriptorsOf(base))[0]
 */
export function ruleHolds(rule: WordRule, descriptors: Descriptors): Uint8Array {
  switch (rule.kind) {
    case "at least":
    case "at most": {
      const columns = rule.columns.map((name) => valuesNamed(descriptors, name));
      const sums = new Float64Array(columns[0].length);
      for (const values of columns) for (let row = 0; row < sums.length; row++) sums[row] += values[row];
      const { kind, bound } = rule;
      return holdsWhere(
        sums.length,
        kind === "at least" ? (row) => sums[row] >= bound : (row) => sums[row] <= bound,
      );
    }
    case "is":
    case "is not": {
      const { kind, level } = rule;
      const { values } = descriptors.categories.find(({ name }) => name === rule.column)!;
      return holdsWhere(
        values.length,
        kind === "is"
          ? (row) => values[row] === level
          : (row) => values[row] !== level && !UNKNOWN.includes(values[row]),
      );
    }
    case "no part from": {
      const parts = descriptors.mix.filter(({ madeOf }) => madeOf.includes(rule.whole));
      return holdsWhere(parts[0].values.length, (row) =>
        parts.every(({ values }) => values[row] < rule.bound),
      );
    }
    case "all": {
      const all = rule.rules.map((each) => ruleHolds(each, descriptors));
      return holdsWhere(all[0].length, (row) => all.every((holds) => holds[row] === 1));
    }
  }
}

function holdsWhere(rows: number, holds: (row: number) => boolean): Uint8Array {
  const result = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) if (holds(row)) result[row] = 1;
  return result;
}

function valuesNamed({ numeric, mix }: Descriptors, column: string): Float64Array {
  return [...numeric, ...mix].find(({ name }) => name === column)!.values;
}
