import path from "node:path";
import type { CustomerBase } from "../../customers/customer-base";
import { baseOfSums } from "../../lines/base-of-sums";
import { mixOf, withPartsOf } from "../../lines/base-with-mix";
import type { LineSums } from "../../lines/line-sums";
import { openPseudonyms } from "../pseudonyms/pseudonym-key";
import { baseUnderPseudonyms } from "../pseudonyms/under-pseudonyms";
import type { Study } from "../study";
import { askedLines } from "./read-lines";

/**
 * The customers of a study whose lines stay in an engine, with the product mix of an earlier study: the lines are summed
 * again. null for any other study, and where neither has a mix.
 *
 * @param folder of the later study.
 * @param sumsOf the sums of its lines in a mix, where they are at hand.
 * @throws InputError where the lines cannot be read whole.
 */
export async function comparableBase(
  { base, reading, description }: Study,
  earlier: CustomerBase,
  folder: string,
  sumsOf?: (mix: readonly string[]) => Promise<LineSums>,
): Promise<CustomerBase | null> {
  const mix = mixOf(earlier);
  if (reading === undefined || description === undefined) return null;
  if (mix.join("\n") === mixOf(base).join("\n")) return base;
  const sums = (await sumsOf?.(mix)) ?? (await askedLines(description, folder, mix)).sums;
  const made = baseOfSums(sums, base.name, mix);
  const { pseudonyms } = description;
  const key = pseudonyms === null ? null : openPseudonyms(path.resolve(folder, pseudonyms));
  return withPartsOf(base, key === null ? made : baseUnderPseudonyms(made, key), earlier);
}
