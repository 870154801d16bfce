import { describe, expect, it } from "vitest";
import * as champo from "../src";
import { InputError } from "../src/core/input-error";
import { champoLines } from "../src/cases/champo/sales/champo-lines";
import { publicOptions, type PublicOption } from "./public-options";
import { segmentedStudy } from "./segments/study-of-seed";

const x = champo.observations(
  [0, 50, 99].flatMap((at) => [0, 1, 2, 3, 4].map((step) => [at + step, (at + step * step) / 2])),
);
const mixed = champo.mixedObservations(x.rowNames, [
  { name: "a", kind: "numeric", values: [...x.data].filter((_, i) => i % 2 === 0) },
  { name: "b", kind: "nominal", values: x.rowNames.map((_, i) => (i % 2 === 0 ? "p" : "q")) },
]);
const labels = Int32Array.from({ length: 15 }, (_, i) => Math.floor(i / 5));
const by: champo.ClusterFunction = (rows, k, seed) => champo.kmeans(rows, { k, seed, starts: 2 }).labels;
const quick = { resamples: 3, seed: 1 };
const { workbook, base, features, segmentation } = segmentedStudy(7, 3);
const { profiles } = champo.profileSegments(segmentation, 1);
const names = profiles.map(({ index }) => ({ name: `group ${index + 1}` })) as never;
const model = { ...champo.placementModel(segmentation), names: [] as string[], k: 3 } as never;
// A dozen customers are enough to see which options are refused, and quick.
const few = champo.selectCustomers(
  base,
  Array.from({ length: 12 }, (_, row) => row),
);
const fewFeatures = champo.customerFeatures(few);
const sales = champoLines(workbook.sales.filter(({ customer }) => few.customers.includes(customer)));
const choice = champo.chooseSegmentation(fewFeatures, few, { seed: 1, maxK: 2, methods: ["ward"] });
const table = "name,spend\nA,1\nB,2\nC,9\nD,4\n";
const regions = champo.customerBaseOf({
  name: "two",
  customers: ["C1", "C2"],
  columns: [{ name: "region", type: "category", role: "describe", texts: ["north", "south"] }],
});
const histories = [1, 2].map((n) => ({ name: `C${n}`, repeats: n, lastAt: 3 * n, observed: 20, logGaps: 1 }));
const contracts = [1, 2].map((time) => ({ customer: `C${time}`, time, ended: true }));
const bought = {
  customers: ["A", "B"],
  attributes: ["rug", "mat"],
  values: [
    [1, 2],
    [2, 0],
  ],
};
const holders = [
  { name: "A", revenue: 3 },
  { name: "B", revenue: 1 },
];
const mixtures = champo.gaussianMixtureSweep(x, {
  k: [1, 2],
  covariances: ["spherical"],
  seed: 1,
  starts: 2,
});
const assessed = champo.assess(x, [{ clusterCount: 3, labels }]);

/** A value of the right type or a wrong one: the compiler must not have the last word here. */
type Change = Readonly<Record<string, never>>;

const rate = { count: 1, sets: 4, rate: 0.25, interval: { low: 0.01, high: 0.8 } };

