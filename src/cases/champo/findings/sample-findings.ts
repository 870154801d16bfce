import { sumBy } from "../../../core/sum";
import type { FlagAudit } from "../samples/flag-audit";
import { count, counted, countOrNone, percent } from "../../../text/format";
import { named, prose, type Finding } from "../../../text/prose";
import { verb } from "../../../text/verb";
import { bestAndWorst, ENOUGH_SAMPLES } from "../sales/best-and-worst";
import type { SampledAccount } from "../sales/sampled-accounts";
import type { SampleProfiles } from "../sales/sample-profiles";
import type { ConversionRates } from "../sales/conversion";

/** What samples bring over all, who receives most of them, and whether the orders agree. */
export function sampleUseFinding(
  { all, groups }: ConversionRates,
  { flags, neverOrdered }: Pick<FlagAudit, "flags" | "neverOrdered">,
): Finding {
  if (all.samples === 0) return prose`The workbook holds no samples.`;
  const [most] = groups;
  const marked = prose`${named("sampleConversion", percent(all.rate))} of ${counted(all.samples, "sample")} ${verb(all.samples, "is", "are")} marked as converted. ${most.name} received ${percent(most.samples / all.samples)} of the samples, of which ${percent(most.rate)} are marked so.`;
  if (neverOrdered === 0) return marked;
  return prose`${marked} The orders contradict ${percent(neverOrdered / flags)} of the marks: the account never ordered that product type.`;
}

/** How many samples look alike and still differ in what came of them. */
export function equalSamplesFinding({ lines, profiles, mixedShare }: SampleProfiles): Finding {
  if (lines === 0) return prose`There are no samples to look alike.`;
  const looks = prose`${counted(lines, "sample line")} ${verb(lines, "has", "have")} ${counted(profiles, "distinct profile")} (customer, product, shape, pieces, area).`;
  if (mixedShare === 0) return prose`${looks} No profile both did and did not convert.`;
  return prose`${looks} ${percent(mixedShare)} of the lines have a profile that both did and did not convert. No model on these columns can separate those.`;
}

/** The account with most samples, and those that order without any. */
export function mostSampledFinding(accounts: readonly SampledAccount[]): Finding {
  const [most] = [...accounts].sort((a, b) => b.sampleLines - a.sampleLines);
  if (most === undefined || most.sampleLines === 0) return prose`No account received a sample.`;
  const total = sumBy(accounts, ({ revenue }) => revenue);
  const without = accounts.filter(({ sampleLines }) => sampleLines === 0).length;
  return prose`${most.customer} received ${counted(most.sampleLines, "sample line")} and placed ${counted(most.orderLines, "order line")}, ${percent(most.revenue / total)} of the revenue. ${counted(without, "account")} ${verb(without, "orders", "order")} without ever having received a sample.`;
}

/** How the account with most samples converts, and all others together. */
export function mainAccountRateFinding({ all, groups }: ConversionRates): Finding {
  if (all.samples === 0) return prose`There are no samples to convert.`;
  const [most] = groups;
  const [samples, converted] = [all.samples - most.samples, all.converted - most.converted];
  const own = prose`${most.name}, with most samples, converts ${percent(most.rate)} of them`;
  if (samples === 0) return prose`${own}; no other account received any.`;
  const both = prose`${own}, all others together ${percent(converted / samples)} of ${count(samples)}.`;
  if (converted / samples === most.rate) return prose`${both} They do not differ.`;
  return prose`${both} The overall rate of ${percent(all.rate)} is a mixture of the two.`;
}

/** The best and the worst of the groups with enough samples. */
export function bestAndWorstFinding({ groups }: ConversionRates): Finding {
  const ends = bestAndWorst(groups);
  if (ends === null)
    return prose`Fewer than two of them have ${count(ENOUGH_SAMPLES)} samples or more: too few to compare.`;
  const { compared, best, worst } = ends;
  if (best.rate === worst.rate)
    return prose`All ${count(compared)} with at least ${count(ENOUGH_SAMPLES)} samples convert alike: ${percent(best.rate)}.`;
  return prose`Among the ${count(compared)} with at least ${count(ENOUGH_SAMPLES)} samples, ${best.name} converts best (${percent(best.rate)} of ${count(best.samples)}) and ${worst.name} worst (${percent(worst.rate)} of ${count(worst.samples)}).`;
}

/** Countries whose interval lies wholly above the overall rate. */
export function aboveAverageFinding({ all, groups }: ConversionRates): Finding {
  if (groups.length === 0) return prose`There are no samples to compare countries by.`;
  const clear = groups.filter(({ low }) => low > all.rate).map(({ name }) => name);
  const names = clear.length === 0 ? "" : ` (${clear.join(", ")})`;
  return prose`${countOrNone(clear.length, "None")} of ${counted(groups.length, "country", "countries")} ${verb(Math.max(1, clear.length), "has", "have")} an interval wholly above the overall rate${names}. A country may be a single account: then this says more of the account than of the nation.`;
}
