import { expect, test } from "vitest";
import { hostileActs } from "../../src/teaching/overview/hostile-acts";
import { itemStatistics } from "../../src/teaching/overview/item-statistics";
import { similarAnswers } from "../../src/teaching/overview/similar-answers";
import type { GradedSubmission } from "../../src/teaching/grade/grade-submission";
import { byAttention } from "../../src/teaching/overview/attention";
import { madeSubmission, QUESTION } from "./made-class";

const OWN = [
  "const totals = new Map<string, number>();",
  "for (const line of orders) totals.set(line.item, (totals.get(line.item) ?? 0) + line.amount);",
  "const ranked = [...totals].sort((x, y) => y[1] - x[1]).slice(0, 3);",
].join("\n");
const RENAMED = `// my own work\n${OWN.replace(/totals/g, "sums")
  .replace(/ranked/g, "best")
  .replace(/\bx\b/g, "left")}`;
const OTHER = [
  "let most = orders[0];",
  "orders.forEach((order) => { if (order.quantity > most.quantity) most = order; });",
  "const few = orders.filter((order) => order.quantity * 10 < most.quantity).map(({ customer }) => customer);",
].join("\n");

test("a copy with other names, spaces and comments is found; other code, and what all were given, is not", () => {
  const students = [
    { student: "Ada", answers: { mix: OWN } },
    { student: "Eve", answers: { mix: RENAMED } },
    { student: "Kim", answers: { mix: OTHER } },
  ];
  const [pair, ...more] = similarAnswers(students, []);
  expect(more).toEqual([]);
  expect(pair).toMatchObject({ a: "Ada", b: "Eve", tasks: ["mix"] });
  expect(pair.similarity).toBeGreaterThan(0.95);
  expect(similarAnswers(students, [OWN])).toEqual([]);
});

test("code that most of a class has is no sign of a copy", () => {
  const students = ["a", "b", "c", "d", "e"].map((student) => ({ student, answers: { mix: OWN } }));
  expect(similarAnswers(students, [])).toEqual([]);
});

test("those to look at come first, then the smallest share of what is marked", () => {
  const made = (student: string, given: number, more: Partial<GradedSubmission> = {}): GradedSubmission => {
    const whole = madeSubmission(student, { [QUESTION]: "an answer that nobody has marked" });
    const marks = whole.marks.map((mark) => (mark.given === null ? mark : { ...mark, given }));
    return { ...whole, marks, ...more };
  };
  const flags = [{ notebook: "01-sales-eda", cell: "pareto", what: "uses process.exit" }];
  const missing = { notebook: "05-density", text: "05-density.ipynb was not handed in" };
  const failed = { ...missing, text: "The first cell that failed is four-methods", source: "x" };
  const pairs = [{ a: "Ben", b: "Eve", similarity: 0.9, tasks: ["mix"] }];
  const all = [
    made("Ada", 1),
    made("Ben", 2),
    made("Cai", 0, { remarks: [failed] }),
    made("Dee", 1, { remarks: [missing, missing] }),
    made("Eve", 1, { flags }),
    made("Fay", 0, { flags: [...flags, ...flags] }),
  ];
  expect(byAttention(all, pairs).map(({ graded, reasons }) => [graded.student, ...reasons])).toEqual([
    ["Fay", "2 acts to look at"],
    ["Eve", "1 act to look at", "much like 1 other"],
    ["Ben", "much like 1 other"],
    ["Dee", "2 notebooks not run"],
    ["Cai"],
    ["Ada"],
  ]);
});

test("the statistics of an item say how often it was missed and whether it separates", () => {
  const whole = madeSubmission("A", {});
  const withGiven = (student: string, share: (index: number) => number) => ({
    ...whole,
    student,
    marks: whole.marks.map((mark, i) => ({ ...mark, given: mark.points * share(i), why: `missed ${i}` })),
  });
  // The first item goes with all others, the second against them, the third is the same for all.
  const at = (skill: number) => (i: number) => (i === 1 ? 1 - skill : i === 2 ? 1 : skill);
  const all = [0, 0.25, 0.75, 1].map((skill) => withGiven(`s${skill}`, at(skill)));
  const byId = new Map(itemStatistics(all).map((each) => [each.mark.id, each]));
  const [first, second, third] = whole.marks.map(({ id }) => byId.get(id));
  expect(first).toMatchObject({ marked: 4, missed: 3, easiness: 0.5, commonest: "missed 0" });
  expect(first?.discrimination).toBeGreaterThan(0.95);
  expect(second?.discrimination).toBeLessThan(-0.9);
  expect(third?.discrimination).toBeNull();
  expect(itemStatistics(all.slice(0, 2))[0].discrimination).toBeNull();
});

test.each([
  ['require("node:child_process").spawn("x");', "starts programs (child_process)"],
  ['import * as fs from "fs";', "reads or writes files (fs)"],
  ["process.exit(0);", "uses process.exit"],
  ['eval("1");', "runs text as code"],
  ["JSON.stringify = () => '';", "replaces JSON.stringify"],
  [
    'require("champo/validity/scores/silhouette").silhouette = () => 1;',
    "replaces a function of the library",
  ],
  ['require("champo/teaching/grade/report-value");', "loads the grader's own code"],
  ["const a = [1].map((x) => x + 1);", undefined],
  ['import { show } from "champo";', undefined],
])("%s is flagged: %s", (source, what) => {
  const acts = hostileActs([{ id: "t", kind: "task", source }], undefined);
  expect(acts.map((act) => act.what)).toEqual(what === undefined ? [] : [what]);
  expect(hostileActs([{ id: "t", kind: "given", source }], undefined)).toEqual([]);
});
