import { beforeAll, describe, expect, test } from "vitest";
import { createLines, insertLines } from "../../../scripts/cluster/fill.mjs";
import { statementAt } from "../../../scripts/cluster/start.mjs";
import { kmeans } from "../../../src/clustering/kmeans/kmeans";
import { customerBaseOf } from "../../../src/customers/customer-base";
import { applyRecipe, type FeatureMatrix } from "../../../src/customers/recipe/apply-recipe";
import { fitRecipe } from "../../../src/customers/recipe/fit-recipe";
import { schemaOf } from "../../../src/customers/schema/schema-column";
import { CLICKHOUSE_LINES } from "../../../src/lines/engines/clickhouse/clickhouse-lines";
import {
  clickHouseRunner,
  type ClickHouseRunner,
} from "../../../src/lines/engines/clickhouse/clickhouse-runner";
import { squaredEuclidean } from "../../../src/math/distances/distances";
import { matrixFromRows, rowOf } from "../../../src/math/linear/matrix";
import { SQL_DIALECTS } from "../../../src/segments/sql/sql-dialect";
import { refitCenters, type SpreadCustomers } from "../../../src/study/lines/refit-segments";
import { hasServers, sharedCluster } from "../../lines/engines/shop-cluster";
import { temporaryFolder } from "../../workbook/small-workbook";

const cluster = sharedCluster(temporaryFolder().folder);
const CUSTOMERS = 1_000_000;
const NAMES = ["visits", "basket", "age"];

describe.skipIf(!hasServers)("k-means of a million customers who stay on three servers", () => {
  let features: FeatureMatrix;
  let of: SpreadCustomers;
  let runner: ClickHouseRunner;
  let start: number[][];

  beforeAll(async () => {
    const columns = ["id String", ...NAMES.map((name) => `${name} Float64`)].join(", ");
    await createLines(cluster(), { columns, order: "id", key: "cityHash64(id)", table: "people" });
    const draw = (name: string): string => `cityHash64(number, '${name}') % 1000 / 250`;
    const values = NAMES.map(
      (name, j) => `(number % 4 = ${j}) * 6 + ${draw(name)} + ${draw(`${name}2`)} AS ${name}`,
    );
    const rows = `SELECT concat('c', toString(number)) AS id, ${values.join(", ")} FROM numbers(${CUSTOMERS})`;
    await insertLines(cluster(), rows, "people");
    const { url } = cluster().shards[0];
    const text = await statementAt(url, "SELECT * FROM shop.people ORDER BY id FORMAT TSV");
    const cells = text
      .trimEnd()
      .split("\n")
      .map((row) => row.split("\t"));
    const base = customerBaseOf({
      name: "people",
      customers: cells.map(([id]) => id),
      columns: NAMES.map((name, j) => ({
        name,
        type: "score" as const,
        role: "feature" as const,
        numbers: Float64Array.from(cells, (row) => Number(row[j + 1])),
      })),
    });
    const recipe = fitRecipe(base);
    features = applyRecipe(recipe, base);
    start = [0, 1, 2, 3].map((c) => Array.from(rowOf(features, c)));
    runner = await clickHouseRunner({ address: url, env: {} });
    const everywhere = (statement: string): string => `SELECT * FROM cluster('shop', view(${statement}))`;
    const model = { recipe, columns: schemaOf(base, recipe) };
    of = {
      runner,
      dialect: CLICKHOUSE_LINES,
      customers: { model, dialect: SQL_DIALECTS["clickhouse"], from: "shop.people_part", id: "id" },
      everywhere,
    };
    return () => runner.close();
  });

  const inertiaOf = (centers: readonly (readonly number[])[]): number => {
    const all = centers.map((center) => Float64Array.from(center));
    let sum = 0;
    for (let row = 0; row < features.rows; row++) {
      const own = rowOf(features, row);
      sum += Math.min(...all.map((center) => squaredEuclidean(own, center)));
    }
    return sum;
  };

  test("comes to the inertia of k-means in memory; the coreset alone to 1.02 times it at most", async () => {
    const refitted = await refitCenters(of, start, 7);
    const whole = kmeans(features, { k: 4, seed: 7, initialCenters: matrixFromRows(start) });
    expect(refitted.customers).toBe(CUSTOMERS);
    expect(Math.abs(refitted.inertia / inertiaOf(refitted.centers) - 1)).toBeLessThan(1e-9);
    expect(Math.abs(refitted.inertia / whole.inertia - 1)).toBeLessThan(1e-9);
    expect(refitted.coresetInertia / whole.inertia).toBeLessThanOrEqual(1.02);
    expect(refitted.coresetInertia).toBeGreaterThan(refitted.inertia);
    console.log(
      `passes ${refitted.passes}, coreset ${refitted.coresetInertia / whole.inertia}, all ${refitted.inertia / whole.inertia}`,
    );
  });

  test("is the same for the same seed, and draws other customers for another", async () => {
    const [one, again, other] = [
      await refitCenters(of, start, 7, 500),
      await refitCenters(of, start, 7, 500),
      await refitCenters(of, start, 8, 500),
    ];
    expect(Math.abs(again.coresetInertia / one.coresetInertia - 1)).toBeLessThan(1e-12);
    expect(Math.abs(other.coresetInertia / one.coresetInertia - 1)).toBeGreaterThan(1e-9);
  });
});
