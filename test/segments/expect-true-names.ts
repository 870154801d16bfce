import { expect } from "vitest";
import { valuesOf, type CustomerBase } from "../../src/customers/customer-base";
import { type SegmentName } from "../../src/segments/naming/name-segments";
import type { WordRule } from "../../src/segments/naming/word-rule";
import { type Segmentation } from "../../src/segments/segmentation";

/** Whether a customer answers to a rule, from the columns themselves. */
export function answers(base: CustomerBase, row: number, rule: WordRule): boolean {
  const column = (name: string) => base.columns.find((each) => each.name === name)!;
  const share = (name: string): number => {
    const { whole, numbers } = column(name);
    if (whole === null) return numbers![row];
    const parts = base.columns.filter((each) => each.whole === whole).map((each) => each.numbers![row]);
    return numbers![row] / parts.reduce((sum, part) => sum + part, 0);
  };
  switch (rule.kind) {
    case "at least":
      return rule.columns.map(share).reduce((a, b) => a + b, 0) >= rule.bound;
    case "at most":
      return rule.columns.map(share).reduce((a, b) => a + b, 0) <= rule.bound;
    case "is":
      return column(rule.column).texts![row] === rule.level;
    case "is not":
      return !["unknown", null, rule.level].includes(column(rule.column).texts![row]);
    case "no part from":
      return base.columns
        .filter(({ whole }) => whole === rule.whole)
        .every(({ name }) => share(name) < rule.bound);
    case "all":
      return rule.rules.every((each) => answers(base, row, each));
  }
}

/** Every word of every name holds for half of the members and half of their value, and for a smaller share outside. */
export function expectTrue(segmentation: Segmentation, names: readonly SegmentName[]): number {
  const { base, groups } = segmentation;
  const values = valuesOf(base);
  let words = 0;
  groups.forEach(({ members }, i) => {
    const outside = [...base.customers.keys()].filter((row) => !members.includes(row));
    for (const { word, rule } of names[i].words) {
      const yes = (rows: readonly number[]) => rows.filter((row) => answers(base, row, rule));
      const worth = (rows: readonly number[]) => rows.reduce((sum, row) => sum + (values?.[row] ?? 0), 0);
      const where = `${base.name}, group ${i + 1}, "${word}" in "${names[i].name}"`;
      const share = yes(members).length / members.length;
      expect(share, where).toBeGreaterThanOrEqual(0.5);
      expect(yes(outside).length / outside.length, where).toBeLessThan(share);
      if (values !== null && worth(members) > 0) {
        expect(worth(yes(members)) / worth(members), where).toBeGreaterThanOrEqual(0.5 - 1e-9);
      }
      words++;
    }
  });
  return words;
}
