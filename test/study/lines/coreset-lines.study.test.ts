import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { kmeans } from "../../../src/clustering/kmeans/kmeans";
import { methods } from "../../../src/clustering/methods";
import { gaussianMixture } from "../../../src/clustering/mixture/gaussian-mixture";
import { latentClass } from "../../../src/clustering/latent-class/latent-class";
import { sumBy } from "../../../src/core/sum";
import { columnNamed, type CustomerBase } from "../../../src/customers/customer-base";
import type { FeatureMatrix } from "../../../src/customers/recipe/apply-recipe";
import { mixedFeatures } from "../../../src/customers/recipe/mixed-features";
import { lineFindings } from "../../../src/findings/line-findings";
import { duckDbRunner } from "../../../src/lines/engines/duckdb-runner";
import { resultOf } from "../../../src/lines/engines/sql-runner";
import { segmentationMethod } from "../../../src/segments/segmentation-method";
import { scoreCustomers } from "../../../src/segments/place/score-customer";
import { chooseSegmentation } from "../../../src/segments/choose/choose-segmentation";
import { certifyStudy } from "../../../src/study/certify-study";
import { describedStudy, type DescribedStudy } from "../../../src/study/description/described-study";
import { placementModel } from "../../../src/study/placement-model";
import { sampledStudy } from "../../../src/study/sampled-study";
import { studyFeatures, type Study } from "../../../src/study/study";
import { adjustedRand } from "../../../src/validity/agreement/adjusted-rand";
import { twinNull } from "../../../src/validity/structure/twin-null";
import { bootstrapJaccard } from "../../../src/validity/stability/bootstrap-jaccard";
import { temporaryFolder } from "../../workbook/small-workbook";

const temporary = temporaryFolder();
const CUSTOMERS = 12_000;
const DRAWN = 1500;

/** Customers of three habits: often for little, seldom for much, and a few who buy all at once. */
const LINES = `
  SELECT 'c' || c AS customer, 'o' || c || '-' || i AS order_no,
    DATE '2022-01-01' + CAST(HASH(c, i, 'day') % (1000 - 700 * (h = 2)::INT) AS INT) AS day,
    'product ' || (HASH(c, i, 'p') % 4) AS product,
    ROUND((1 + (HASH(c, i) % 400) / 400) * [20, 900, 150][h + 1], 2) AS amount
  FROM (SELECT c, CASE WHEN HASH(c, 'h') % 20 < 12 THEN 0 WHEN HASH(c, 'h') % 20 < 19 THEN 1 ELSE 2 END AS h FROM RANGE(${CUSTOMERS}) AS t(c)),
    RANGE(40) AS u(i) WHERE i < [24, 3, 40][h + 1] + HASH(c) % 4`;

let all: DescribedStudy;
let drawn: DescribedStudy;

async function studyOf(name: string, further: string): Promise<DescribedStudy> {
  const folder = path.join(temporary.folder, name);
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, "study.yaml"),
    `title: Shop\ndata:\n  lines: {parquet: ../lines.parquet${further}}\n`,
  );
  return describedStudy(path.join(folder, "study.yaml"), { outputFolder: folder });
}

beforeAll(async () => {
  const runner = await duckDbRunner();
  await resultOf(runner, `COPY (${LINES}) TO '${path.join(temporary.folder, "lines.parquet")}'`);
  await runner.close();
  [all, drawn] = [await studyOf("all", ""), await studyOf("drawn", `, coreset: ${DRAWN}`)];
});

const weighted = ({ customers, weights }: CustomerBase, value: (row: number) => number): number =>
  sumBy(customers, (_, row) => value(row) * (weights?.[row] ?? 1));

