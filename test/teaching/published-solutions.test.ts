import { describe, expect, test } from "vitest";
import { customerBaseOf, methods, observations } from "../../src";
import { withPublishedColumns, publishedVariants } from "../../src/cases/champo/customers/published-columns";
import { classifiers } from "../../src/models/classifiers";
import type { Division } from "../../src/teaching/solutions/divisions";
import type { BalanceTrial } from "../../src/teaching/solutions/balancing";
import { publishedSolutions as solutions } from "../../src/teaching/solutions/published-solutions";
import { seenBefore } from "../../src/teaching/solutions/random-folds";
import type { RecommenderTrial } from "../../src/teaching/solutions/recommenders";
import { baseToJson } from "../../src/customers/base-json";
import { liveMatrix } from "../../src/live/engine/live-matrix";
import { changed } from "../../src/live/live-settings";
import type { LiveData } from "../../src/live/live-data";
import { segmentedStudy } from "../segments/study-of-seed";

/** A made result: only what the function reads. */
function made<T>(part: object): T {
  return part as T;
}

const { base: studyBase, customers, workbook } = segmentedStudy(7, 3);
const base = withPublishedColumns(studyBase, customers);
const variants = publishedVariants(base);

describe("the columns of published solutions", () => {
  const numbersOf = (name: string) => base.columns.find((column) => column.name === name)!;

  test("are features: orders, order lines, and the sheet's own area", () => {
    const { records } = customers;
    expect(Array.from(numbersOf("orders").numbers!)).toEqual(records.map(({ orders }) => orders));
    expect(Array.from(numbersOf("order lines").numbers!)).toEqual(records.map((r) => r.orderLines));
    expect(Array.from(numbersOf("sheet area").numbers!)).toEqual(records.map((r) => r.reportedTotalArea));
    for (const name of ["orders", "order lines", "sheet area"]) expect(numbersOf(name).role).toBe("feature");
    expect(studyBase.columns.find(({ name }) => name === "orders")!.role).toBe("describe");
  });

  test("make six matrices; the sheet's 13 columns stay what the sheet holds, or go from 0 to 1", () => {
    expect(variants.map(({ x }) => x.columns)).toEqual([2, 2, 2, 2, 13, 13]);
    const [asItIs, byRange] = [variants[4].x, variants[5].x];
    const [first] = workbook.customers;
    expect(Array.from(asItIs.data.subarray(0, 3))).toEqual([
      first.quantity,
      first.reportedTotalArea,
      first.amount,
    ]);
    expect(Array.from(asItIs.data.subarray(3, 13))).toEqual(Object.values(first.products));
    const columns = Array.from({ length: 13 }, (_, j) =>
      Array.from({ length: byRange.rows }, (__, i) => byRange.data[i * 13 + j]),
    );
    for (const column of columns) expect([Math.min(...column), Math.max(...column)]).toEqual([0, 1]);
  });

  test("can be chosen on the live page, and give the same matrix there", () => {
    const state = made<LiveData["start"]>({
      features: ["revenue"],
      transform: "log",
      scale: "standard",
      weight: "balanced",
      method: "k-means",
      parameters: { k: 3 },
      seed: 7,
      without: [],
    });
    const data = made<LiveData>({ kind: "study", base: baseToJson(base), start: state, choice: null });
    for (const { x, options } of variants) {
      const { scale = "none", columns = [] } = options;
      const there = changed(state, { features: columns, transform: "none", scale, weight: "columns" }, data);
      const { x: live } = liveMatrix(data, there);
      // The page keeps its own order of columns.
      const order = x.columnNames.map((name) => live.columnNames.indexOf(name));
      expect(order).not.toContain(-1);
      expect(live.columns).toBe(x.columns);
      const same = Array.from(
        x.data,
        (_, i) => live.data[Math.floor(i / x.columns) * x.columns + order[i % x.columns]],
      );
      expect(same).toEqual(Array.from(x.data));
    }
  });
});

