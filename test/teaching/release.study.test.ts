import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isCode } from "../../src/notebook/document/document";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { filledIn, pointsOf, variantOf } from "../../src/teaching/assignment";
import { readKit } from "../../src/teaching/release/editions";
import { CODE_STUB, replaceRegions, TEXT_STUB } from "../../src/teaching/grade/marks";
import { writeNbgraderSource, writeStudentRelease } from "../../src/teaching/release/release";
import { levelOf } from "../../src/teaching/release/rubric";
import { sourceEdition } from "../../src/teaching/release/source-edition";
import { seedOf } from "../../src/teaching/release/student-seed";
import { studentEdition } from "../../src/teaching/release/student-edition";
import { packSyntheticWorkbook, synthesise } from "../../src/cases/champo/workbook/synthesise";
import { nbgraderProblems } from "./nbgrader-rules";

const root = path.join(__dirname, "..", "..");
const places = { notebooks: path.join(root, "notebooks"), instructor: path.join(root, "instructor") };
const solutionFile = (id: string) => path.join(places.instructor, "solutions", `${id}.ts`);
const kit = readKit(places);
const { assignment, rubric, sources } = kit;

describe("the rubric", () => {
  test("gives 100 points to the six questions of the case", () => {
    expect(rubric.criteria.map(({ id, points }) => [id, points])).toEqual([
      ["eda-visuals", 20],
      ["customer-features", 15],
      ["methods-compared", 15],
      ["characterisation", 25],
      ["other-tools", 10],
      ["recommendations", 15],
    ]);
  });

  test("names the level that points reach", () => {
    const [criterion] = rubric.criteria;
    expect([20, 16, 6, 0].map((points) => levelOf(rubric, criterion, points))).toEqual([
      "excellent",
      "good",
      "partial",
      "missing",
    ]);
  });

  test("says how much a machine gives and how much a reader", () => {
    const items = assignment.notebooks.flatMap(({ tasks }) => tasks).flatMap(pointsOf);
    const sum = (kind: string) =>
      items.filter((item) => item.kind === kind).reduce((total, { points }) => total + points, 0);
    expect([sum("test"), sum("exhibit"), sum("prose")]).toEqual([59, 4, 37]);
  });
});

describe("regions between marks", () => {
  const marks = { begin: "<<", end: ">>", where: "a cell" };

  test("are replaced, the rest is kept", () => {
    expect(replaceRegions("a\n  <<\nb\n>>\nc", { ...marks, replacement: "…" })).toBe("a\n  …\nc");
    expect(replaceRegions("a\n<<\nb\n>>\nc\n<<\nd\n>>", marks)).toBe("a\nc");
  });

  test("must pair", () => {
    expect(() => replaceRegions("<<\na", marks)).toThrow("no closing mark");
    expect(() => replaceRegions("a\n>>", marks)).toThrow("without an opening one");
    expect(() => replaceRegions("<<\n<<\n>>", marks)).toThrow("second opening mark");
  });
});

