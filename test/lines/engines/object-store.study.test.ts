import { DuckDBInstance } from "@duckdb/node-api";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { baseOfLines } from "../../../src/lines/base-of-lines";
import { baseOfSums } from "../../../src/lines/base-of-sums";
import { duckDbRunner } from "../../../src/lines/engines/duckdb-runner";
import { objectStoreStatements, secretsOf } from "../../../src/lines/engines/object-store";
import { openDuckDb } from "../../../src/lines/engines/open-duckdb";
import { salesLinesOf } from "../../../src/lines/sales-lines";
import { temporaryFolder } from "../../workbook/small-workbook";
import { placeOf } from "./duckdb-place";
import { baseDifferences, GENERATED_COLUMNS, generatedLines, linesText } from "./generated-lines";
import { objectStore } from "./object-store";

const temporary = temporaryFolder();
const SECRET = `s3cret'; DROP "x" --`;
const KEYS = { AWS_ACCESS_KEY_ID: "k'ey", AWS_SECRET_ACCESS_KEY: SECRET, AWS_REGION: "eu" };

async function extensionMissing(): Promise<boolean> {
  const runner = await duckDbRunner();
  const missing = await runner
    .run("INSTALL httpfs", () => undefined)
    .then(
      () => false,
      () => true,
    );
  await runner.close();
  if (missing) console.log("skipped: DuckDB's extension httpfs is not installed, and cannot be fetched");
  return missing;
}
const missing = await extensionMissing();

describe("keys of a store of objects", () => {
  test("are given to DuckDB as words that end no statement", async () => {
    const [install, load, secret] = objectStoreStatements({
      ...KEYS,
      AWS_ENDPOINT_URL: "http://127.0.0.1:9/",
    });
    expect([install, load]).toEqual(["INSTALL httpfs", "LOAD httpfs"]);
    expect(secret).toBe(
      `CREATE SECRET (TYPE s3, KEY_ID 'k''ey', SECRET 's3cret''; DROP "x" --', REGION 'eu', ENDPOINT '127.0.0.1:9', URL_STYLE 'path', USE_SSL false)`,
    );
    expect(objectStoreStatements({ AWS_REGION: "" })).toEqual(["INSTALL httpfs", "LOAD httpfs"]);
    expect(objectStoreStatements({ AWS_ENDPOINT_URL: "https://store:7" })[2]).toMatch(/'store:7'.*SSL true/);
  });

  test("are in no message, though DuckDB repeats a statement that it cannot read", async () => {
    const secrets = secretsOf({ AWS_SECRET_ACCESS_KEY: "hunter2", AWS_SESSION_TOKEN: "" });
    const opened = duckDbRunner({ first: ["SELECT hunter2"], secrets });
    await expect(opened).rejects.toThrow(/"\(secret\)"/);
    await expect(duckDbRunner({ first: ["SELECT hunter2"], secrets })).rejects.not.toThrow(/hunter2/);
  });

  test.skipIf(!missing)("are of no use without the extension, and the error says how to get it", async () => {
    const opened = openDuckDb(placeOf("parquet", "s3://shop/a.parquet"), {}, temporary.folder, KEYS);
    await expect(opened).rejects.toThrow(/no extension httpfs.*docs\/your-own-data\.md/);
  });
});

test.skipIf(missing)("lines in a store of objects have the customers that they have in memory", async () => {
  const sales = salesLinesOf(generatedLines(5_000, 100, 5));
  const csv = temporary.write("lines.csv", Buffer.from(linesText(sales.lines)));
  const file = path.join(temporary.folder, "lines.parquet");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(
    `COPY (FROM read_csv('${csv}', types = {'order''s no': 'VARCHAR', 'buy"er': 'VARCHAR'})) TO '${file}'`,
  );
  connection.closeSync();
  const store = await objectStore("shop", new Map([["lines/a.parquet", file]]));
  const env = { ...KEYS, AWS_ENDPOINT_URL: store.address };
  for (const at of ["s3://shop/lines/a.parquet", "s3://shop/lines/*.parquet"]) {
    const engine = await openDuckDb(placeOf("parquet", at), GENERATED_COLUMNS, temporary.folder, env);
    const sums = await engine.sums();
    await engine.close();
    expect(baseDifferences(baseOfLines(sales, "x"), baseOfSums(sums, "x"))).toEqual([]);
  }
  const gone = openDuckDb(placeOf("parquet", "s3://shop/no.parquet"), {}, temporary.folder, env);
  await expect(gone).rejects.toThrow(/no\.parquet/);
  await store.close();
  expect(store.asked.length).toBeGreaterThan(2);
  expect(store.asked.join()).not.toContain(SECRET);
});
