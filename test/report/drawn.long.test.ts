import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { exportReport } from "../../src/report/export-report";
import { GLOSSARY } from "../../src/report/notes/glossary";
import { REFERENCES } from "../../src/report/notes/references";
import { sharedBrowser } from "../lanes/shared-browser";
import { drawnFaults } from "./drawn-faults";
import { figuresOf } from "./figures-of";
import { PIXEL, studyNotebook } from "./fixture-notebook";
import { drawAll, overflow, PHONE, watchPage, WIDE } from "./watched-page";

const committed = path.join(__dirname, "..", "..", "notebooks");
const notebooks = readdirSync(committed)
  .filter((file) => file.endsWith(".ipynb"))
  .sort()
  .map((file) => ({
    name: path.basename(file, ".ipynb"),
    document: readNotebook(path.join(committed, file)),
  }));
const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`The pages are not drawn in a browser. ${opened.reason}`);
const out = mkdtempSync(path.join(tmpdir(), "drawn-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe.skipIf(opened.browser === null)(
  "every figure is drawn, without a complaint, within the window, and with nothing over anything else",
  () => {
    beforeAll(async () => {
      const every = [...notebooks, { name: "11-kinds", document: studyNotebook(PIXEL) }];
      await exportReport({
        notebooks: every,
        out,
        title: "The study",
        provenance: { Data: "synthetic" },
        references: REFERENCES,
        glossary: GLOSSARY,
      });
    });

    const readers = [
      ["wide and dark", { viewport: WIDE, colorScheme: "dark" }],
      ["on a phone, light", { viewport: PHONE, colorScheme: "light" }],
    ] as const;
    const each = notebooks.flatMap((notebook) =>
      readers.map(([place, reader]) => ({ ...notebook, place, reader })),
    );

    test.each(each)("of $name: $place", async ({ name, document, reader }) => {
      const { page, complaints } = await watchPage(opened.browser!, path.join(out, `${name}.html`), reader);
      expect(await drawAll(page)).toEqual(figuresOf(document).map(() => "drawn"));
      expect(await overflow(page)).toBe(0);
      expect(await drawnFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test.each(readers)("of all kinds: %s", async (_, reader) => {
      const { page, complaints } = await watchPage(opened.browser!, path.join(out, "11-kinds.html"), reader);
      expect(await drawAll(page)).toEqual(figuresOf(studyNotebook(PIXEL)).map(() => "drawn"));
      expect(await overflow(page)).toBe(0);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  },
);