describe("the instructor's edition", () => {
  test.each(sources)("$name is a notebook that nbgrader takes", ({ source }) => {
    expect(nbgraderProblems(source)).toEqual([]);
  });

  test("the rules it is held to find faults", () => {
    const [{ source }] = sources;
    const [first, second, ...rest] = source.cells;
    const twice = { ...source, cells: [first, { ...second, metadata: first.metadata }, ...rest] };
    expect(nbgraderProblems(twice).join("\n")).toMatch(/a second time/);
    const open = { ...source, cells: [{ ...first, source: "### BEGIN SOLUTION" }, ...rest] };
    expect(nbgraderProblems(open).join("\n")).toMatch(/do not pair/);
  });

  test("holds a task's own solution where its question is not that of the study", () => {
    const renewed = assignment.notebooks.flatMap(({ name, tasks }) =>
      tasks.filter(({ id }) => fs.existsSync(solutionFile(id))).map((task) => ({ name, task })),
    );
    expect(renewed.length).toBeGreaterThanOrEqual(3);
    for (const { name, task } of renewed) {
      const source = sources.find((each) => each.name === name)?.source;
      const cell = source?.cells.find(({ id }) => id === task.cell);
      const text = fs.readFileSync(solutionFile(task.id), "utf8").trimEnd();
      const own = filledIn(text, variantOf(task, 0), task.id);
      expect(cell?.source).toContain(`// ### BEGIN SOLUTION\n${own}\n// ### END SOLUTION`);
    }
    expect(fs.readdirSync(path.join(places.instructor, "solutions")).sort()).toEqual(
      renewed.map(({ task }) => `${task.id}.ts`).sort(),
    );
  });

  test("holds the solution between marks, and restores the study when they are taken out", () => {
    for (const { name, source } of sources) {
      const study = readNotebook(path.join(places.notebooks, `${name}.ipynb`));
      const tasks = assignment.notebooks.find((each) => each.name === name)?.tasks ?? [];
      const renewed = tasks.filter(({ id }) => fs.existsSync(solutionFile(id))).map(({ cell }) => cell);
      for (const cell of study.cells.filter(isCode).filter(({ id }) => !renewed.includes(id))) {
        const marked = source.cells.find(({ id }) => id === cell.id)?.source ?? "";
        const lines = marked.split("\n").filter((line) => cell.source.split("\n").includes(line));
        expect(lines).toEqual(cell.source.split("\n"));
      }
    }
  });

  test("gives in nbgrader the points of the rubric", () => {
    const graded = sources.flatMap(({ source }) => source.cells).map((cell) => cell.metadata["nbgrader"]);
    const points = (graded as { points?: number }[]).reduce((sum, meta) => sum + (meta.points ?? 0), 0);
    expect(points).toBe(100);
  });

  test("a task whose cell is gone is an error that names it", () => {
    const study = readNotebook(path.join(places.notebooks, "03-k-means.ipynb"));
    const task = assignment.notebooks.find(({ name }) => name === "03-k-means")?.tasks[0];
    const lost = { name: "03-k-means", tasks: [{ ...task, cell: "nowhere" }] } as Parameters<
      typeof sourceEdition
    >[1];
    expect(() =>
      sourceEdition(study, lost, () => ({ id: "", full: "", visible: "", prelude: "", parts: [] })),
    ).toThrow('03-k-means: expected the code cell of "criteria-for-k", got no cell "nowhere"');
  });
});

