import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { CHAMPO_WORKER } from "../../src/cases/champo/report/write-study-report";
import type { LiveData } from "../../src/live/live-data";
import { livePage } from "../../src/live/live-page";
import { plotlyBundle } from "../../src/notebook/drawing/plotly-bundle";
import { scriptHash } from "../../src/report/pages/content-security-policy";
import { packed } from "../../src/report/pages/data-element";
import { fontFaces } from "../../src/report/pages/fonts";

/** Writes the live page as a report would have it, into a folder that is removed after the tests. */
export async function liveFile(data: LiveData): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "champo-live-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const { vectorScript } = await plotlyBundle();
  const text = await livePage(data, CHAMPO_WORKER).make({
    context: {
      title: "A study",
      subtitle: "A question",
      provenance: [["Workbook", data.name]],
      synthetic: true,
    },
    fonts: fontFaces(),
    vectorPlotly: {
      text: vectorScript,
      hash: () => scriptHash(vectorScript),
      packed: () => packed(vectorScript),
    },
  });
  const file = path.join(folder, "live.html");
  writeFileSync(file, text);
  return file;
}