test("drawn customers have the figures of all, and their weights add up to all of them", async () => {
  const { base } = drawn;
  expect(Math.abs(base.customers.length / DRAWN - 1)).toBeLessThan(0.1);
  expect(Math.abs(weighted(base, () => 1) / CUSTOMERS - 1)).toBeLessThan(0.05);
  const rowOf = new Map(all.base.customers.map((customer, row) => [customer, row]));
  for (const name of [
    "revenue",
    "orders",
    "days since last order",
    "product 1",
    "usual days between orders",
  ]) {
    const [own, theirs] = [columnNamed(base, name).numbers!, columnNamed(all.base, name).numbers!];
    base.customers.forEach((customer, row) => expect(own[row]).toBeCloseTo(theirs[rowOf.get(customer)!], 9));
  }
  const revenue = (of: CustomerBase): number =>
    weighted(of, (row) => columnNamed(of, "revenue").numbers![row]);
  expect(Math.abs(revenue(base) / revenue(all.base) - 1)).toBeLessThan(0.1);
  const again = await studyOf("again", `, coreset: ${DRAWN}`);
  expect(again.base.customers).toEqual(base.customers);
  expect(again.fingerprint).not.toBe(all.fingerprint);
  expect(lineFindings.contents(null, drawn.reading).text).toMatch(
    /Of 12,000 customers it drew 1,\d{3} by the seed 7/,
  );
});

test("it carries choice, stability and certificate of a study, and its centres place all customers", () => {
  const options = { seed: 7, maxK: 4, methods: ["k-means"] };
  const choice = chooseSegmentation(studyFeatures(drawn), drawn.base, options);
  const sampled = sampledStudy(all);
  const whole = chooseSegmentation(studyFeatures(sampled), sampled.base, options);
  expect([choice.method, choice.k, choice.status]).toEqual([whole.method, whole.k, whole.status]);
  const { features, labels, k, groups } = choice.segmentation;
  expect(features.weights?.length).toBe(drawn.base.customers.length);
  // Weights count: shares are those of all customers, though most of the drawn are far from the mean.
  const shares = (of: typeof groups): readonly number[] =>
    of.map(({ count }) => count / sumBy(of, (each) => each.count)).sort((a, b) => a - b);
  shares(groups).forEach((share, i) => expect(share).toBeCloseTo(shares(whole.segmentation.groups)[i], 1));
  const model = placementModel(choice.segmentation);
  const placed = scoreCustomers(model, sampled.base).map(({ nearest }) => nearest);
  expect(adjustedRand(placed, [...whole.segmentation.labels]).value).toBeGreaterThan(0.95);
  const { cluster } = segmentationMethod(choice.segmentation);
  const stability = bootstrapJaccard(features, cluster, k, { resamples: 10, seed: 7, labels });
  expect(stability.lowest).toBeGreaterThan(0.9);
  // Twins count as the drawn customers do: the p-value is that of all.
  const chance = (of: FeatureMatrix): number | null =>
    twinNull(of, cluster, k, { twins: 19, seed: 7 }).pValue;
  expect([chance(features), chance(studyFeatures(sampled))]).toEqual([1 / 20, 1 / 20]);
  const certificate = certifyStudy(drawn, { fixed: { method: methods.kMeans, k }, stop: () => true });
  expect([...certificate.segmentation.labels].length).toBe(features.rows);
});

test("mixtures and latent classes of the drawn customers are those of all", () => {
  const [few, many] = [studyFeatures(drawn), studyFeatures(sampledStudy(all))];
  const shares = (of: FeatureMatrix): readonly number[] => {
    const initialLabels = kmeans(of, { k: 3, seed: 7 }).labels;
    return [...gaussianMixture(of, { k: 3, seed: 7, initialLabels }).weights].sort((a, b) => a - b);
  };
  const mixture = shares(many);
  shares(few).forEach((share, c) => expect(Math.abs(share - mixture[c])).toBeLessThan(0.05));
  const classes = ({ base }: Study, { recipe, weights }: FeatureMatrix): readonly number[] => {
    const options = { k: 3, seed: 7, starts: 20, standardErrors: false, ...(weights && { weights }) };
    return [...latentClass(mixedFeatures(base, recipe), options).sizes].sort((a, b) => a - b);
  };
  const ofMany = classes(sampledStudy(all), many);
  classes(drawn, few).forEach((share, c) => expect(Math.abs(share - ofMany[c])).toBeLessThan(0.1));
});