describe("the students' edition", () => {
  let folder: string;
  let out: string;
  const filesBelow = (place: string): string[] =>
    fs.readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
      const file = path.join(place, entry.name);
      return entry.isDirectory() ? filesBelow(file) : [file];
    });

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-test-"));
    out = path.join(folder, "release");
    await writeStudentRelease(kit, { projectFolder: root, out, seed: 11 });
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  test("has all ten notebooks, and nothing of the instructor's", () => {
    const files = filesBelow(out).map((file) => path.relative(out, file));
    expect(files.filter((file) => file.endsWith(".ipynb"))).toHaveLength(10);
    expect(
      files.filter((file) => /^(instructor|test|report|figures|docs)\b|truth|segments\.json/.test(file)),
    ).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(["README.md", "package.json", "package-lock.json", "LICENSE"]),
    );
    expect(files.filter((file) => file.endsWith(".tmp"))).toEqual([]);
  });

  test("contains no line of a solution and no hidden test, in any file", () => {
    const secrets = sources.flatMap(({ source }) =>
      source.cells.flatMap((cell) => {
        const regions = cell.source.matchAll(/### BEGIN (SOLUTION|HIDDEN TESTS).*\n([^]*?)\n.*### END \1/g);
        return [...regions].flatMap(([, , text]) => text.split("\n").map((line) => line.trim()));
      }),
    );
    const shown = [...kit.tests.values()].flatMap(({ visible }) =>
      visible.split("\n").map((line) => line.trim()),
    );
    // Lines of fewer letters say nothing, and what a visible test says may be said again in a hidden one.
    const telling = secrets.filter(
      (line) => line.length > 24 && !/^for \(let/.test(line) && !shown.includes(line),
    );
    expect(telling.length).toBeGreaterThan(100);
    const texts = filesBelow(out)
      .filter((file) => !file.endsWith(".xlsx"))
      .map((file) => (file.endsWith(".ipynb") ? cellTexts(file) : fs.readFileSync(file, "utf8")));
    expect(telling.filter((line) => texts.some((text) => text.includes(line)))).toEqual([]);
  });

  test("says what to do where the solution was, with its hints, and defines nothing there", () => {
    for (const { name, tasks } of assignment.notebooks) {
      const { cells } = readNotebook(path.join(out, "notebooks", `${name}.ipynb`));
      for (const task of tasks) {
        const cell = cells.find(({ id }) => id === task.cell);
        const words = cell?.source.replace(/\n\/\/\s*/g, " ") ?? "";
        expect(words).toContain(task.text);
        for (const hint of task.hints) expect(words).toContain(hint);
        expect(words).toContain(task.kind === "code" ? CODE_STUB.slice(3) : TEXT_STUB);
      }
    }
  });

  test("carries no outputs, and shows the visible half of each test", () => {
    for (const { name, source } of sources) {
      const released = readNotebook(path.join(out, "notebooks", `${name}.ipynb`));
      expect(released.cells.filter(isCode).filter((cell) => cell.outputs.length > 0)).toEqual([]);
      expect(released).toEqual(studentEdition(source, name));
    }
    const shown = cellTexts(path.join(out, "notebooks", "02-customer-features.ipynb"));
    expect(shown).toContain("the matrix has another number of rows than there are customers");
    expect(shown).not.toContain("is not of the size it claims");
  });

  test("has the workbook of its own seed", async () => {
    const workbook = fs.readFileSync(path.join(out, "data", "champo-synthetic.xlsx"));
    expect(workbook.equals(await packSyntheticWorkbook(synthesise({ seed: 11 })))).toBe(true);
    expect(seedOf("Ada", 7)).not.toBe(seedOf("Grace", 7));
    expect(seedOf("Ada", 7)).toBe(seedOf("Ada", 7));
  });

  test("installs the pinned packages of the project, so that the lock file fits", () => {
    const [own, released] = [root, out].map(
      (place) =>
        JSON.parse(fs.readFileSync(path.join(place, "package.json"), "utf8")) as Record<string, unknown>,
    );
    for (const key of [
      "dependencies",
      "devDependencies",
      "optionalDependencies",
      "overrides",
      "workspaces",
    ]) {
      expect(released[key]).toEqual(own[key]);
    }
    const missing = Object.values(released["scripts"] as Record<string, string>).filter(
      (script) => !fs.existsSync(path.join(out, script.split(" ")[1])),
    );
    expect(missing).toEqual([]);
  });

  test("is not written over something else", async () => {
    const again = writeStudentRelease(kit, { projectFolder: root, out, seed: 11 });
    await expect(again).rejects.toThrow("not empty");
  });
});

test("nbgrader's course folder has the instructor's notebooks and a configuration for TypeScript", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-test-"));
  try {
    await writeNbgraderSource(kit, { out: path.join(folder, "course"), projectFolder: root, seed: 7 });
    const source = path.join(folder, "course", "source", assignment.name);
    expect(fs.readdirSync(source).sort()).toEqual(assignment.notebooks.map(({ name }) => `${name}.ipynb`));
    expect(cellTexts(path.join(source, "03-k-means.ipynb"))).toContain("// ### BEGIN SOLUTION");
    const config = fs.readFileSync(path.join(folder, "course", "nbgrader_config.py"), "utf8");
    expect(config).toContain('{"typescript": "// YOUR CODE HERE"}');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

function cellTexts(file: string): string {
  return readNotebook(file)
    .cells.map((cell) => cell.source)
    .join("\n");
}
