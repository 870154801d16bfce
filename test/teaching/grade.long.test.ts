import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseDelimitedText } from "../../src/tables/csv/delimited-text";
import { readNotebook, writeNotebook } from "../../src/notebook/document/notebook-file";
import type { Notebook } from "../../src/notebook/document/document";
import { PLAIN_COURSE } from "../../src/teaching/course";
import type { GradedSubmission } from "../../src/teaching/grade/grade-submission";
import { readClass } from "../../src/teaching/grade/class-files";
import { gradeClass } from "../../src/teaching/grade/grade-class";
import { given, lostPoints, openClassroom, root, withCell, type Classroom } from "./classroom";

let room: Classroom;
beforeAll(async () => {
  room = await openClassroom();
});
afterAll(() => room.leave());

const markNamed = (graded: GradedSubmission, wanted: string) =>
  graded.marks.find(({ id }) => id === wanted) as GradedSubmission["marks"][number];

/** Grades the solution after a change to one cell. */
const flawed = (name: string, id: string, change: (source: string) => string) =>
  room.grade(withCell(room.solution, name, id, change));

describe("grading", () => {
  test("the solution gets full marks on a workbook it has never seen, and its prose is to be read", async () => {
    const graded = await room.grade(room.solution);
    expect(lostPoints(graded)).toEqual({});
    expect(given(graded)).toBe(63);
    const toRead = graded.marks.filter((mark) => mark.given === null);
    expect(toRead.map(({ kind }) => kind)).toEqual(Array(5).fill("prose"));
    expect(toRead.reduce((sum, { points }) => sum + points, 0)).toBe(37);
  });

  test("the released edition, unsolved, gets nothing, and nothing of it is to be read", async () => {
    const graded = await room.grade(room.released);
    expect(graded.marks.map((mark) => mark.given)).toEqual(graded.marks.map(() => 0));
    expect(new Set(graded.marks.map(({ why }) => why))).toEqual(
      new Set(["The task was not solved.", "There is no answer."]),
    );
  });

  test("sales lines clustered in place of customers lose the points of that rule alone", async () => {
    const graded = await flawed("02-customer-features", "load-customers", (source) =>
      source.replace(
        /const features = .*/,
        [
          'import { observations } from "champo";',
          "const lines = workbook.orders.map((line, i) => [Math.log10(1 + line.amount), Math.log10(1 + line.quantity), i % 7]);",
          "const means = [0, 1, 2].map((j) => lines.reduce((sum, line) => sum + line[j], 0) / lines.length);",
          "const spreads = [0, 1, 2].map((j) => Math.sqrt(lines.reduce((sum, line) => sum + (line[j] - means[j]) ** 2, 0) / lines.length));",
          "const scaled = observations(lines.map((line) => line.map((value, j) => (value - means[j]) / spreads[j])));",
          'const columnNames = ["pieces", "piece size", "A share", "B share", "C share"];',
          "const features: any = { ...scaled, columnNames };",
        ].join("\n"),
      ),
    );
    expect(lostPoints(graded)).toEqual({
      "one-row-per-customer": "The matrix has another number of rows than there are customers.",
    });
    expect(given(graded)).toBe(63 - 6);
  });

  test("an unscaled copy that is scored loses the points of that rule alone", async () => {
    const graded = await flawed("03-k-means", "silhouette-per-customer", (source) =>
      source.replace(
        "silhouette(features, labelsOfMore)",
        'silhouette(require("champo").customerFeatures(study.base, { transform: "none", scale: "none" }), labelsOfMore)',
      ),
    );
    expect(lostPoints(graded)["scored-as-clustered"]).toContain(
      "`fit` scores another matrix, or other labels, than were clustered.",
    );
    const { given: points, parts } = markNamed(graded, "scored-as-clustered");
    expect(points).toBeGreaterThanOrEqual(1);
    expect(parts?.map((part) => part.given)[1]).toBe(0);
    expect(given(graded)).toBe(63 - 4 + (points ?? 0));
  });

  test("an elbow alone loses the points for several criteria, and these only", async () => {
    const graded = await flawed("03-k-means", "criteria", () =>
      [
        "const points = runs.map((each) => ({ k: each.clusterCount, inertia: each.inertia }));",
        "show(elbow(points, null));",
        "const drops = points.slice(1).map((point, i) => ({ k: point.k, drop: points[i].inertia - point.inertia }));",
        "const bend = drops.find((each, i) => i > 0 && each.drop < drops[0].drop / 3) ?? drops[drops.length - 1];",
        "const [byCh, byDb] = [bend, bend];",
      ].join("\n"),
    );
    expect(Object.keys(lostPoints(graded))).toEqual(["several-criteria"]);
  });

  test("names that follow label numbers lose the points for names, and these only", async () => {
    const graded = await flawed("08-segment-profiles", "load", (source) =>
      source.replace(
        "name: `${entry.name} (${word})`",
        'name: ["Gold", "Silver", "Bronze", "Tin", "Lead", "Zinc", "Iron", "Clay"][i]',
      ),
    );
    expect(Object.keys(lostPoints(graded))).toEqual(["names-from-profiles"]);
    const { given: points, parts, why } = markNamed(graded, "names-from-profiles");
    expect(why).toContain('Nothing in the profile of group 1 supports the name "Gold".');
    expect(parts?.map((part) => part.given)).toEqual([1, 0, 0, 2]);
    expect(points).toBe(3);
  });

  test("the library's profiles and names by themselves give few of the points for characterisation", async () => {
    const graded = await flawed("08-segment-profiles", "load", (source) =>
      [
        ...source.split("\n").filter((line) => /^const (study|segmentation|rules|cards)/.test(line)),
        "const { profiles, tests } = profileSegments(segmentation, seed);",
        "const names = nameSegments(segmentation, study.lexicon);",
      ].join("\n"),
    );
    const marks = graded.marks.filter(({ task }) => task === "profiles-and-names");
    expect(marks.reduce((sum, mark) => sum + (mark.given ?? 0), 0)).toBeLessThanOrEqual(4);
    expect(marks.reduce((sum, { points }) => sum + points, 0)).toBe(15);
  });

  test("noise dropped before scoring loses the points of that rule alone", async () => {
    const graded = await flawed("05-density", "four-methods", (source) =>
      source.replace(
        "adjustedRand(compared, kMeans.labels)",
        "adjustedRand(compared.filter((label) => label >= 0), kMeans.labels.filter((_, row) => compared[row] >= 0))",
      ),
    );
    expect(lostPoints(graded)).toEqual({
      "noise-counted":
        "Compared and noise customers do not add up to all customers: noise was dropped before scoring.",
    });
    expect(given(graded)).toBe(63 - 3);
  });

  test("typed numbers lose the points of what they stand for, and those of the sentence", async () => {
    const graded = await flawed("01-sales-eda", "pareto", (source) =>
      source
        .replace(/const needed = .*;/, "const needed = spread.shares.slice(0, 6).map((share) => share.name);")
        .replace(/takeaway`[^`]*`/, "takeaway`6 customers make nine tenths of it.`"),
    );
    expect(Object.keys(lostPoints(graded))).toEqual(["revenue-pareto-test", "revenue-pareto"]);
    expect(markNamed(graded, "revenue-pareto").why).toBe("Numbers were typed into a sentence: 6.");
    const { why, parts } = markNamed(graded, "revenue-pareto-test");
    expect(why).toMatch(/^`needed` does not hold the customers that make nine tenths of the revenue, /);
    expect(parts?.map((part) => part.given)).toEqual([0, 2]);
    expect(given(graded)).toBe(63 - 4);
    expect(graded.outputs["revenue-pareto"]).toContain("6 customers make nine tenths of it.");
  });

  test("the published notebooks handed in lose points in every criterion that a machine grades by tasks of its own", async () => {
    const published = new Map(
      [...room.solution.keys()].map((name) => [
        name,
        readNotebook(path.join(root, "notebooks", `${name}.ipynb`)),
      ]),
    );
    const graded = await room.grade(published);
    expect(given(graded)).toBeLessThan(63 / 2);
    const lost = new Set(
      graded.marks.filter(({ id }) => id in lostPoints(graded)).map(({ criterion }) => criterion),
    );
    expect([...lost].sort()).toEqual(
      ["characterisation", "customer-features", "eda-visuals", "methods-compared", "other-tools"].sort(),
    );
  });

  test("assertions and a library that were tampered with earn nothing, and do not save a wrong answer", async () => {
    const graded = await flawed("03-k-means", "silhouette-per-customer", (source) =>
      source.replace(
        "const fit = silhouette(features, labelsOfMore);",
        [
          'const assertions = require("node:assert/strict");',
          'for (const name of ["ok", "equal", "deepEqual", "match"]) assertions[name] = () => undefined;',
          'require("champo/validity/scores/silhouette").silhouette = () => ({ value: 0.99, perRow: [] });',
          'require("champo/index.js").loadStudy = () => undefined;',
          "const fit = { value: 0.99, perRow: new Float64Array(features.rows).fill(0.99) };",
        ].join("\n"),
      ),
    );
    expect(Object.keys(lostPoints(graded))).toEqual(["scored-as-clustered"]);
    expect(markNamed(graded, "scored-as-clustered").given).toBe(0);
    expect(graded.flags.map(({ what }) => what)).toContain("replaces a function of the library");
  });

  test("skipped cells lose their own points, and no cell that did not run gives any", async () => {
    const emptied = withCell(
      room.solution,
      "01-sales-eda",
      "product-types",
      () => "// I did not come to this.",
    );
    const graded = await room.grade(
      withCell(emptied, "09-other-ml-tools", "rules", (source) => `${source}\nthrow new Error("after all");`),
    );
    expect(lostPoints(graded)).toEqual({
      "product-mix-test": "The cell has only comments.",
      "product-mix": "The cell has only comments.",
      "rules-beyond-chance": "The cell failed: Error: after all.",
    });
    expect(given(graded)).toBe(63 - 6 - 6);
  });
});

describe("grading a class", () => {
  const FEATURES = "02-customer-features";
  const HOSTILE = "=1+1 <b onclick=x>Bobby<!--";
  let folder: string;
  let submissions: string[];

  const handIn = (student: string, notebook: Notebook): string => {
    const place = path.join(folder, "submitted", student);
    writeNotebook(path.join(place, "notebooks", `${FEATURES}.ipynb`), notebook);
    return place;
  };
  const grade = async (
    out: string,
    options: { folders?: readonly string[]; jobs?: number; onEvent?: () => void; signal?: AbortSignal } = {},
  ) => {
    const { kit, context } = room;
    const notebooks = kit.assignment.notebooks.filter(({ name }) => name === FEATURES);
    const own = {
      ...context,
      runsFolder: path.join(out, ".runs"),
      ...(options.signal ? { signal: options.signal } : {}),
    };
    const written = await gradeClass(options.folders ?? submissions, {
      course: PLAIN_COURSE,
      kit: { ...kit, assignment: { ...kit.assignment, notebooks } },
      context: own,
      out,
      jobs: options.jobs ?? 2,
      ...(options.onEvent ? { onEvent: options.onEvent } : {}),
    });
    return written.graded;
  };

  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-test-"));
    const changed = (change: (source: string) => string) =>
      withCell(room.solution, FEATURES, "load-customers", change).get(FEATURES) as Notebook;
    const prose = withCell(
      room.solution,
      FEATURES,
      "conclusion",
      () => "<script>alert(1)</script> <img src=x onerror=alert(2)>",
    );
    submissions = [
      handIn("Ada", room.solution.get(FEATURES) as Notebook),
      handIn("Grace", room.released.get(FEATURES) as Notebook),
      handIn(
        "Mallory",
        changed((source) => `${source}\nprocess.exit(0);`),
      ),
      handIn(HOSTILE, prose.get(FEATURES) as Notebook),
      path.join(folder, "submitted", "Trudy"),
      path.join(folder, "submitted", "Eve"),
      path.join(folder, "submitted", "Nobody"),
    ];
    fs.mkdirSync(path.join(folder, "submitted", "Trudy"));
    fs.symlinkSync("/etc/passwd", path.join(folder, "submitted", "Trudy", `${FEATURES}.ipynb`));
    fs.mkdirSync(path.join(folder, "submitted", "Eve"));
    fs.writeFileSync(path.join(folder, "submitted", "Eve", `${FEATURES}.ipynb`), "no notebook");
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  test("gives each their own, and goes on where it was interrupted", async () => {
    const out = path.join(folder, "grades");
    const stop = new AbortController();
    let events = 0;
    // After the first submission has been started and graded.
    const onEvent = (): void => {
      if (++events > 2) stop.abort(new Error("enough for today"));
    };
    const interrupted = grade(out, { jobs: 1, signal: stop.signal, onEvent });
    await expect(interrupted).rejects.toThrow("enough for today");
    const written = () =>
      fs
        .readdirSync(path.join(out, ".runs"))
        .map((name) => [name, fs.statSync(path.join(out, ".runs", name)).mtimeMs] as const);
    const kept = written();
    expect(kept.length).toBeGreaterThan(0);

    const all = await grade(out);
    expect(written()).toEqual(expect.arrayContaining(kept));
    expect(all.map((graded) => [graded.student, given(graded)])).toEqual([
      ["Ada", 12],
      ["Grace", 0],
      ["Mallory", 0],
      [HOSTILE, 12],
      ["Trudy", 0],
      ["Eve", 0],
    ]);
    expect(all[2].marks[0].why).toMatch(/^The cell was stopped: .*process\.exit\(0\)/);
    expect(all[4].marks[0].why).toMatch(/not a regular file/);
    expect(all[5].marks[0].why).toMatch(/is not JSON/);
  });

  test("writes a table in which a name is no formula", () => {
    const { records } = parseDelimitedText(
      fs.readFileSync(path.join(folder, "grades", "grades.csv"), "utf8"),
    );
    expect(records.map(({ cells }) => cells.slice(0, 4))).toEqual([
      ["student", "given", "to read", "of"],
      [HOSTILE, "12", "3", "15"],
      ["Ada", "12", "3", "15"],
      ["Eve", "0", "0", "15"],
      ["Grace", "0", "0", "15"],
      ["Mallory", "0", "3", "15"],
      ["Trudy", "0", "0", "15"],
    ]);
    expect(fs.readFileSync(path.join(folder, "grades", "grades.csv"), "utf8")).toContain(`'${HOSTILE}`);
  });

  test("writes pages in which nothing of a submission is markup, and nothing may run", () => {
    const pages = [
      path.join(folder, "grades", "index.html"),
      path.join(folder, "grades", "students", HOSTILE, "feedback.html"),
    ].map((file) => fs.readFileSync(file, "utf8"));
    for (const page of pages) {
      expect(page).toContain("default-src &#39;none&#39;; script-src &#39;none&#39;");
      expect(page).not.toMatch(/<script|<img|<b onclick|<!--/);
    }
    expect(pages[1]).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(pages[0]).toContain("missed most first");
    expect(pages[0]).toMatch(/Mallory[^]*uses process\.exit/);
    expect(pages[1]).not.toContain("process.exit");
    expect(pages[0]).toMatch(/Not graded[^]*Nobody[^]*nothing there/);
    expect(pages[0]).toContain(`students/${encodeURIComponent(HOSTILE)}/feedback.html`);
  });

  test("puts a part that is graded again, and one who comes later, into the class", async () => {
    const out = path.join(folder, "grades");
    const again = handIn("Ada", room.released.get(FEATURES) as Notebook);
    const later = handIn("Zoe", room.solution.get(FEATURES) as Notebook);
    const graded = await grade(out, { folders: [again, later] });
    expect(graded.map((each) => [each.student, given(each)])).toEqual([
      ["Ada", 0],
      ["Zoe", 12],
    ]);
    const kept = readClass(out);
    expect(kept?.submissions.map((each) => [each.student, given(each)])).toEqual([
      [HOSTILE, 12],
      ["Ada", 0],
      ["Eve", 0],
      ["Grace", 0],
      ["Mallory", 0],
      ["Trudy", 0],
      ["Zoe", 12],
    ]);
    expect(kept?.leftOut?.map(({ entry }) => path.basename(entry))).toEqual(["Nobody"]);
    const { records } = parseDelimitedText(fs.readFileSync(path.join(out, "grades.csv"), "utf8"));
    expect(records).toHaveLength(8);
    expect(fs.existsSync(path.join(out, "students", "Zoe", "feedback.html"))).toBe(true);
  });

  test("looks at all folders before it runs any", async () => {
    const { kit, context } = room;
    const options = { kit, context, course: PLAIN_COURSE, out: path.join(folder, "more"), jobs: 1 };
    await expect(gradeClass([path.join(folder, "nobody")], options)).rejects.toThrow(
      "at least one submission",
    );
    const inside = { ...options, out: path.join(submissions[0], "grades") };
    await expect(gradeClass([submissions[0]], inside)).rejects.toThrow("within the submission");
  });
});