describe("three groups by orders and revenue", () => {
  const small = customerBaseOf({
    name: "six",
    customers: ["a", "b", "c", "d", "e", "f"],
    columns: [
      { name: "revenue", type: "amount", role: "feature", numbers: [1, 2, 3, 1000, 1001, 1002] },
      { name: "orders", type: "count", role: "feature", numbers: [1, 9, 1, 9, 1, 9] },
    ],
    value: "revenue",
  });
  const x = observations([
    [1, 1],
    [2, 9],
    [3, 1],
    [1000, 9],
    [1001, 1],
    [1002, 9],
  ]);
  const list = solutions.divisions(
    small,
    [made({ name: "as they are", x })],
    [methods.kMeans, methods.ward],
    2,
    7,
  );

  test("are made by each method, and compared with the money alone", () => {
    expect(list.map(({ method, sizes, likeValueAlone }) => [method, sizes, likeValueAlone])).toEqual([
      ["k-means", [3, 3], 1],
      [methods.ward.name, [3, 3], 1],
    ]);
    expect(solutions.divisionRows(list)[0]).toMatchObject({ "clustered by": "as they are", groups: "3, 3" });
  });

  const division = (part: Partial<Division>) =>
    made<Division>({
      variant: "v",
      method: "k-means",
      k: 3,
      sizes: [5, 4, 3],
      silhouette: 0.5,
      likeValueAlone: 0,
      ...part,
    });

  test.each([
    [
      [division({ sizes: [9, 1] }), division({})],
      /^1 of 2 divisions holds a group of fewer than 3.*None of the divisions/,
    ],
    [
      [division({ likeValueAlone: 0.99 })],
      /^Each group of each division has 3 customers or more\. 1 of the divisions is nearly/,
    ],
    [[division({ likeValueAlone: null })], /None of the divisions is nearly the same/],
  ])("are judged", (given, words) => {
    expect(solutions.divisionsWrong(given).text).toMatch(words);
  });

  test("show the highest silhouette, where there is one", () => {
    expect(
      solutions.divisionsShow([division({}), division({ silhouette: 0.9, variant: "w" })]).text,
    ).toContain('k-means on "w" reaches a silhouette of 0.90, the highest of 2 divisions');
    expect(solutions.divisionsShow([division({ silhouette: null })]).text).toContain(
      "No division has a silhouette",
    );
  });

  test("say whether orders or lines are counted", () => {
    const [a, b] = [division({ labels: [0, 0, 1, 1] }), division({ labels: [0, 1, 0, 1] })];
    expect(solutions.ordersOrLines(a, a).text).toContain("hardly matters which");
    expect(solutions.ordersOrLines(a, b).text).toContain('"Frequency" must say');
    expect(solutions.ordersOrLines(division({ labels: [0] }), division({ labels: [0] })).text).toContain(
      "too few",
    );
  });
});

describe("columns divided by their range", () => {
  const x = observations([[0], [1], [2], [100]], {
    rowNames: ["a", "b", "c", "giant"],
    columnNames: ["sum"],
  });
  test("are crowded where one customer sets the range", () => {
    expect(solutions.rangeCrowding(x)).toEqual([{ column: "sum", largest: "giant", inLowestTenth: 0.75 }]);
    expect(solutions.rangeCrowding(observations([[5], [5]]))[0].inLowestTenth).toBe(1);
    expect(solutions.crowdingRows(solutions.rangeCrowding(x))[0]).toMatchObject({
      "largest customer": "giant",
    });
  });

  const scores = [made<Parameters<typeof solutions.rangeShows>[0]>({ k: 2, silhouette: 0.7, smallest: 1 })];
  const fine = [made<Parameters<typeof solutions.rangeShows>[0]>({ k: 2, silhouette: 0.7, smallest: 9 })];
  test("are judged by their crowds and by their smallest groups", () => {
    const crowded = solutions.rangeCrowding(x);
    const even = [{ ...crowded[0], inLowestTenth: 0.2 }];
    expect(solutions.rangeWrong(crowded, scores).text).toMatch(
      /^In 1 of 1 column, more than half.* 1 of 1 division holds/,
    );
    expect(solutions.rangeWrong(even, fine).text).toMatch(
      /^In none of 1 column.* Each group has 3 customers or more/,
    );
    expect(solutions.rangeShows(scores[0], scores).text).toContain("k = 2 with 0.70");
  });

  test("get their scale from the largest customer", () => {
    const one = (rows: string[]) =>
      customerBaseOf({
        name: "x",
        customers: rows,
        columns: [{ name: "sum", type: "amount", role: "feature", numbers: rows.map((_, i) => i) }],
        value: "sum",
      });
    expect(solutions.giantSets(solutions.rangeCrowding(x), one(["a", "giant"])).text).toContain(
      "giant, sets the scale of 1 of 1",
    );
    expect(solutions.giantSets([], one([])).text).toContain("no largest customer");
  });
});

