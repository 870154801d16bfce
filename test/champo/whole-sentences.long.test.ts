import { describe, expect, test } from "vitest";
import { recommend } from "../../src/advice/recommend";
import { watchList } from "../../src/advice/watch-list";
import { adviceRows, groundsRows, silenceRows, watchRows } from "../../src/advice/advice-rows";
import { CHAMPO_ADVICE } from "../../src/cases/champo/advice/champo-advice";
import { marketingPlan } from "../../src/cases/champo/advice/marketing-plan";
import { champoStudy } from "../../src/cases/champo/champo-study";
import { adviceFindings } from "../../src/cases/champo/findings/advice-findings";
import { modelFindings } from "../../src/cases/champo/findings/model-findings";
import { salesFindings } from "../../src/cases/champo/findings/sales-findings";
import {
  lifetimeCheckRows,
  lifetimeRows,
  segmentLifetimeRows,
} from "../../src/cases/champo/models/model-rows";
import { moneyByYearRows } from "../../src/cases/champo/sales/present-rows";
import { dataAudit } from "../../src/cases/champo/sales/data-audit";
import { allocateCells } from "../../src/cases/champo/samples/cell-allocation";
import { crossedConversion } from "../../src/cases/champo/samples/crossed-conversion";
import { flagAudit } from "../../src/cases/champo/samples/flag-audit";
import { flagRows } from "../../src/cases/champo/samples/flag-rows";
import { matchedSamples } from "../../src/cases/champo/samples/matched-samples";
import { sampleWatch } from "../../src/cases/champo/samples/sample-watch";
import { REAL_TRAITS, synthesise } from "../../src/cases/champo/workbook/synthesise";
import { cutTree } from "../../src/clustering/hierarchical/dendrogram-cut";
import { hierarchical } from "../../src/clustering/hierarchical/hierarchical";
import { lastYear } from "../../src/lines/last-year";
import { moneyByYear } from "../../src/lines/money-by-year";
import { nameSegments } from "../../src/segments/naming/name-segments";
import { profileSegments } from "../../src/segments/profiles/profile-segments";
import { segmentationOf } from "../../src/segments/segmentation";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { accountSilence } from "../../src/value/account-silence";
import { customerLifetime } from "../../src/value/customer-lifetime";
import { lifetimeBySegment } from "../../src/value/lifetime-by-segment";
import { onePurchase } from "../../src/value/one-purchase";
import { rfmTable } from "../../src/value/rfm";
import { silenceReturns } from "../../src/value/silence-returns";

/** Workbooks drawn: seeds, each with and without the traits of real ones (7 s each): a quarter of CHAMPO_SETS where given. */
const SEEDS = Math.min(30, Math.ceil(Number(process.env["CHAMPO_SETS"] ?? 120) / 4));
const WORDS = /undefined|NaN|\bnull\b|infinite/;

/** Every text of a value: sentences, numbers with their text, and what tables and lists hold. */
function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  if ("text" in value && typeof value.text === "string") return [value.text];
  return Object.values(value).flatMap(texts);
}

describe.each(
  Array.from({ length: SEEDS }, (_, i) => i + 1).flatMap((seed) => [
    { seed, real: false },
    { seed, real: true },
  ]),
)("workbook $seed, real traits: $real", ({ seed, real }) => {
  test("no sentence and no table of value, present, flags and advice holds a hole", () => {
    const drawn = synthesise({ seed, ...(real ? { traits: REAL_TRAITS } : {}) });
    const source = { fileName: "drawn.xlsx", bytes: 0, fingerprint: "", synthetic: true };
    const workbook = { ...drawn, source, emptyCells: [] };
    const study = champoStudy(workbook, { seed, outputFolder: "", warnings: [] });
    const { base, lines, lexicon } = study;
    const features = customerFeatures(base, study.featureOptions);
    const clusters = 2 + (seed % 4);
    const segmentation = segmentationOf(cutTree(hierarchical(features), { clusters }), features, base);
    const { profiles } = profileSegments(segmentation, seed);
    const names = nameSegments(segmentation, lexicon);
    const silence = accountSilence(lines);
    const returns = silenceReturns(lines, silence);
    const flags = flagAudit(workbook);
    const matches = matchedSamples(workbook.sales);
    const conversion = crossedConversion(flags.consistent, { seed, draws: 200 });
    const allocation = allocateCells(conversion, { seed });
    const basis = {
      profiles,
      names,
      base,
      lines,
      lexicon,
      silence,
      returns,
      allocation,
      status: "constructed" as const,
    };
    const advice = recommend(basis, CHAMPO_ADVICE);
    const lifetime = customerLifetime(lines, { seed });
    const promised = lifetimeBySegment(
      lifetime,
      profiles.map(({ index, customers }) => ({ name: names[index].name, customers })),
    );
    const now = lastYear(lines);
    const plan = marketingPlan(profiles, names, lines, allocation);
    const watched = watchList(basis, lifetime, sampleWatch(allocation));
    const said = {
      sales: [
        salesFindings.contents(dataAudit(workbook)),
        salesFindings.present(now),
        salesFindings.falling(now),
      ],
      flags: [
        salesFindings.flags(flags),
        salesFindings.matches(matches, flags),
        adviceFindings.keptOut(flags),
      ],
      value: [
        modelFindings.promise(lifetime),
        modelFindings.lifetimeCheck(lifetime),
        modelFindings.thin(lifetime),
      ],
      money: [modelFindings.moneyCheck(lifetime), modelFindings.largestCheck(lifetime)],
      models: [modelFindings.richest(promised, lifetime), modelFindings.onePurchase(onePurchase(lines))],
      quiet: [modelFindings.quiet(rfmTable(lines)), modelFindings.lost(lifetime, 1)],
      plan: [adviceFindings.planMoney(allocation, matches), adviceFindings.marketing(plan), plan],
      advice: [
        adviceFindings.recommendations(advice),
        adviceRows(advice),
        groundsRows(advice),
        watchRows(watched),
      ],
    };
    expect(texts(said).filter((text) => WORDS.test(text))).toEqual([]);
    expect(texts(said).length).toBeGreaterThan(100);
    const tables = [
      moneyByYearRows(moneyByYear(lines), now),
      flagRows(flags, matches),
      lifetimeCheckRows(lifetime.check),
      segmentLifetimeRows(promised, 12),
      lifetimeRows(lifetime),
      silenceRows(silence, returns),
    ];
    for (const rows of tables) {
      expect(rows.length).toBeGreaterThan(0);
      expect(texts(rows).filter((text) => /NaN|\bnull\b/.test(text))).toEqual([]);
    }
  });
});
