import { shuffle, type RandomSource } from "../../../../math/distributions/random";
import type { Unit } from "../tables";
import type { Customer } from "./customers";
import type { Draft } from "./draft";

/** Lines per unit in the whole workbook; all the others are in feet. */
const METRES = 4_386;
const RARE: readonly (readonly [Unit, number])[] = [
  ["PC", 84],
  ["WT", 5],
  ["INCH", 2],
];

/** Gives each line its unit by its customer's habit, then corrects at the mixed customers to the exact totals. */
export function assignUnits(
  random: RandomSource,
  customers: readonly Customer[],
  drafts: readonly Draft[],
): void {
  for (const draft of drafts) draft.unit = random() < customers[draft.customer].metric ? "Mtr" : "Ft";
  const domestic = customers.findIndex(({ archetype }) => archetype === "domestic sampling account");
  const mixed = (draft: Draft): boolean => draft.customer === domestic && draft.kind === "sample";
  const candidates = shuffle(
    drafts.filter((draft) => draft.kind === "order" && customers[draft.customer].metric > 0.5),
    random,
  );
  for (const [unit, count] of RARE) for (const draft of candidates.splice(0, count)) draft.unit = unit;
  const excess = drafts.filter(({ unit }) => unit === "Mtr").length - METRES;
  const [from, to]: readonly [Unit, Unit] = excess > 0 ? ["Mtr", "Ft"] : ["Ft", "Mtr"];
  const flexible = shuffle(
    drafts.filter((draft) => draft.unit === from && mixed(draft)),
    random,
  );
  for (const draft of flexible.slice(0, Math.abs(excess))) draft.unit = to;
}
