import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { writeStudyReport } from "../../src/cases/champo/report/write-study-report";
import { readWorkbook } from "../../src/cases/champo/workbook/read";
import { placesOf } from "../../src/study/run-places";
import { DEFAULT_SEED, PROJECT_FOLDER } from "../../src/study/settings";
import { sharedBrowser } from "../lanes/shared-browser";
import { expectAccessiblePage } from "./accessible";
import { reportPages } from "./report-pages";

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`Accessibility is not tested. ${opened.reason}`);
const report = mkdtempSync(path.join(tmpdir(), "accessible-report-"));
afterAll(() => rmSync(report, { recursive: true, force: true }));

describe.skipIf(opened.browser === null)("every page of the study's report", () => {
  beforeAll(async () => {
    const { workbook } = await readWorkbook(path.join(PROJECT_FOLDER, "data", "champo-synthetic.xlsx"));
    if (!workbook) throw new Error("the embedded workbook cannot be read");
    await writeStudyReport(workbook, { ...placesOf({ asCommitted: true }), report }, { seed: DEFAULT_SEED });
  });

  test.each(reportPages())(
    "%s meets WCAG 2.2 AA: wide and on a phone, light and dark, with its tools open",
    (name) => expectAccessiblePage(opened.browser!, report, name),
  );
});
