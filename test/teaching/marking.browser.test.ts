import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PLAIN_COURSE } from "../../src/teaching/course";
import { keepMarks, readClass, writeClass, type WrittenClass } from "../../src/teaching/grade/class-files";
import { readMarks } from "../../src/teaching/marking/read-marks";
import type { MarksFile } from "../../src/teaching/marking/person-mark";
import { sharedBrowser } from "../lanes/shared-browser";
import { violations } from "../report/axe";
import { watchPage, WIDE } from "../report/watched-page";
import { kit, madeSubmission, OTHER, QUESTION } from "./made-class";

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`The page for markers is not tested. ${opened.reason}`);
/** Where the pictures of the guide are written; none unless asked for. */
const pictures =
  process.env["CHAMPO_SCREENSHOTS"] === "1" ? path.join(__dirname, "..", "..", "docs", "images") : undefined;
const out = fs.mkdtempSync(path.join(os.tmpdir(), "champo-marking-"));
afterAll(() => fs.rmSync(out, { recursive: true, force: true }));

const record = {
  version: 2,
  assignment: kit.assignment.name,
  workbooks: ["synthetic, seed 1"],
  protections: ["no network"],
  submissions: [
    madeSubmission("Ada", {
      [QUESTION]: "A few accounts make the revenue, so an average describes nobody.",
      [OTHER]: "Country, as a witness.",
    }),
    madeSubmission("Eve", { [QUESTION]: "<script>alert(1)</script> Units are mixed." }),
  ],
} as const;
const write = (): Promise<WrittenClass> => writeClass(record, kit, PLAIN_COURSE, out);
const finalOf = (student: string, { final }: WrittenClass) =>
  final.find((each) => each.student === student)?.marks.find(({ id }) => id === QUESTION)?.given;

describe.skipIf(opened.browser === null)("marks from the page to the final grade", () => {
  let saved: MarksFile;

  beforeAll(async () => {
    await write();
  });

  test("a marker gives levels, points and comments by keyboard, and saves one file", async () => {
    const file = path.join(out, "marking.html");
    const { page, complaints } = await watchPage(opened.browser!, file, {
      viewport: WIDE,
      colorScheme: "light",
    });
    expect(await violations(page)).toEqual([]);
    expect(await page.locator("article.item").count()).toBe(3);
    await expect.poll(() => page.locator("#progress").textContent()).toBe("0 of 3 marked");
    expect(await page.getByText("by Ada").first().isVisible()).toBe(false);
    await page.locator("body").press("n"); // the first answer without a mark
    await page.keyboard.press("1"); // its highest level, and on
    await page.keyboard.press("p");
    await page.keyboard.type("3.5");
    await page.keyboard.press("Escape");
    await page.keyboard.press("c");
    await page.keyboard.type("Say more.");
    await page.keyboard.press("Escape");
    expect(await page.locator("#progress").textContent()).toBe("2 of 3 marked, not saved");
    await page.locator("#marker").fill("Kim Li");
    if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, "marking-page.png") });
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save").click()]);
    expect(download.suggestedFilename()).toBe("marks-Kim-Li.json");
    const place = path.join(out, "kim.json");
    await download.saveAs(place);
    saved = readMarks(place, kit.assignment);
    expect(saved.marker).toBe("Kim Li");
    expect(saved.marks.map(({ item, points }) => [item, points])).toEqual([
      [QUESTION, 8],
      [QUESTION, 3.5],
    ]);
    expect(saved.marks[1].comment).toBe("Say more.");
    expect(complaints).toEqual([]);

    await page.reload();
    await page.locator("#load").setInputFiles(place);
    await expect.poll(() => page.locator("#progress").textContent()).toBe("2 of 3 marked");
    await page.context().close();
  });

  test("they are merged, kept apart from the machine's, and in table and feedback", async () => {
    const machine = JSON.stringify(readClass(out)?.submissions);
    keepMarks(out, saved);
    const written = await write();
    expect(written.merged).toMatchObject({ conflicts: [], outdated: [], strangers: [] });
    const { student } = saved.marks[1];
    expect(finalOf(student, written)).toBe(3.5);
    expect(JSON.stringify(readClass(out)?.submissions)).toBe(machine);
    const feedback = fs.readFileSync(path.join(out, "students", student, "feedback.html"), "utf8");
    expect(feedback).toContain("Say more.");
    expect(feedback).toContain("3.5 / 8");
    for (const hint of kit.assignment.notebooks
      .flatMap(({ tasks }) => tasks)
      .flatMap((task) => (task.kind === "prose" ? task.lookFor : [])))
      expect(feedback).not.toContain(hint);
    expect(feedback).not.toMatch(/<script/);
  });

  test("two markers who differ are a conflict; once they agree the mark is in", async () => {
    const { student } = saved.marks[0];
    const lee = (points: number): MarksFile => ({
      ...saved,
      marker: "Lee",
      marks: [{ ...saved.marks[0], points }],
    });
    keepMarks(out, lee(5));
    const differing = await write();
    expect(differing.merged.conflicts).toMatchObject([{ student, item: QUESTION }]);
    expect(finalOf(student, differing)).toBeNull();
    keepMarks(out, lee(8));
    expect(finalOf(student, await write())).toBe(8);
  });

  test("a number typed into the table becomes a mark, and the typed table is kept", async () => {
    const file = path.join(out, "grades.csv");
    const [head, ...rows] = fs
      .readFileSync(file, "utf8")
      .trimEnd()
      .split("\r\n")
      .map((line) => line.split(","));
    const column = head.findIndex((name) => name.startsWith(`${OTHER} (of`));
    const [row] = rows.filter(([name]) => name === "Ada");
    expect(row[column]).toBe("");
    row[column] = "2";
    const text = [head, ...rows].map((cells) => cells.join(",")).join("\r\n");
    fs.writeFileSync(file, text);
    const written = await write();
    expect(written.typed?.marks.marks).toMatchObject([{ student: "Ada", item: OTHER, points: 2 }]);
    expect(fs.readFileSync(file, "utf8")).toContain("\r\nAda,");
    const kept = fs.readdirSync(path.join(out, "marks")).filter((name) => name.endsWith(".kept"));
    expect(kept.map((name) => fs.readFileSync(path.join(out, "marks", name), "utf8"))).toEqual([text]);
    const ada = (await write()).final.find(({ student }) => student === "Ada");
    expect(ada?.marks.find(({ id }) => id === OTHER)?.given).toBe(2);
    expect(ada?.marks.every(({ given }) => given !== null)).toBe(true);
    const page = fs.readFileSync(path.join(out, "students", "Ada", "feedback.html"), "utf8");
    expect(page).toMatch(/The final mark is [\d.]+%/);
    expect(page).not.toContain("to read</span>");
  });
});
