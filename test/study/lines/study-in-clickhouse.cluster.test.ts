import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createLines } from "../../../scripts/cluster/fill.mjs";
import { statementAt } from "../../../scripts/cluster/start.mjs";
import { main } from "../../../src/cli/main";
import { sumOf } from "../../../src/core/sum";
import { columnNamed } from "../../../src/customers/customer-base";
import { baseOfLines } from "../../../src/lines/base-of-lines";
import { salesLinesOf } from "../../../src/lines/sales-lines";
import { describedStudy } from "../../../src/study/description/described-study";
import { heard } from "../../cli/heard";
import { baseDifferences, generatedLines, linesText } from "../../lines/engines/generated-lines";
import { GENERATED_TABLE, hasServers, insertText, sharedCluster } from "../../lines/engines/shop-cluster";
import { temporaryFolder } from "../../workbook/small-workbook";
import { filesWith, saveSegmentsOf, writeStudyOfLines } from "./study-of-lines";

const temporary = temporaryFolder();
const said = heard();
const SECRET = "pa55-of-the-reader";
const cluster = sharedCluster(temporary.folder, { password: SECRET });
const inFolder = (...names: string[]): string => path.join(temporary.folder, ...names);
const lines = generatedLines(6_000, 1_600, 3);

/** A study of a table over the cluster, with its user and password next to it. */
function writeStudy(name: string, table: string, further = ""): string {
  const place = `{clickhouse: "${cluster().shards[0].url}", table: shop.${table}${further}}`;
  const folder = writeStudyOfLines(inFolder(name), place);
  writeFileSync(path.join(folder, ".env"), `CLICKHOUSE_USER=reader\nCLICKHOUSE_PASSWORD=${SECRET}\n`);
  return folder;
}

describe.skipIf(!hasServers)("a study whose lines are in ClickHouse", () => {
  beforeAll(async () => {
    for (const [table, own] of [
      ["now", lines],
      ["later", generatedLines(6_000, 1_600, 4)],
    ] as const) {
      await createLines(cluster(), { ...GENERATED_TABLE, table });
      await insertText(cluster(), linesText(own), table);
    }
    const folder = writeStudy("shop", "now");
    expect(await main(["study", folder, "--only", "01"])).toBe(0);
    await saveSegmentsOf(folder);
    await saveSegmentsOf(writeStudy("later", "later"));
  });

  test("runs, and chapter 01 says what was read where", async () => {
    const chapter = readFileSync(inFolder("shop", "notebooks", "01-the-data.ipynb"), "utf8");
    expect(chapter).toMatch(/summed from 6,000 sales lines .*: ClickHouse summed them in/);
    expect(chapter).toMatch(/where customers lie: each customer's lines lie on one server/);
    const { base } = await describedStudy(inFolder("shop", "study.yaml"));
    expect(baseDifferences(baseOfLines(salesLinesOf(lines), "x"), base)).toEqual([]);
  });

  test("is checked, scored, compared, refreshed and reported; no output and no message holds its password", async () => {
    const [shop, later] = [inFolder("shop"), inFolder("later")];
    for (const [code, ...words] of [
      [0, "check", shop],
      [0, "score", later, "--segments", shop, "--out", inFolder("scores.csv")],
      [0, "score", shop, "--to", "shop.segments"],
      [0, "compare", shop, later, "--out", inFolder("compared.json")],
      [0, "refresh", shop, "--keep", "shop.days"],
      [0, "report", shop],
      [2, "score", shop, "--to", "nowhere.segments"],
      [2, "check", writeStudy("gone", "gone")],
    ] as const) {
      expect([words, await main([...words])]).toEqual([words, code]);
    }
    expect(said.join("\n")).toMatch(/Verdict: .*[^]*Verdict: keep/);
    expect(readFileSync(inFolder("scores.csv"), "utf8").split("\n").length).toBeGreaterThan(1_000);
    expect(JSON.parse(readFileSync(inFolder("compared.json"), "utf8"))).toHaveProperty("summary");
    expect(readFileSync(inFolder("shop", "report", "01-the-data.html"), "utf8")).toContain("ClickHouse");
    expect(said.join("\n")).not.toContain(SECRET);
    const own = ["gone", "later", "shop"].map((name) => inFolder(name, ".env"));
    const found = ["gone", "later", "shop"].flatMap((name) => filesWith(SECRET, inFolder(name)));
    expect(found.sort()).toEqual(own);
    for (const file of ["scores.csv", "compared.json"]) {
      expect(readFileSync(inFolder(file), "utf8")).not.toContain(SECRET);
    }
    expect(
      await statementAt(
        `${cluster().shards[0].url}/?user=reader&password=${SECRET}`,
        "SELECT count() FROM shop.segments",
      ),
    ).not.toBe("0\n");
  });

  test("or of a coreset that the servers draw: a part of the customers with their own figures, and weights that add up", async () => {
    const folder = writeStudy("drawn", "now", ", coreset: 1000");
    const [all, few] = [
      await describedStudy(inFolder("shop", "study.yaml")),
      await describedStudy(path.join(folder, "study.yaml")),
    ];
    const rowOf = new Map(all.base.customers.map((customer, row) => [customer, row]));
    const { customers, weights } = few.base;
    expect(customers.length).toBeLessThan(0.8 * all.base.customers.length);
    expect(Math.abs(sumOf([...weights!]) / all.base.customers.length - 1)).toBeLessThan(0.1);
    for (const name of ["revenue", "orders", "days since last order"]) {
      const [own, whole] = [columnNamed(few.base, name).numbers!, columnNamed(all.base, name).numbers!];
      customers.forEach((customer, row) => expect(own[row]).toBeCloseTo(whole[rowOf.get(customer)!], 9));
    }
    expect(await main(["refresh", folder, "--keep", "shop.drawn"])).toBe(2);
  });
});
