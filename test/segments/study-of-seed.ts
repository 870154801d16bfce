import { cutTree } from "../../src/clustering/hierarchical/dendrogram-cut";
import { hierarchical } from "../../src/clustering/hierarchical/hierarchical";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { CHAMPO_FEATURES } from "../../src/cases/champo/champo-features";
import { champoLexicon } from "../../src/cases/champo/champo-lexicon";
import { champoLines } from "../../src/cases/champo/sales/champo-lines";
import { customerTable } from "../../src/cases/champo/customers/customer-table";
import { champoBase } from "../../src/cases/champo/customers/champo-base";
import { segmentationOf } from "../../src/segments/segmentation";
import { synthesise } from "../../src/cases/champo/workbook/synthesise";
import { customerLifetime, type CustomerLifetime } from "../../src/value/customer-lifetime";
import { once } from "../lanes/once";
import type { Workbook } from "../../src/cases/champo/workbook/tables";

/** A synthetic workbook of a seed, as tables, without the way through a file. */
export function workbookOfSeed(seed: number): Workbook {
  return once(`workbook of seed ${seed}`, () => {
    const { sales, orders, samples, customers, recommendation, baskets } = synthesise({ seed });
    const source = { fileName: `seed-${seed}.xlsx`, bytes: 0, fingerprint: "", synthetic: true };
    return { source, sales, orders, samples, customers, recommendation, baskets, emptyCells: [] };
  });
}

/** What the accounts of a seed are worth. */
export function lifetimeOfSeed(seed: number): CustomerLifetime {
  return once(`lifetime of seed ${seed}`, () => customerLifetime(champoLines(workbookOfSeed(seed).sales)));
}

/** Everything a profile stands on: Ward's tree of the usual features, cut into `clusters`. */
export function segmentedStudy(seed: number, clusters: number): SegmentedStudy {
  return once(`study of seed ${seed} in ${clusters}`, () => segment(seed, clusters));
}

export type SegmentedStudy = ReturnType<typeof segment>;

function segment(seed: number, clusters: number) {
  const { tree, ...study } = once(`customers of seed ${seed}`, () => customersOfSeed(seed));
  const segmentation = segmentationOf(cutTree(tree, { clusters }), study.features, study.base);
  return { ...study, segmentation };
}

function customersOfSeed(seed: number) {
  const workbook = workbookOfSeed(seed);
  const customers = customerTable(workbook);
  const base = champoBase(workbook, customers);
  const features = customerFeatures(base, CHAMPO_FEATURES);
  const lines = champoLines(workbook.sales);
  const lexicon = champoLexicon(customers.products);
  return { workbook, customers, base, lines, lexicon, features, tree: hierarchical(features) };
}