describe("the grid of published ways", () => {
  const grid = (among: number, study: number, alwaysTogether: number) =>
    made<Parameters<typeof solutions.grid>[0]>({
      fits: [{ variant: "p" }, { variant: "q" }, { variant: "own" }],
      agreement: {
        rows: 3,
        columns: 3,
        data: Float64Array.of(1, among, study, among, 1, study, study, study, 1),
      },
      alwaysTogether: Array.from({ length: alwaysTogether }, () => ({ rows: [0, 1] })),
    });
  test.each([
    [
      0.4,
      0.1,
      1,
      /2 published divisions agree.* 0\.40, and with the study's features by 0\.10\. 1 group of customers is .* depends on/,
    ],
    [0.9, 0.1, 2, /2 groups of customers are together in all of them\. Here columns and scale change little/],
    [NaN, NaN, 0, /too few/],
  ])("is read: %s, %s", (among, study, together, words) => {
    expect(solutions.grid(grid(among, study, together), "own").text).toMatch(words);
  });
});

describe("a recommender on counts", () => {
  const sheet = {
    customers: ["a", "b", "c", "d"],
    attributes: ["rugs", "durries", "copy", "nothing"],
    values: [
      [100, 0, 0, 0],
      [90, 10, 10, 0],
      [1, 9, 9, 0],
      [0, 8, 8, 0],
    ],
  };
  test("is tried with three similarities, with and without copies, and next to popularity", () => {
    const trials = solutions.recommenderTrials(sheet);
    expect(trials.map(({ similarity, sheet: of, amounts }) => `${similarity} ${of} ${amounts}`)).toEqual([
      ...["cosine", "pearson", "euclidean"].map((each) => `${each} as it is as they are`),
      ...["cosine", "pearson", "euclidean"].map((each) => `${each} without copies as they are`),
      ...["cosine", "popularity", "blind guess"].map((each) => `${each} without copies log`),
    ]);
    // Nearest to a by distance is b: 100 and 110 pieces.
    expect(trials[5].sizeRatio).toBeCloseTo(1.11, 1);
    expect(solutions.recommenderRows(trials)[5]).toMatchObject({
      recommender: "Euclidean distance",
      sheet: "without copies",
    });
    expect(solutions.repeatedColumns(sheet).text).toContain("2 of 4 columns repeat");
    expect(
      solutions.repeatedColumns({
        ...sheet,
        attributes: sheet.attributes.slice(0, 2),
        values: sheet.values.map((row) => row.slice(0, 2)),
      }).text,
    ).toContain("of its own");
    expect(
      solutions.repeatedColumns({
        ...sheet,
        attributes: sheet.attributes.slice(0, 3),
        values: sheet.values.map((row) => row.slice(0, 3)),
      }).text,
    ).toContain("1 of 3 columns repeats");
  });

  const trial = (similarity: string, of: string, rate: number, sizeRatio = NaN) =>
    made<RecommenderTrial>({
      similarity,
      sheet: of,
      amounts: similarity === "popularity" ? "log" : "as they are",
      rate,
      trials: of === "as it is" ? 420 : 400,
      sizeRatio,
    });
  const all = (before: number, after: number, popular: number, near = 1.2) => [
    trial("cosine", "as it is", before),
    trial("cosine", "without copies", after, 2.7),
    trial("euclidean", "without copies", 0.1, near),
    trial("popularity", "without copies", popular),
  ];
  test.each([
    [
      all(0.8, 0.6, 0.3),
      /by cosine find 60% of the hidden purchases instead of 80%.* 30%: the neighbours are better.* not of the same taste/,
    ],
    [
      all(0.5, 0.5, 0.8),
      /^Without .* find 50% of the hidden purchases\. .* 80%, which is more than the neighbours find/,
    ],
    [all(0.5, 0.5, 0.52, 3.5), /no more than chance\..* by a factor of 2\.7\.$/],
    [all(0.5, 0.5, 0.52, NaN), /sizes of neighbours cannot be compared/],
    [
      all(0.5, 0.5, 0.52).map((each) => ({ ...each, trials: 400 })),
      /^No purchase is in two columns; of those hidden, neighbours by cosine find 50%\. Suggesting/,
    ],
    [[], /Nothing can be tried/],
  ])("is judged", (trials, words) => {
    expect(solutions.recommenderWrong(trials).text).toMatch(words);
  });

  test("shows its best, or that there is nothing to hide", () => {
    expect(solutions.recommenderShows(all(0.8, 0.6, 0.3)).text).toContain("by cosine find 80%");
    const empty = solutions.recommenderTrials({ customers: [], attributes: [], values: [] });
    expect(solutions.recommenderShows(empty).text).toContain("no purchase that could be hidden");
    expect(solutions.recommenderWrong(empty).text).toBe("Nothing can be tried here.");
  });
});

