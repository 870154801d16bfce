import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Notebook } from "../../src/notebook/document/document";
import { askChild } from "../../src/teaching/sandbox/ask-child";
import type { AssignedNotebook } from "../../src/teaching/assignment";
import { readAssignment } from "../../src/teaching/assignment";
import { freeNames, isUnsolved } from "../../src/teaching/release/code-names";
import { decodeValue, encodeValue } from "../../src/teaching/grade/encode-value";
import { judgeTests } from "../../src/teaching/grade/judge-tests";
import { planRun } from "../../src/teaching/release/plan-run";
import { processUse } from "../../src/teaching/sandbox/process-watch";
import { readRubric } from "../../src/teaching/release/rubric";
import { sourceEdition } from "../../src/teaching/release/source-edition";
import { studentEdition } from "../../src/teaching/release/student-edition";
import { typedNumbers } from "../../src/teaching/grade/typed-numbers";
import { notebookOf } from "../notebook/workspace";

const instructor = path.join(__dirname, "..", "..", "instructor");

describe("values on their way from a submission to the judge", () => {
  test("come back as they were, through JSON", () => {
    const anything = fc.anything({
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: false,
    });
    fc.assert(
      fc.property(anything, (value) => {
        const there = JSON.stringify(encodeValue(value));
        const again = JSON.stringify(encodeValue(decodeValue(JSON.parse(there))));
        expect(again).toBe(there);
      }),
    );
    const value = {
      a: [NaN, -0, Infinity, null, undefined],
      b: Int32Array.of(1, -1),
      c: new Map([["x", new Set([1])]]),
      $: 1,
    };
    expect(decodeValue(JSON.parse(JSON.stringify(encodeValue(value))))).toEqual(value);
  });

  test("lose functions, circles and what lies too deep", () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(JSON.stringify(encodeValue(circle)).length).toBeLessThan(500);
    expect(decodeValue(encodeValue({ f: () => 1 }))).toEqual({ f: undefined });
  });

  test("are data whatever is sent: no prototype is reached", () => {
    for (const sent of [
      '{"$":["array","Function",[1]]}',
      '{"$":["map",[1,2]]}',
      '{"$":5}',
      '{"$":["object",null]}',
    ]) {
      expect(() => decodeValue(JSON.parse(sent))).not.toThrow();
    }
    decodeValue(JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe("numbers in a sentence", () => {
  test("are found where they were typed", () => {
    expect(typedNumbers("takeaway`The largest brings 36%, and 1,234 follow.`")).toEqual(["36%", "1,234"]);
    expect(typedNumbers("champo.takeaway`It brings ${percent(0.36)} of ${count(-3)}.`")).toEqual([
      "percent(0.36)",
      "count(-3)",
    ]);
    expect(typedNumbers('answer`Yes${x ? `, all ${count(n)} of 45` : ""}.`')).toEqual(["45"]);
  });

  test("are left alone where they were computed, or are no sentence", () => {
    expect(
      typedNumbers("takeaway`${count(rows.length)} rows, ${percent(a / b, 1)}, ${share.text}.`"),
    ).toEqual([]);
    expect(typedNumbers('show(table("The first 5", rows.slice(0, 5)));')).toEqual([]);
  });
});

describe("names in code", () => {
  test("that a test takes from its surroundings are those it does not declare", () => {
    const code =
      'import * as assert from "x"; { const a = b.map((c) => c.d + e); for (const [f] of a) g({ f, h: i }); }';
    expect(freeNames(code).sort()).toEqual(["b", "e", "g", "i"]);
    expect(
      freeNames("const f = (list: string[]) => list.map(Number) as const; new Map<string, Row>();"),
    ).toEqual([]);
  });

  test("a cell of comments is unsolved", () => {
    expect(["", "// YOUR CODE HERE", "/* a */\n// b"].map(isUnsolved)).toEqual([true, true, true]);
    expect(isUnsolved("const a = 1;")).toBe(false);
  });
});

describe("what is run of a submission", () => {
  const [first, second, third, fourth] = ["given-1", "task-1", "given-2", "given-3"];
  const base = notebookOf(
    'import * as lib from "lib";\nconst unused = slow();\nconst used = 1;',
    "const answer = used + 1;",
    "show(answer);",
    "const list = [answer];\nlist.push(used);\nshow(list);",
  );
  const named: Notebook = {
    ...base,
    cells: base.cells.map((cell, i) => ({ ...cell, id: [first, second, third, fourth][i] })),
  };
  const assigned: AssignedNotebook = {
    name: "n",
    tasks: [
      {
        id: "t",
        kind: "code",
        cell: second,
        criterion: "c",
        text: "Do.",
        hints: [],
        tests: [{ id: "t-test", rule: "R.", points: 1 }],
      },
    ],
  };
  const source = sourceEdition(named, assigned, () => ({
    id: "t-test",
    full: "check(answer);",
    visible: "",
    prelude: "",
    parts: [],
  }));
  const submitted = studentEdition(source, "n");
  const solved = (change: (cells: Notebook["cells"]) => Notebook["cells"]): Notebook => ({
    ...submitted,
    cells: change(submitted.cells),
  });

  test("is the student's code, and of the given cells what it needs: never their test cells", () => {
    const notebook = solved((cells) =>
      cells.map((cell) => (cell.id === second ? { ...cell, source: "const answer = used * 2;" } : cell)),
    );
    expect(planRun(source, assigned, notebook, ["answer"])).toEqual([
      { id: "given-given-1", kind: "given", source: "const used = 1;" },
      { id: "t", kind: "task", source: "const answer = used * 2;" },
    ]);
  });

  test("keeps what changes a needed value, and puts given cells back as they were", () => {
    const forged = solved((cells) =>
      cells.map((cell) => (cell.id === fourth ? { ...cell, source: "const list = [42, 42];" } : cell)),
    );
    const plan = planRun(source, assigned, forged, ["list"]);
    expect(plan.at(-1)?.source).toBe("const list = [answer];\nlist.push(used);");
    expect(JSON.stringify(plan)).not.toContain("42");
  });

  test("keeps cells that the student added where they stand, and finds cells whose ids an editor has changed", () => {
    const extra = { ...submitted.cells[0], id: "x", metadata: {}, source: "const helper = 3;" };
    const notebook = solved(([head, ...rest]) => [
      head,
      extra,
      ...rest.map((cell, i) => ({ ...cell, id: `new-${i}` })),
    ]);
    const plan = planRun(source, assigned, notebook, ["answer"]);
    expect(plan.map(({ kind }) => kind)).toEqual(["added", "task"]);
    expect(plan[1].source).toContain("YOUR CODE HERE");
  });
});

describe("the judge", () => {
  test("takes the workbook from here, whatever a submission says it is", async () => {
    const code =
      'import * as assert from "node:assert/strict";\nassert.equal(value, customers.records.length, "wrong");';
    const records = { records: [] };
    const verdicts = await judgeTests({
      tests: [
        { id: "forged", parts: [code], values: { value: 0, customers: records } },
        { id: "missing", parts: [code], values: {} },
        { id: "of another kind", parts: ["value.map((x) => x)"], values: { value: 3 } },
        { id: "in parts", parts: ["if (value !== 3) throw new Error()", code], values: { value: 3 } },
      ],
    });
    expect(verdicts.map(({ whys }) => whys)).toEqual([
      ["wrong"],
      ["`value` is not defined"],
      [expect.stringContaining("does not have the type that the task asks for")],
      [null, "wrong"],
    ]);
  });
});

describe("a child that is asked", () => {
  const options = { seconds: 20, heapMegabytes: 256, answerBytes: 1e6 };

  test("that cannot answer is an error that says why", async () => {
    await expect(askChild("sandbox/warden.js", null, options)).rejects.toThrow(/TypeError|Cannot/);
    await expect(askChild("nothing.js", {}, options)).rejects.toThrow(/Cannot find module/);
  });

  test("is ended when its time is over", async () => {
    await expect(askChild("sandbox/warden.js", {}, { ...options, seconds: 0.01 })).rejects.toThrow(
      "no answer within 0.01 s",
    );
  });
});

test.runIf(process.platform === "linux")("a process is measured with its descendants", () => {
  const use = processUse(process.pid);
  expect(use?.processes).toBeGreaterThanOrEqual(1);
  expect(use?.megabytes).toBeGreaterThan(20);
  expect(processUse(2 ** 30)?.processes).toBe(0);
});

describe("an assignment that does not fit", () => {
  const broken = (file: string, change: (text: string) => string): string => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-test-"));
    for (const name of ["assignment.json", "rubric.json"]) {
      const text = fs.readFileSync(path.join(instructor, name), "utf8");
      fs.writeFileSync(path.join(folder, name), name === file ? change(text) : text);
    }
    return folder;
  };
  const read = (folder: string) => readRubric(folder, readAssignment(folder));

  test.each([
    ["assignment.json", '"version": 1', '"version": 2', "expected version 1, got version 2"],
    ["assignment.json", '"id": "product-mix",', '"id": "revenue-pareto",', "a second time"],
    ["assignment.json", '"id": "product-mix",', '"id": "Product mix",', "small letters"],
    ["assignment.json", '"points": 8', '"points": -8', "a number above 0"],
    ["assignment.json", '"criterion": "eda-visuals"', '"criterion": "eda"', 'no criterion "eda"'],
    ["rubric.json", '"points": 20', '"points": 21', "20, the sum of its items"],
    ["rubric.json", '"from": 17', '"from": 12', "levels that descend to 0"],
  ])("%s: %s for %s", (file, before, after, message) => {
    const folder = broken(file, (text) => text.replace(before, after));
    expect(() => read(folder)).toThrow(message);
    fs.rmSync(folder, { recursive: true, force: true });
  });
});
