import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { baseOfLines } from "../../../src/lines/base-of-lines";
import { baseOfSums } from "../../../src/lines/base-of-sums";
import { mixOf } from "../../../src/lines/base-with-mix";
import type { LinesPlace } from "../../../src/lines/engines/lines-place";
import { clickHouseRunner } from "../../../src/lines/engines/clickhouse/clickhouse-runner";
import { openClickHouse } from "../../../src/lines/engines/clickhouse/open-clickhouse";
import type { LinesEngine } from "../../../src/lines/engines/lines-engine";
import type { LineColumns } from "../../../src/lines/lines-of-table";
import type { LineSums } from "../../../src/lines/line-sums";
import { salesLinesOf } from "../../../src/lines/sales-lines";
import { readDataFiles } from "../../../src/study/description/data-files";
import { salesOfTable } from "../../../src/study/description/sales-of-table";
import { ProblemLog } from "../../../src/tables/problem-log";
import { temporaryFolder } from "../../workbook/small-workbook";
import { placeOf } from "./duckdb-place";
import { baseDifferences, GENERATED_COLUMNS, generatedLines, linesText } from "./generated-lines";
import { createLines, EXAMPLE_TABLE, exampleLines, insertLines } from "../../../scripts/cluster/fill.mjs";
import { statementAt } from "../../../scripts/cluster/start.mjs";
import { GENERATED_TABLE, hasServers, insertText, sharedCluster } from "./shop-cluster";

const real = path.join(__dirname, "../../../../shared/data/online-retail-first-25000.csv");

const temporary = temporaryFolder();
const PASSWORD = "pa<ss'wo\"rd&";
const cluster = sharedCluster(temporary.folder, { password: PASSWORD });
const sales = salesLinesOf(generatedLines(20_000, 400, 7));
const ENV = { CLICKHOUSE_USER: "reader", CLICKHOUSE_PASSWORD: PASSWORD };

const place = (changes: Partial<LinesPlace>): LinesPlace =>
  placeOf("clickhouse", cluster().shards[0].url, changes);

async function read<T>(
  changes: Partial<LinesPlace>,
  use: (engine: LinesEngine) => Promise<T>,
  named: Partial<LineColumns> = GENERATED_COLUMNS,
): Promise<T> {
  const engine = await openClickHouse(place(changes), named, ENV);
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}
const sumsOf = (
  changes: Partial<LinesPlace>,
  mix?: readonly string[],
  named?: Partial<LineColumns>,
): Promise<LineSums> => read(changes, (engine) => engine.sums(mix), named);

/** What the first server has received from others and from programs so far. */
async function receivedBytes(): Promise<number> {
  const statement = "SELECT value FROM system.events WHERE event = 'NetworkReceiveBytes'";
  return Number(await statementAt(cluster().shards[0].url, statement));
}