/** A call of each function, legal as it stands, in which one option may be changed. */
const CALLS: Readonly<Record<string, (change: Change) => unknown>> = {
  adjustedMutualInformation: (o) => champo.adjustedMutualInformation(labels, labels, o),
  adjustedRand: (o) => champo.adjustedRand(labels, labels, o),
  classStudy: ({ seed = 7 as never }) => champo.classStudy({ base: few }, seed),
  associationRules: (o) => champo.associationRules([["a", "b"], ["a", "b"], ["a"]], { minCount: 1, ...o }),
  bestAssessment: ({ criterion = "silhouette" }) => champo.bestAssessment(assessed, criterion as never),
  birch: (o) => champo.birch(x, { threshold: 1, ...o }),
  bisectingKMeans: (o) => champo.bisectingKMeans(x, { k: 2, seed: 1, ...o }),
  bootstrapJaccard: ({ k = 3 as never, ...o }) => champo.bootstrapJaccard(x, by, k, { ...quick, ...o }),
  calibration: ({ bins }) => champo.calibration([0, 1], [0.2, 0.7], bins),
  cohortTriangle: (o) => champo.cohortTriangle(sales, o),
  contractOutlook: ({ periods = 12 as never, seed = 7 as never }) =>
    champo.contractOutlook(contracts, [], periods, seed),
  lifetimeWhereLong: ({ seed = 7 as never }) => champo.lifetimeWhereLong(sales, seed),
  effectRows: ({ most }) => champo.effectRows([], most),
  hiddenMarkov: (o) =>
    champo.hiddenMarkov([[0, 1, 1]], { states: 1, seen: "categories" as never, seed: 1, ...o }),
  movementForecast: ({ seed = 1 as never }) =>
    champo.movementForecast({ periods: [], states: [], paths: [], moves: [], own: NaN }, seed),
  orderMonths: ({ ahead }) => champo.orderMonths(sales, ahead),
  fitCovariates: (o) => champo.fitCovariates(histories, regions, ["region"], o),
  expectedPurchases: ({ time = 9 as never }) =>
    champo.expectedPurchases(champo.fitPurchases(histories), histories[0], time),
  fitPurchases: (o) => champo.fitPurchases(histories, o),
  kaplanMeier: (o) => champo.kaplanMeier([{ time: 3, ended: true }], o),
  certificateRows: ({ k = 2 as never }) =>
    champo.certificateRows({ falseAlarms: rate, power: rate, powerWithK: rate, complete: true }, k),
  certify: (o) =>
    champo.certify(
      x,
      { labels, cluster: by, k: 3 },
      { competitors: [by], falseAlarmSets: 1, powerSets: 0, rule: { splits: 1 }, ...o },
    ),
  chooseByGap: ({ rule = "firstmax" as never, factor }) =>
    champo.chooseByGap([1, 2], [0.1, 0.1], rule, factor),
  checkedFeatures: ({ seed = 7 as never }) => champo.checkedFeatures(fewFeatures, seed),
  certifyChoice: (o) =>
    champo.certifyChoice(choice, { falseAlarmSets: 1, powerSets: 0, rule: { splits: 1 }, ...o }),
  chooseSparseBound: (o) => champo.chooseSparseBound(x, { k: 2, seed: 1, permutations: 1, ...o }),
  linkedKMeans: (o) => champo.linkedKMeans(x, { k: 2, seed: 1, starts: 2, ...o }),
  otherDivisions: (o) => champo.otherDivisions(segmentation, { also: [], seed: 1, ...o }),
  sparseKMeans: (o) => champo.sparseKMeans(x, { k: 2, bound: 1.2, seed: 1, starts: 2, ...o }),
  chooseSegmentation: (o) => champo.chooseSegmentation(fewFeatures, few, { seed: 1, maxK: 2, ...o }),
  clara: (o) => champo.clara(x, { k: 2, seed: 1, ...o }),
  clusterDifference: ({ a = 0 as never, b = 1 as never, ...o }) =>
    champo.clusterDifference(x, { linkage: "ward", k: 3 }, a, b, { fixedBeforehand: true, ...o }),
  columnMatches: ({ least }) => champo.columnMatches(segmentation, least),
  coMembership: ({ k = 3 as never, ...o }) => champo.coMembership(x, by, k, { ...quick, ...o }),
  confidenceCards: (o) => champo.confidenceCards(segmentation, { ...quick, ...o }),
  contingencyTable: (o) => champo.contingencyTable(labels, labels, o),
  customerBase: (o) => champo.customerBase(table, o),
  completeCustomers: (o) => champo.completeCustomers(base, o),
  customerFeatures: (o) => champo.customerFeatures(base, o),
  customerLifetime: (o) => champo.customerLifetime(sales, o),
  dbscan: (o) => champo.dbscan(x, { eps: 3, ...o }),
  descriptionRows: ({ most }) => champo.descriptionRows(profiles, names, most),
  featureCandidates: ({ form }) => champo.featureCandidates(base, form),
  featureVariants: (o) => champo.featureVariants(base, o),
  fitRecipe: (o) => champo.fitRecipe(base, o),
  fowlkesMallows: (o) => champo.fowlkesMallows(labels, labels, o),
  gainAt: ({ share = 0.5 as never }) => champo.gainAt(champo.liftCurve([0, 1], [0.2, 0.7]), share),
  gapStatistic: (o) => champo.gapStatistic(x, by, { maxK: 2, references: 2, ...o }),
  gaussianMixture: (o) => champo.gaussianMixture(x, { k: 2, seed: 1, starts: 2, ...o }),
  gaussianMixtureSweep: (o) =>
    champo.gaussianMixtureSweep(x, { k: [1, 2], covariances: ["spherical"], seed: 1, starts: 2, ...o }),
  groupedFolds: ({ folds = 2 as never, seed = 1 as never }) =>
    champo.groupedFolds(["a", "b", "c"], folds, seed),
  hdbscan: (o) => champo.hdbscan(x, o),
  hierarchical: (o) => champo.hierarchical(x, o),
  homogeneityCompletenessV: (o) => champo.homogeneityCompletenessV(labels, labels, o),
  sampledSilhouette: (o) => champo.sampledSilhouette(x, labels, { seed: 1, ...o } as never),
  hopkins: (o) => champo.hopkins(x, { repeats: 2, ...o }),
  jaccardWord: ({ jaccard = 0.5 as never }) => champo.jaccardWord(jaccard),
  kDistances: (o) => champo.kDistances(x, o),
  kmeans: (o) => champo.kmeans(x, { k: 2, seed: 1, starts: 2, ...o }),
  kmedoids: (o) => champo.kmedoids(x, { k: 2, ...o }),
  kneedle: (o) =>
    champo.kneedle([1, 2, 3, 4], [9, 4, 2, 1], { direction: "decreasing", shape: "convex", ...o }),
  largestCustomers: ({ count = 2 as never }) => champo.largestCustomers(base, count),
  latentClass: (o) => champo.latentClass(mixed, { k: 2, seed: 1, starts: 2, ...o }),
  latentClassBootstrap: (o) =>
    champo.latentClassBootstrap(mixed, { k: 1, seed: 1, starts: 2, finalists: 1, samples: 2, ...o }),
  latentClassSweep: (o) => champo.latentClassSweep(mixed, { k: [1, 1], seed: 1, starts: 2, ...o }),
  leadingFeatures: ({ component = 1 as never, count }) =>
    champo.leadingFeatures(champo.principalComponents(x), component, count),
  leaveOneOut: ({ k = 3 as never, ...o }) => champo.leaveOneOut(x, by, k, { rows: [0], ...o }),
  leaveOneOutHitRates: (o) => champo.leaveOneOutHitRates(bought, o),
  miniBatchKMeans: (o) => champo.miniBatchKMeans(x, { k: 2, seed: 1, ...o }),
  mlKMeans: (o) => champo.mlKMeans(x, { k: 2, seed: 1, starts: 2, ...o }),
  mixtureToShow: ({ seed = 1 as never }) => champo.mixtureToShow(x, mixtures, seed),
  moneyRows: (o) => champo.moneyRows(profiles, names, o),
  mutualInformation: (o) => champo.mutualInformation(labels, labels, o),
  normalisedMutualInformation: (o) => champo.normalisedMutualInformation(labels, labels, o),
  optics: (o) => champo.optics(x, o),
  orderBaskets: ({ what = "item" as never }) => champo.orderBaskets(sales, what),
  pairwiseDistances: ({ metric }) => champo.pairwiseDistances(x, metric),
  linkageMeasures: ({ k = 2 as never }) => champo.linkageMeasures(x, k),
  compareDistances: ({ k = 2 as never }) => champo.compareDistances(x, k),
  partitionsBy: ({ k = 3 as never, seed = 1 as never }) =>
    champo.partitionsBy([champo.methods.ward], x, k, seed),
  perCustomerStability: ({ k = 3 as never, ...o }) =>
    champo.perCustomerStability(x, by, k, { ...quick, ...o }),
  twinNull: ({ k = 3 as never, ...o }) => champo.twinNull(x, by, k, { twins: 2, ...o }),
  populationStabilityIndex: (o) => champo.populationStabilityIndex([1, 2, 3], [1, 2, 2], o),
  predictionStrength: (o) => champo.predictionStrength(x, by, { maxK: 2, splits: 1, ...o }),
  profileSegments: ({ seed = 1 as never }) => champo.profileSegments(segmentation, seed),
  randomFolds: ({ rows = 9 as never, folds = 3 as never, seed = 1 as never }) =>
    champo.randomFolds(rows, folds, seed),
  redundantColumns: ({ same, ...o }) => champo.redundantColumns(base, o, same),
  redundancy: ({ strong }) => champo.redundancy(x, strong),
  rfmTable: (o) => champo.rfmTable(sales, o),
  scoreCurve: ({ criterion = "silhouette" as never }) => champo.scoreCurve("x", assessed, criterion),
  scoreCustomers: (o) => champo.scoreCustomers(model, base, { known: features, ...o }),
  scorecard: (o) =>
    champo.scorecard(x, by, { maxK: 2, references: 2, splits: 1, resamples: 2, twins: 2, ...o }),
  segmentRules: (o) => champo.segmentRules(segmentation, o),
  twin: ({ seed = 1 as never }) => champo.twin(x, seed),
  sizedKMeans: (o) => champo.sizedKMeans(x, { k: 3, seed: 1, starts: 2, ...o }),
  silenceReturns: ({ withinDays }) => champo.silenceReturns(sales, champo.accountSilence(sales), withinDays),
  specificationGrid: ({ seed = 1 as never }) =>
    champo.specificationGrid([{ name: "a", x }], [{ name: "m", cluster: by }] as never, [2], seed),
  spectral: (o) => champo.spectral(x, { k: 2, seed: 1, gamma: 0.1, ...o }),
  stabilityAcrossK: ({ from = 2 as never, to = 3 as never, ...o }) =>
    champo.stabilityAcrossK(x, by, from, to, { ...quick, ...o }),
  standoutCustomers: ({ count = 2 as never }) => champo.standoutCustomers(features, base, count),
  startsAtBest: ({ best = 4 as never }) => champo.startsAtBest([4, 5], best),
  suggestProducts: (o) => champo.suggestProducts(bought, o),
  supportedCounts: (o) => champo.supportedCounts(x, by, { maxK: 2, splits: 1, ...o }),
  sweep: (o) => champo.sweep(x, { k: [2, 2], seed: 1, ...o }),
  tclust: (o) => champo.tclust(x, { k: 2, trim: 0.1, seed: 1, starts: 3, ...o }),
  topShare: ({ n = 1 as never }) => champo.topShare(champo.concentration(holders), n),
  trimmedKMeans: (o) => champo.trimmedKMeans(x, { k: 2, trim: 0.1, seed: 1, starts: 3, ...o }),
  variationOfInformation: (o) => champo.variationOfInformation(labels, labels, o),
  leadingDescriptors: ({ most = 2 as never }) => champo.leadingDescriptors(profiles, most),
  longTails: ({ most = 2 as never }) => champo.longTails(base, most),
  leastFirmCards: ({ most = 2 as never }) => champo.leastFirmCards([], most),
  outliers: (o) => champo.outliers(x, o),
  outcomeStudy: ({ seed = 1 as never, featureOptions = {} as never }) =>
    champo.outcomeStudy({ base, featureOptions }, seed),
  wardLeaves: ({ k = 2 as never }) => champo.birch(x, { threshold: 1, clusterLeaves: champo.wardLeaves(k) }),
  wilsonInterval: ({ successes = 1 as never, trials = 3 as never, z }) =>
    champo.wilsonInterval(successes, trials, z),
};