describe("folds of random rows", () => {
  type Conversion = Parameters<typeof solutions.randomFoldsWrong>[0];
  const result = (folds: string, auc: number) => ({ model: "forest", folds, scores: { auc } });
  const conversion = (leakage: number) =>
    made<Conversion>({
      notRun: null,
      leakage,
      results: [result("customer", 0.6), result("random", 0.9)],
      tempting: { random: result("random", 0.9), honest: result("customer", 0.6) },
    });
  const notRun = made<Conversion>({ notRun: "There are no samples.", tempting: null, results: [] });
  const seen = { random: 0.9, byCustomer: 0.3 };

  test("have seen rows that repeat in another fold", () => {
    expect(seenBefore({ rows: 3, columns: 1, data: Float64Array.of(1, 1, 2) }, [0, 1, 0])).toBeCloseTo(
      2 / 3,
      12,
    );
    expect(solutions.foldsSeen(notRun)).toEqual({ random: NaN, byCustomer: NaN });
  });

  test("are judged", () => {
    expect(solutions.randomFoldsShow(conversion(0.3)).text).toContain("forest reaches an AUC of 0.90");
    expect(solutions.randomFoldsShow(notRun).text).toBe("There are no samples.");
    expect(solutions.randomFoldsWrong(conversion(0.3), seen).text).toMatch(
      /^With rows dealt at random, 90% of the tested rows.*30% have one\..* 0\.60: 0\.30 of the score was memory/,
    );
    expect(solutions.randomFoldsWrong(conversion(-0.1), seen).text).toContain("do not flatter");
    expect(solutions.randomFoldsWrong(notRun, seen).text).toBe("Nothing can be compared.");
    expect(solutions.foldRows(conversion(0.3))).toMatchObject([
      { model: "forest", difference: { text: "0.30" } },
    ]);
    expect(solutions.foldRows(notRun)).toEqual([]);
  });
});

describe("balanced outcomes", () => {
  type Conversion = Parameters<typeof solutions.balanceTrials>[0];
  test("leave the shift of probabilities in, and are not tried where nothing could be run", () => {
    expect(solutions.balanceTrials(made<Conversion>({ notRun: "no samples" }))).toEqual([]);
    const n = 120;
    const y = Uint8Array.from({ length: n }, (_, i) => (i % 5 === 0 ? 1 : 0));
    const table = {
      x: { rows: n, columns: 1, data: Float64Array.from({ length: n }, (_, i) => y[i] + ((i * 7) % 11) / 5) },
      y,
      customers: Array.from({ length: n }, (_, i) => `c${i % 12}`),
    };
    const trials = solutions.balanceTrials(made<Conversion>({ notRun: null, table, folds: 2, seed: 7 }));
    expect(trials.map(({ training }) => training)).toEqual(
      Object.keys(classifiers).flatMap(() => ["as they are", "balanced"]),
    );
    const [as, balanced] = trials;
    expect(as.meanProbability).toBeCloseTo(0.2, 1);
    expect(balanced.meanProbability).toBeGreaterThan(0.3);
    expect(solutions.balanceRows(trials)).toHaveLength(trials.length);
  });

  const trial = (training: string, accuracy: number, recall: number, logLoss: number) =>
    made<BalanceTrial>({
      model: "tree",
      training,
      accuracy,
      recall,
      meanProbability: 0.3,
      scores: { auc: 0.6, baseRate: 0.2, logLoss },
    });
  test.each([
    [
      [trial("as they are", 0.79, 0.2, 0.5), trial("balanced", 0.6, 0.6, 0.7)],
      /it finds 60%\. Balancing seems to help/,
      /accuracy of 79% shows nothing.*gets worse/,
    ],
    [
      [trial("as they are", 0.85, 0.2, 0.5), trial("balanced", 0.6, 0.1, 0.4)],
      /it finds 10%\.$/,
      /does not convert is right about 80%, and the model about 85%.*does not get worse/,
    ],
    [[], /Nothing was trained/, /Nothing can be compared/],
  ])("are judged", (trials, shows, wrong) => {
    expect(solutions.balancingShows(trials).text).toMatch(shows);
    expect(solutions.balancingWrong(trials).text).toMatch(wrong);
  });
});