describe.skipIf(!hasServers)("ClickHouse sums lines to the customers that memory does", () => {
  const own = baseOfLines(sales, "lines");

  beforeAll(async () => {
    await createLines(cluster(), GENERATED_TABLE);
    await insertText(cluster(), linesText(sales.lines));
    await createLines(cluster(), { ...GENERATED_TABLE, table: "mixed", key: "rand()" });
    await insertText(cluster(), linesText(sales.lines), "mixed");
    await statementAt(
      cluster().shards[0].url,
      "CREATE TABLE shop.one ENGINE = MergeTree ORDER BY tuple() AS SELECT * FROM shop.lines",
    );
  });

  test("of one server, of a cluster, of a SELECT on each server, and where a customer lies on several", async () => {
    for (const changes of [
      { table: "shop.one" },
      { table: "shop.lines" },
      { table: "shop.mixed" },
      { select: "SELECT * FROM shop.lines_part -- all", cluster: "shop" },
    ]) {
      const sums = await sumsOf(changes);
      expect([changes, baseDifferences(own, baseOfSums(sums, "lines"))]).toEqual([changes, []]);
      expect(sums.leftOut).toMatchObject({ withoutCustomer: 1, withoutDay: 1, withoutMoney: 1 });
      expect(sums.lines).toBe(sales.lines.length);
    }
  });

  test("in the product mix of an earlier study, of which a product may be gone", async () => {
    const mix = [...mixOf(own).slice(0, 4), "no such product", "(other products)"];
    const sums = await sumsOf({ table: "shop.lines" }, mix);
    expect(baseDifferences(baseOfLines(sales, "x", mix), baseOfSums(sums, "x", mix))).toEqual([]);
  });

  test("and a line more is seen", async () => {
    const { url } = cluster().shards[0];
    await statementAt(
      url,
      "CREATE TABLE shop.more ENGINE = MergeTree ORDER BY tuple() AS SELECT * FROM shop.one",
    );
    await statementAt(url, "INSERT INTO shop.more SELECT * FROM shop.one LIMIT 1");
    const base = baseOfSums(await sumsOf({ table: "shop.more" }), "lines");
    expect(baseDifferences(own, base).length).toBeGreaterThan(0);
  });

  test.skipIf(!existsSync(real))("of a real shop, with returns and lines without a customer", async () => {
    const { table } = await readDataFiles([real], "/", new ProblemLog(), new ProblemLog());
    const named = { order: "InvoiceNo", product: "Description", country: "Country" };
    const retail = salesOfTable(table!, named);
    const columns =
      "InvoiceNo String, StockCode String, Description String, Quantity Int32, InvoiceDate String, UnitPrice Float64, CustomerID String, Country String";
    await createLines(cluster(), {
      columns,
      order: "tuple()",
      key: "cityHash64(CustomerID)",
      table: "retail",
    });
    await insertText(cluster(), readFileSync(real, "utf8"), "retail");
    const select =
      "SELECT * REPLACE (parseDateTimeInJodaSyntaxOrNull(InvoiceDate, 'M/d/yyyy H:mm') AS InvoiceDate) FROM shop.retail_part";
    const sums = await read({ select, cluster: "shop" }, (engine) => engine.sums(), named);
    expect(baseDifferences(baseOfLines(retail, "x"), baseOfSums(sums, "x"))).toEqual([]);
    expect({ ...sums.leftOut, shareOfMoney: 0 }).toEqual({ ...retail.leftOut, shareOfMoney: 0 });
    expect(sums.leftOut!.shareOfMoney).toBeCloseTo(retail.leftOut!.shareOfMoney, 12);
  });

  test("and only sums travel between the servers, not lines", async () => {
    await createLines(cluster(), { ...EXAMPLE_TABLE, table: "many" });
    await insertLines(cluster(), exampleLines(300_000), "many");
    const travelled = async (work: () => Promise<unknown>): Promise<number> => {
      const before = await receivedBytes();
      await work();
      return (await receivedBytes()) - before;
    };
    const sums = await travelled(() => sumsOf({ table: "shop.many" }, undefined, {}));
    const outside =
      "SELECT customer, sum(amount), max(day), uniqExact(order_no), uniqExact(product) FROM (SELECT * FROM shop.many) GROUP BY customer";
    const lines = await travelled(() => statementAt(cluster().shards[0].url, outside));
    console.log(`received by the first server: ${sums} bytes of sums, ${lines} bytes where lines travel`);
    expect(sums).toBeLessThan(lines / 10);
    const first = (table: string): Promise<string> => read({ table }, async ({ queries }) => queries[0].what);
    expect(await first("shop.lines")).toContain("each customer's lines lie on one server");
    expect(await first("shop.mixed")).toContain("parts of their sums travel");
  });
});

describe.skipIf(!hasServers)("ClickHouse ends with an error that says what to do", () => {
  const refused = (
    changes: Partial<LinesPlace>,
    env = ENV,
    named: Partial<LineColumns> = {},
  ): Promise<string> =>
    openClickHouse(place(changes), named, env).then(
      () => "no error",
      (error: unknown) => String(error),
    );

  test("for a table, a cluster, a database and a column that are not there", async () => {
    expect(await refused({ table: "shop.gone" })).toMatch(/no table "shop\.gone".*table: shop\.lines/);
    expect(await refused({ table: "gone.lines" })).toMatch(/no table "gone\.lines"/);
    expect(await refused({ select: "SELECT 1", cluster: "gone" })).toMatch(
      /no cluster "gone".*cluster: NAME/,
    );
    expect(await refused({ select: "SELECT * FROM shop.gone" })).toMatch(/shop\.gone/);
    expect(await refused({ table: "shop.lines" }, ENV, { customer: "who" })).toMatch(/"who"/);
  });

  test("for a wrong password, which it does not show", async () => {
    const secret = "s3cret-word";
    const said = await refused({ table: "shop.lines" }, { ...ENV, CLICKHOUSE_PASSWORD: secret });
    expect(said).toMatch(/CLICKHOUSE_USER and CLICKHOUSE_PASSWORD.*\.env/);
    expect(said).not.toContain(secret);
  });

  test("where nothing answers, and without the client", async () => {
    const nothing = { ...place({ table: "shop.lines" }), at: "http://127.0.0.1:9" };
    await expect(openClickHouse(nothing, {}, {})).rejects.toThrow(
      /no answer.*curl http:\/\/127\.0\.0\.1:9\/ping/,
    );
    await expect(
      clickHouseRunner({ address: nothing.at, env: {}, package: "@clickhouse/not-installed" }),
    ).rejects.toThrow(/npm install --include=optional @clickhouse\/client/);
  });
});
