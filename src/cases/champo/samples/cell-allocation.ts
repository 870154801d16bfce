import { groupBy } from "../../../core/group-by";
import { sumBy, sumOf } from "../../../core/sum";
import type { CrossedConversion, CrossedRate } from "./crossed-conversion";
import { changeInConverted, planSamples } from "./plan-samples";
import {
  allocationAssumptions,
  gainOf,
  plannedUnit,
  wordOf,
  type AllocatedAccount,
  type AllocationOptions,
  type AllocationWord,
  type SampleAllocation,
} from "./sample-allocation";
import type { RateEstimate } from "./shrunken-conversion";

/** One product to one account in the plan. */
export interface AllocatedCell extends CrossedRate {
  readonly word: AllocationWord;
  readonly planned: number;
  /** Expected change in converted samples. */
  readonly gain: number;
}

/** A plan over accounts and products at once; accounts and products are sums over its cells. */
export interface CellAllocation extends SampleAllocation {
  readonly cells: readonly AllocatedCell[];
  /** The most samples first. */
  readonly products: readonly AllocatedAccount[];
}

/**
 * Moves a budget of samples between accounts and products together: from pairs that surely convert below
 * the average of all samples to pairs that surely convert above it (`planSamples`), with the rates of
 * `crossedConversion`. Pairs that were never sent a sample get none: nobody knows whether the account wants
 * that product.
 *
 * Accounts and products of the result are sums of their pairs: `planned`, the rate of the present mix, and the word
 * that the change of the sum calls for; `ask first` where nothing changes and at least one pair is unsure.
 *
 * @returns an empty plan without samples. @throws InputError for options outside their range.
 * Cost O(cells^2 + cells · draws).
 * @example allocateCells(crossed, { seed: 7 }).cells.length // 203
 */
export function allocateCells(conversion: CrossedConversion, options: AllocationOptions): CellAllocation {
  const assumptions = allocationAssumptions(options);
  const { cells, draws } = conversion;
  const units = cells.map((cell) => plannedUnit(cell, cell.account, assumptions));
  const { planned, moved, budget } = planSamples(units, assumptions);
  const change = (cell: number, p: number): number =>
    changeInConverted(cells[cell].samples, planned[cell], p, assumptions.furtherSampleReturn);
  const allocated = cells.map((cell, c): AllocatedCell =>
    Object.freeze({
      ...cell,
      word: wordOf(units[c], planned[c]),
      planned: planned[c],
      gain: change(c, cell.rate),
    }),
  );
  const group = (key: Summed): Map<string, number[]> => groupBy(cells.keys(), (c) => cells[c][key]);
  const summed = (groups: Map<string, number[]>, kind: Summed): AllocatedAccount[] =>
    [...groups].map(([name, members]) =>
      Object.freeze({ ...estimateOf(kind, name, members, conversion), ...changeOf(members, allocated) }),
    );
  const byAccount = group("account");
  const gainDraws = [...byAccount.values()].map((members) =>
    Float64Array.from(draws, (rates) => sumBy(members, (c) => change(c, rates[c]))),
  );
  return Object.freeze({
    cells: Object.freeze(allocated),
    accounts: Object.freeze(summed(byAccount, "account")),
    products: Object.freeze(summed(group("product"), "product").sort((a, b) => b.samples - a.samples)),
    moved,
    budget,
    planned: sumOf(planned),
    ...gainOf(gainDraws),
    gainDraws: Object.freeze(gainDraws),
    assumptions,
  });
}

/** What the pairs of a plan are summed over. */
type Summed = "account" | "product";

/** The rates of accounts and products, which no plan changes: of many plans for the same samples they are worked out once. */
const estimates = new WeakMap<CrossedConversion, Map<string, RateEstimate>>();

/** An account over its products, or a product over its accounts, at the present mix. */
function estimateOf(
  kind: Summed,
  name: string,
  members: readonly number[],
  conversion: CrossedConversion,
): RateEstimate {
  const kept = estimates.get(conversion) ?? new Map<string, RateEstimate>();
  estimates.set(conversion, kept);
  const known = kept.get(`${kind} ${name}`);
  if (known !== undefined) return known;
  const { averageRate, cells, draws } = conversion;
  const samples = sumBy(members, (c) => cells[c].samples);
  const converted = sumBy(members, (c) => cells[c].converted);
  const rates = Float64Array.from(
    draws,
    (rate) => sumBy(members, (c) => cells[c].samples * rate[c]) / samples,
  ).sort();
  const estimate: RateEstimate = Object.freeze({
    name,
    samples,
    converted,
    rawRate: converted / samples,
    rate: sumOf(rates) / rates.length,
    low: rates[Math.floor(0.025 * rates.length)],
    high: rates[Math.ceil(0.975 * rates.length) - 1],
    chanceAboveAverage: rates.filter((rate) => rate > averageRate).length / rates.length,
  });
  kept.set(`${kind} ${name}`, estimate);
  return estimate;
}

/** What a plan changes in an account or a product, from what it changes in its pairs. */
function changeOf(
  members: readonly number[],
  cells: readonly AllocatedCell[],
): Pick<AllocatedAccount, "word" | "planned"> {
  const samples = sumBy(members, (c) => cells[c].samples);
  const planned = sumBy(members, (c) => cells[c].planned);
  const words = members.map((c) => cells[c].word);
  const changed = words.some((word) => word === "send more" || word === "send fewer");
  const unchanged = words.includes("ask first") ? "ask first" : "keep";
  const word =
    planned > samples ? "send more" : planned < samples ? "send fewer" : changed ? "swap" : unchanged;
  return { word, planned };
}
