import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { sharedBrowser } from "../lanes/shared-browser";
import { expectAccessiblePage } from "./accessible";
import { reportPages } from "./report-pages";
import { reportToLookAt } from "./report-to-look-at";

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`Accessibility is not tested. ${opened.reason}`);
const report = mkdtempSync(path.join(tmpdir(), "accessible-report-"));
afterAll(() => rmSync(report, { recursive: true, force: true }));

describe.skipIf(opened.browser === null)("every page of the study's report", () => {
  beforeAll(async () => {
    await reportToLookAt(report);
  });

  test.each(reportPages())(
    "%s meets WCAG 2.2 AA: wide and on a phone, light and dark, with its tools open",
    (name) => expectAccessiblePage(opened.browser!, report, name),
  );
});
