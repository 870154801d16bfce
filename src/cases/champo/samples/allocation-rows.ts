import { namesInASentence } from "../../../text/few-names";
import { count, decimal, percent } from "../../../text/format";
import { productWord } from "../product-words";
import type { Finding } from "../../../text/prose";
import type { AdviceRow } from "../../../advice/advice-rows";
import type { AllocatedCell, CellAllocation } from "./cell-allocation";
import { intervalText } from "../../../text/interval-text";
import type { ChampoBasis } from "../advice/champo-basis";
import { accountsOutside, samplesOfGroup } from "./sample-advice";
import type { AllocatedAccount, AllocationWord, SampleAllocation } from "./sample-allocation";

/**
 * The plan account by account: those to send fewer, more, other products, ask first and keep, and what of.
 *
 * @example accountRows(allocation).length // 34
 */
export function accountRows(allocation: CellAllocation): readonly AdviceRow[] {
  return summedRows(allocation.accounts, allocation.cells, "account", "product");
}

/**
 * The plan product by product, and which accounts get more or fewer.
 *
 * @example productRows(allocation).length // 8
 */
export function productRows(allocation: CellAllocation): readonly AdviceRow[] {
  return summedRows(allocation.products, allocation.cells, "product", "account");
}

function summedRows(
  units: readonly AllocatedAccount[],
  cells: readonly AllocatedCell[],
  own: "account" | "product",
  other: "account" | "product",
): readonly AdviceRow[] {
  const toOrOf = other === "product" ? "of" : "to";
  const changed = (name: string, sign: number): Finding =>
    namesInASentence(
      cells
        .filter((cell) => cell[own] === name && sign * (cell.planned - cell.samples) > 0)
        .sort((a, b) => Math.abs(b.planned - b.samples) - Math.abs(a.planned - a.samples))
        .map((cell) => (other === "product" ? productWord(cell.product) : cell.account)),
    );
  return byWord(units).map((unit) =>
    Object.freeze({
      [own]: unit.name,
      advice: unit.word,
      "samples now": count(unit.samples),
      planned: count(unit.planned),
      [`more ${toOrOf}`]: changed(unit.name, 1),
      [`fewer ${toOrOf}`]: changed(unit.name, -1),
      "conversion as counted": percent(unit.rawRate),
      "as believed": percent(unit.rate),
      "95% interval": intervalText(percent(unit.low), percent(unit.high)),
    }),
  );
}

/**
 * The pairs of account and product whose samples change most, at most `most`.
 *
 * @example cellRows(allocation, 5).length // 5
 */
export function cellRows(allocation: CellAllocation, most = 16): readonly AdviceRow[] {
  const moved = [...allocation.cells]
    .filter((cell) => cell.planned !== cell.samples)
    .sort((a, b) => Math.abs(b.planned - b.samples) - Math.abs(a.planned - a.samples))
    .slice(0, most);
  return byWord(moved).map((cell) =>
    Object.freeze({
      account: cell.account,
      product: cell.product,
      advice: cell.word,
      "samples now": count(cell.samples),
      planned: count(cell.planned),
      "conversion as counted": percent(cell.rawRate),
      "as believed": percent(cell.rate),
      "95% interval": intervalText(percent(cell.low), percent(cell.high)),
      "expected change": decimal(cell.gain, 1),
    }),
  );
}

/**
 * What the plan changes for each group, and for accounts in none, with the gain expected of it.
 *
 * @example samplesBySegmentRows(basis).length // 5
 */
export function samplesBySegmentRows(
  basis: Pick<ChampoBasis, "profiles" | "names" | "allocation">,
): readonly AdviceRow[] {
  const outside = accountsOutside(basis.profiles, basis.allocation);
  const groups = [
    ...basis.profiles.map(({ index, customers }) => ({ segment: basis.names[index].name, customers })),
    ...(outside.length > 0 ? [{ segment: "in no group", customers: outside }] : []),
  ];
  return groups.map(({ segment, customers }) => {
    const group = samplesOfGroup(basis.allocation, customers);
    return Object.freeze({
      segment,
      "samples now": count(group.samples),
      planned: count(group.planned),
      converted: count(group.converted),
      conversion: percent(group.converted / group.samples),
      "expected change": decimal(group.expectedGain, 0),
      "95% interval": intervalText(decimal(group.gainLow, 0), decimal(group.gainHigh, 0)),
    });
  });
}

/**
 * What each of several plans comes to, side by side: the what-if of their assumptions.
 *
 * @example
 * whatIfRows(sampleWhatIf(crossed, { budgets: [1, 1.5], returns: [0.5] }, { seed: 7 })).length // 2
 */
export function whatIfRows(plans: readonly SampleAllocation[]): readonly AdviceRow[] {
  return plans.map((plan) =>
    Object.freeze({
      "budget (times now)": decimal(plan.assumptions.budget, 2),
      "return of further samples": percent(plan.assumptions.furtherSampleReturn, 0),
      "samples to plan": count(plan.budget),
      "samples planned": count(plan.planned),
      "samples moved": count(plan.moved),
      "expected change": decimal(plan.expectedGain, 0),
      "95% interval": intervalText(decimal(plan.gainLow, 0), decimal(plan.gainHigh, 0)),
      "chance of a gain": percent(plan.chanceOfGain, 0),
    }),
  );
}

const WORDS: readonly AllocationWord[] = ["send fewer", "send more", "swap", "ask first", "keep"];

function byWord<T extends { readonly word: AllocationWord; readonly samples: number }>(
  units: readonly T[],
): readonly T[] {
  return [...units].sort((a, b) => WORDS.indexOf(a.word) - WORDS.indexOf(b.word) || b.samples - a.samples);
}
