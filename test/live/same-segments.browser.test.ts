import { build, type Plugin } from "esbuild";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { loadStudy } from "../../src/cases/champo/champo-study";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import type { CustomerBase } from "../../src/customers/customer-base";
import { customerBase } from "../../src/customers/read-customer-base";
import { customerFeatures, applyRecipe } from "../../src/customers/recipe/apply-recipe";
import type { FeatureRecipe } from "../../src/customers/recipe/feature-recipe";
import type { FeatureOptions } from "../../src/customers/recipe/fit-recipe";
import { EXACT_ROWS } from "../../src/live/engine/live-sample";
import type { LiveState } from "../../src/live/live-state";
import { scoreCustomers } from "../../src/segments/place/score-customer";
import { segmentationOf } from "../../src/segments/segmentation";
import { placementModel } from "../../src/study/placement-model";
import { adjustedRand } from "../../src/validity/agreement/adjusted-rand";
import { silhouette } from "../../src/validity/scores/silhouette";
import { sharedBrowser } from "../lanes/shared-browser";
import { plantedTable } from "./planted-table";
import { segmentTable, type SegmentedTable } from "./segment-table";
import { studyData } from "./study-data";

const SEED = 7;
/** The page's copy of the library is the compiled one, with its kernels. */
const compiledLibrary: Plugin = {
  name: "compiled-library",
  setup: ({ onResolve }) => {
    onResolve({ filter: /^(\.\.\/)+src\// }, ({ path: source }) => ({
      path: path.join(__dirname, "..", "..", `${source.replace(/^(\.\.\/)+src/, "lib")}.js`),
    }));
  },
};
const opened = await sharedBrowser();
const { browser } = opened;
if (opened.browser === null) console.warn(`Tables are segmented in Node only. ${opened.reason}`);
const shared = path.join(__dirname, "..", "..", "..", "shared", "data");
if (!existsSync(shared)) console.warn("../shared is not there: only generated tables are segmented.");

/** What a cell of a notebook makes of customers. */
function inCell(base: CustomerBase, k: number, options: FeatureOptions = {}) {
  const features = customerFeatures(base, options);
  const segmentation = segmentationOf(kmeans(features, { k, seed: SEED }), features, base);
  const made: SegmentedTable = {
    customers: features.rowNames,
    columnNames: features.columnNames,
    matrix: Array.from(features.data),
    labels: Array.from(segmentation.labels),
    // The page samples above so many rows.
    silhouette: features.rows > EXACT_ROWS ? null : silhouette(features, segmentation.labels).value,
  };
  return { segmentation, made };
}

/** What a command makes of the same customers with what the cell has written into a file. */
function inCommand(base: CustomerBase, file: string) {
  const model = JSON.parse(file) as ReturnType<typeof placementModel> & { readonly recipe: FeatureRecipe };
  return {
    matrix: Array.from(applyRecipe(model.recipe, base).data),
    labels: scoreCustomers(model, base).map(({ nearest }) => nearest),
  };
}

/** The first place in which two results differ; null where they are the same, bit by bit. */
function difference(here: SegmentedTable, there: SegmentedTable): unknown {
  for (const key of ["customers", "columnNames", "matrix", "labels"] as const) {
    if (here[key].length !== there[key].length)
      return { key, here: here[key].length, there: there[key].length };
    const at = here[key].findIndex((value, i) => !Object.is(value, there[key][i]));
    if (at >= 0) return { key, at, here: here[key][at], there: there[key][at] };
  }
  const sampled = here.silhouette === null || there.silhouette === null;
  return sampled || Object.is(here.silhouette, there.silhouette) ? null : "silhouette";
}

/** Segments a table in a browser. */
async function inBrowser(
  page: Page,
  [name, content, k, seed, like]: Parameters<typeof segmentTable>,
): Promise<SegmentedTable> {
  const text = typeof content === "string" ? content : Buffer.from(content).toString("base64");
  return page.evaluate(
    ({ name, text, isText, k, seed, like }) => {
      const bytes = () => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const run = (globalThis as unknown as { segmentTable: typeof segmentTable }).segmentTable;
      return run(name, isText ? text : bytes(), k, seed, like);
    },
    { name, text, isText: typeof content === "string", k, seed, like },
  );
}

describe("notebook, command and page make the same of", () => {
  let page: Page | null = null;

  beforeAll(async () => {
    if (browser === null) return;
    const { outputFiles } = await build({
      entryPoints: [path.join(__dirname, "segment-table.ts")],
      bundle: true,
      write: false,
      format: "iife",
      platform: "neutral",
      mainFields: ["main"],
      target: "es2022",
      plugins: [compiledLibrary],
    });
    page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0].text });
  });

  /** Compares the programs on one table and returns what they all make of it. */
  async function everywhere(
    content: string | Uint8Array,
    base: CustomerBase,
    k: number,
    study: { readonly options?: FeatureOptions; readonly like?: LiveState } = {},
  ): Promise<SegmentedTable> {
    const { segmentation, made } = inCell(base, k, study.options);
    const command = inCommand(base, JSON.stringify(placementModel(segmentation)));
    expect(difference(made, { ...made, ...command })).toBeNull();
    const asked = [base.name, content, k, SEED, study.like] as const;
    const live = page === null ? await segmentTable(...asked) : await inBrowser(page, [...asked]);
    expect(difference(made, live)).toBeNull();
    return made;
  }

  test("a table with planted groups and a region at random, and find the groups", async () => {
    const { text, groups } = plantedTable(21);
    const base = await customerBase(text);
    const { labels } = await everywhere(text, base, 5);
    expect(adjustedRand(groups, labels).value).toBeGreaterThanOrEqual(0.99);
  });

  test.skipIf(!existsSync(shared))("the planted table of 2,000 customers, and find its groups", async () => {
    const file = path.join(shared, "planted-mixed.csv");
    const { labels, customers } = await everywhere(readFileSync(file), await customerBase(file), 5);
    const truth = new Map(
      readFileSync(path.join(shared, "planted-mixed-groups.csv"), "utf8")
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(",") as [string, string]),
    );
    const groups = customers.map((customer) => Number(truth.get(customer)));
    expect(adjustedRand(groups, labels).value).toBeGreaterThanOrEqual(0.99);
  });

  test.skipIf(!existsSync(shared)).each([
    ["mall-customers.csv", 5],
    ["telco-churn.csv", 4],
  ])("%s", async (name, k) => {
    const file = path.join(shared, name);
    const { labels } = await everywhere(readFileSync(file), await customerBase(file), k);
    expect(new Set(labels).size).toBe(k);
  });

  test("the workbook of the case", async () => {
    const file = path.join(__dirname, "..", "..", "data", "champo-synthetic.xlsx");
    const { base, featureOptions: options } = await loadStudy();
    const { start: like } = await studyData();
    const { labels } = await everywhere(readFileSync(file), base, 4, { options, like });
    expect(new Set(labels).size).toBe(4);
  });
});
