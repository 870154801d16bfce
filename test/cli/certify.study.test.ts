import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readStudy } from "../../src/cases/cases";
import { main } from "../../src/cli/main";
import { methods } from "../../src/clustering/methods";
import { certifyStudy } from "../../src/study/certify-study";
import { writeShops } from "./certified-shops";
import { heard } from "./heard";

type Rows = Record<string, string | number | boolean | null>[];

let folder: string;
let table: string;
const said = heard();

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "champo-certify-"));
  table = path.join(folder, "shops.csv");
  writeShops(table);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const certificate = async (...words: string[]): Promise<Record<string, Rows>> => {
  const out = path.join(folder, "certificate.json");
  expect(await main(["certify", table, "--minutes", "0.02", "--seed", "7", "--out", out, ...words])).toBe(0);
  return JSON.parse(readFileSync(out, "utf8")) as Record<string, Rows>;
};
const valueOf = (rows: Rows, what: string) => rows.find((row) => row["what"] === what)?.["value"];

describe("champo certify", () => {
  test("two clear groups, fixed beforehand: the verdict as in its table, stable segments, a reason in place of a p-value", async () => {
    const { summary, requirements, segments, differences, scores, specifications } = await certificate(
      "--method",
      "ward",
      "--segments",
      "2",
    );
    expect(valueOf(summary, "division")).toMatch(/^30 customers, 2 segments by Ward, fixed beforehand$/);
    // Which requirement fails is the rule's affair: the certificate must say the same as its table.
    const failed = requirements.filter(({ passed }) => passed === false);
    expect(failed).toHaveLength(1);
    expect(valueOf(summary, "verdict")).toBe("not supported: 1 requirement of 6 failed");
    const change = `One requirement alone decides, "${String(failed[0]["requirement"])}": it is `;
    expect(valueOf(summary, "what would change it")).toContain(change);
    expect(valueOf(summary, "preview")).toMatch(/^the time ended/);
    expect(valueOf(summary, "false alarms")).toMatch(/ of \d+ twins? .*without groups$/);
    expect(valueOf(summary, "categories compared in another way")).toMatch(/Rand index of -?\d\.\d\d$/);
    // Two transforms in three scales by three methods.
    expect(specifications).toHaveLength(18);
    expect(specifications.every((row) => Number(row["adjusted Rand index"]) <= 1)).toBe(true);
    expect(valueOf(summary, "other specifications")).toMatch(
      /^18 ways .* median adjusted Rand index of -?\d\.\d\d;/,
    );
    expect(segments.map(({ customers }) => customers)).toEqual([15, 15]);
    expect(segments.every((row) => Number(row["mean Jaccard"]) > 0.95)).toBe(true);
    expect(differences).toHaveLength(1);
    // A category has two values only: the reason is given in place of a p-value.
    expect(differences[0]["p, given the search"]).toBeNull();
    expect(differences[0]["remark"]).toMatch(/^not valid here: ".+" has few different values/);
    expect(scores.map(({ score }) => score)).toEqual([
      "silhouette",
      "Calinski-Harabasz",
      "Davies-Bouldin",
      "Dunn",
      "Dunn, by means",
    ]);
  });

  test("columns of measurements and a division fixed beforehand have a p-value below .001", async () => {
    const measured = path.join(folder, "measured.csv");
    const lines = readFileSync(table, "utf8").split("\n");
    writeFileSync(measured, lines.map((line) => line.split(",").slice(0, 3).join(",")).join("\n"));
    const study = await readStudy({ data: measured, seed: 7 });
    const fixed = { method: methods.ward, k: 2 };
    const [{ difference }] = certifyStudy(study, { fixed, falseAlarmSets: 0, powerSets: 0 }).differences;
    expect(difference.notValid).toEqual([]);
    expect(difference.from).toBe("exact");
    expect(difference.pValue).toBeLessThan(0.001);
  });

  test("asks for method and number of segments together, and for known ones", async () => {
    for (const words of [
      ["--method", "ward"],
      ["--segments", "3"],
    ]) {
      expect(await main(["certify", table, ...words])).toBe(2);
      expect(said.join("\n")).toMatch(/both, or neither/);
    }
    expect(await main(["certify", table, "--method", "dbscan", "--segments", "3"])).toBe(2);
    expect(said.join("\n")).toMatch(/expected k-means, .*ward/);
    expect(await main(["certify", table, "--method", "ward", "--segments", "1.5"])).toBe(2);
    expect(said.join("\n")).toMatch(/--segments/);
  });
});
