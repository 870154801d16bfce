import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { readStudy } from "../../src/cases/cases";
import { nameSegments } from "../../src/segments/naming/name-segments";
import { certificateTables } from "../../src/study/certificate-tables";
import { certifyStudy } from "../../src/study/certify-study";
import { writeShops } from "./certified-shops";

test("a division chosen by the rule has no p-value, and says why; the sets are judged to the end", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "champo-certify-"));
  const table = path.join(folder, "shops.csv");
  writeShops(table);
  const study = await readStudy({ data: table, seed: 7 });
  const result = certifyStudy(study, { maxK: 2, falseAlarmSets: 2, powerSets: 1 });
  expect(result.certificate.complete).toBe(true);
  const { summary, differences } = certificateTables(
    result,
    nameSegments(result.segmentation, study.lexicon),
  );
  const valueOf = (what: string) => summary.find((row) => row["what"] === what)?.["value"];
  expect(valueOf("division")).toMatch(/chosen by the rule$/);
  expect(valueOf("false alarms")).toMatch(/^the rule says segments on [012] of 2 twins \(/);
  expect(valueOf("preview")).toBeUndefined();
  expect(differences[0]["p, given the search"]).toBeNull();
  expect(differences[0]["remark"]).toMatch(/chosen on the same rows/);
  rmSync(folder, { recursive: true, force: true });
});