/** Options that are not tried, and why. */
const EXEMPT: Readonly<Record<string, string>> = {
  "completeCustomers(missing)": "it is about the complete ones, whatever is asked for",
  "featureVariants(transform)": "every variant has its own",
  "featureVariants(parts)": "every variant has its own",
  "featureVariants(scale)": "every variant has its own",
  "moneyRows(value)": "a heading, which is any text",
  "orderBaskets(what)": "any field of the lines that holds words",
  "inUnit(value)": "text of any number, also of one that is not defined",
  "originalValue(value)": "takes a number back, also one that is not defined",
};

/** Functions that have no call above yet may be no more than this. Lower it with every call that is added; never raise it. */
const MOST_UNTRIED = 0;

const WRONG: Readonly<Record<PublicOption["kind"], unknown>> = {
  number: NaN,
  boolean: "yes",
  word: "no such word",
  range: [NaN, NaN],
  function: 42,
  other: 42,
};

const options = publicOptions().filter(({ of, name }) => EXEMPT[`${of}(${name})`] === undefined);

async function errorOf(call: () => unknown): Promise<unknown> {
  try {
    await call();
    return null;
  } catch (error) {
    return error;
  }
}

describe("every public option", () => {
  it("is in the list, and the list is of this package", () => {
    expect(options.length).toBeGreaterThan(180);
    const untried = [...new Set(options.map(({ of }) => of))].filter((of) => CALLS[of] === undefined);
    expect(untried.length, untried.join(", ")).toBeLessThanOrEqual(MOST_UNTRIED);
  });

  it.each(Object.entries(CALLS))("%s takes what is legal", async (_, call) => {
    expect(await errorOf(() => call({}))).toBeNull();
  });

  it.each(
    options
      .filter(({ of }) => CALLS[of] !== undefined)
      .map((option) => [`${option.of}(${option.name})`, option] as const),
  )("%s refuses what is wrong, by name", async (_, { of, name, kind }) => {
    const error = await errorOf(() => CALLS[of]({ [name]: WRONG[kind] } as never));
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).message).toContain(name);
  });
});
