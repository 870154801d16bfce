import { namesInASentence } from "../../../text/few-names";
import { sumBy } from "../../../core/sum";
import { count, counted, countOrNone, decimal, percent } from "../../../text/format";
import { wilsonInterval } from "../../../math/distributions/wilson-interval";
import { prose, type Finding } from "../../../text/prose";
import { productWord } from "../product-words";
import type { SegmentProfile } from "../../../segments/profiles/profile-segments";
import type { AllocatedCell, CellAllocation } from "./cell-allocation";
import type { CustomerBase } from "../../../customers/customer-base";
import { largestCustomers } from "../../../customers/largest-customers";
import { SAMPLE_CELLS } from "./sample-cells";
import type { ChampoBasis } from "../advice/champo-basis";
import { evidence, recommendation, type Effect, type Recommendation } from "../../../advice/recommendation";
import { gainOf, type ExpectedGain } from "./sample-allocation";
import { UNCONTRADICTED } from "./uncontradicted";

/** Does the plan move samples? Without samples the advice is to record some; null where nothing would be better elsewhere. */
export function companySamples({ allocation, base }: ChampoBasis): Recommendation | null {
  const { cells } = allocation;
  if (cells.length === 0) return recordSamples();
  if (!cells.some((cell) => cell.planned !== cell.samples)) return null;
  const source = SAMPLE_CELLS.allocation;
  const moved = evidence("samples moved", count(allocation.moved), source);
  const gain = evidence("expected further converted samples", decimal(allocation.expectedGain, 0), source);
  const chance = evidence("chance that the plan gains", percent(allocation.chanceOfGain, 0), source);
  const [sent, converted] = [total(cells, "samples"), total(cells, "converted")];
  const changed = allocation.accounts.filter((account) =>
    cells.some((cell) => cell.account === account.name && cell.planned !== cell.samples),
  );
  const [fewer, more] = (["send fewer", "send more"] as const).map((word) =>
    allocation.products
      .filter((product) => product.word === word)
      .sort((a, b) => Math.abs(b.planned - b.samples) - Math.abs(a.planned - a.samples))
      .map((product) => productWord(product.name)),
  );
  const { effect, expected } = gaining(allocation);
  const assumed = prose`, if a further sample converts at ${percent(allocation.assumptions.furtherSampleReturn, 0)} of the rate of a past one`;
  return recommendation("All customers", null, {
    kind: "samples",
    action:
      fewer.length > 0 && more.length > 0
        ? prose`Send fewer samples of ${namesInASentence(fewer)} and more of ${namesInASentence(more)}, account by account as the plan says`
        : prose`Move samples between accounts as the plan says`,
    // Accounts that never ordered get samples, too, but are no customers yet.
    who: largestFirst(base).filter((name) => changed.some((account) => account.name === name)),
    why:
      allocation.assumptions.budget === 1
        ? prose`${mostSampled(allocation)}Moving ${moved.quantity} of ${count(sent)} samples to where they convert is expected to bring ${gain.quantity} more converted ones, without a further sample (a gain in ${chance.quantity} of the draws${assumed}).`
        : prose`${mostSampled(allocation)}With ${count(allocation.planned)} samples instead of ${count(sent)}, ${moved.quantity} of them moved to where they convert, the expected change in converted ones is ${gain.quantity} (a gain in ${chance.quantity} of the draws${assumed}).`,
    evidence: [moved, gain, chance],
    expected,
    effect,
    cost: prose`${furtherSamples(allocation.planned - sent)}; ${counted(changed.length, "account")} to explain the change to`,
    risk: "Rates may fall as samples grow; accounts that lose samples may resent it",
    watch: {
      metric: `conversion of the ${UNCONTRADICTED}`,
      now: percent(converted / sent),
      alarm: percent(wilsonInterval(converted, sent).low),
      when: "below",
    },
  });
}

/** With half of all samples, an account comes first: its rate is most of the rate of all. */
const MOST = 0.5;

function mostSampled({ accounts, cells }: CellAllocation): Finding {
  const first = accounts.reduce((most, account) => (account.samples > most.samples ? account : most));
  const sent = total(cells, "samples");
  const rest = sent - first.samples;
  if (!(first.samples >= MOST * sent) || rest === 0) return prose``;
  const others = (total(cells, "converted") - first.converted) / rest;
  return prose`Of the ${count(sent)} ${UNCONTRADICTED}, ${first.name} gets ${percent(first.samples / sent)} and converts ${percent(first.rawRate)} of them; all others convert ${percent(others)}. `;
}

/** What the plan changes for a segment; null where nothing. */
export function segmentSamples(profile: SegmentProfile, basis: ChampoBasis): Recommendation | null {
  const { allocation } = basis;
  const share = samplesOfGroup(allocation, profile.customers);
  const changed = share.cells.filter((cell) => cell.planned !== cell.samples);
  if (changed.length === 0) return null;
  const source = SAMPLE_CELLS.bySegment;
  const rate = evidence(
    `conversion of its ${UNCONTRADICTED}`,
    percent(share.converted / share.samples),
    source,
  );
  const now = evidence("its samples now", count(share.samples), source);
  const planned = evidence("its samples in the plan", count(share.planned), source);
  const accountsThat = (word: "send more" | "send fewer"): string[] =>
    allocation.accounts
      .filter(({ name, word: own }) => profile.customers.includes(name) && own === word)
      .sort((a, b) => Math.abs(b.planned - b.samples) - Math.abs(a.planned - a.samples))
      .map(({ name }) => name);
  const [fewer, more] = [accountsThat("send fewer"), accountsThat("send more")];
  const who = profile.customers.filter((name) => changed.some((cell) => cell.account === name));
  const { effect, expected } = gaining(share);
  return recommendation(basis.names[profile.index].name, profile.index, {
    kind: "samples",
    action: sendAction(fewer, more, who),
    who,
    why: prose`Its ${UNCONTRADICTED} convert at ${rate.quantity}; the plan sends it ${planned.quantity} of them instead of ${now.quantity}, each product where it converts.`,
    evidence: [rate, now, planned],
    expected,
    effect,
    cost: furtherSamples(share.planned - share.samples),
    risk: "Further samples may convert less than the past ones did",
    watch: {
      metric: `conversion of the segment's ${UNCONTRADICTED}`,
      now: rate.quantity,
      alarm: percent(wilsonInterval(share.converted, share.samples).low),
      when: "below",
    },
  });
}

/** What a plan comes to for some accounts. */
export interface GroupSamples extends ExpectedGain {
  readonly cells: readonly AllocatedCell[];
  readonly samples: number;
  readonly converted: number;
  readonly planned: number;
}

/**
 * The part of a plan that concerns some accounts, with the gain expected of it.
 *
 * @example samplesOfGroup(allocation, study.base.customers.slice(0, 5)).samples // 426
 */
export function samplesOfGroup(allocation: CellAllocation, customers: readonly string[]): GroupSamples {
  const members = new Set(customers);
  const cells = allocation.cells.filter(({ account }) => members.has(account));
  return Object.freeze({
    cells: Object.freeze(cells),
    samples: total(cells, "samples"),
    converted: total(cells, "converted"),
    planned: total(cells, "planned"),
    ...gainOf(allocation.gainDraws.filter((_, i) => members.has(allocation.accounts[i].name))),
  });
}

/** Accounts that get samples and belong to no group: they never ordered, or the method left them out. */
export function accountsOutside(
  profiles: readonly SegmentProfile[],
  allocation: CellAllocation,
): readonly string[] {
  const grouped = new Set(profiles.flatMap(({ customers }) => customers));
  return allocation.accounts.map(({ name }) => name).filter((name) => !grouped.has(name));
}

function total(cells: readonly AllocatedCell[], what: "samples" | "converted" | "planned"): number {
  return sumBy(cells, (cell) => cell[what]);
}

function largestFirst(base: CustomerBase): readonly string[] {
  return largestCustomers(base, base.customers.length).map((row) => base.customers[row]);
}

function sendAction(fewer: readonly string[], more: readonly string[], who: readonly string[]): Finding {
  const less = prose`fewer samples to ${namesInASentence(fewer)}`;
  const further = prose`more samples to ${namesInASentence(more)}`;
  if (fewer.length > 0 && more.length > 0) return prose`Send ${less} and ${further}`;
  if (fewer.length > 0) return prose`Send ${less}`;
  if (more.length > 0) return prose`Send ${further}`;
  return prose`Send as many samples as now, but of other products, to ${namesInASentence(who)}`;
}

function furtherSamples(more: number): Finding {
  if (more === 0) return prose`No further samples`;
  return more > 0
    ? prose`${counted(more, "further sample")} here`
    : prose`None: ${counted(-more, "sample")} fewer`;
}

function gaining(gain: ExpectedGain): { effect: Effect; expected: Finding } {
  const [estimate, low, high] = [gain.expectedGain, gain.gainLow, gain.gainHigh].map((value) =>
    decimal(value, 0),
  );
  const level = percent(0.95, 0);
  return {
    effect: {
      measure: "further converted samples",
      estimate,
      low,
      high,
      interval: "central 95% of the posterior draws",
    },
    expected:
      gain.expectedGain < 0
        ? prose`${decimal(-gain.expectedGain, 0)} fewer converted samples (${level} interval of the change: ${low} to ${high}), if rates stay what they were and the plan's assumptions hold`
        : prose`${estimate} more converted samples (${level} interval ${low} to ${high}), if rates stay what they were and the plan's assumptions hold`,
  };
}

function recordSamples(): Recommendation {
  const none = evidence("samples in the workbook", count(0), SAMPLE_CELLS.allocation);
  return recommendation("All customers", null, {
    kind: "samples",
    action: prose`Record which samples are sent, and which orders follow`,
    who: [],
    why: prose`The workbook holds ${countOrNone(none.quantity.value, "no")} samples, so it cannot show who converts.`,
    evidence: [none],
    expected: prose`None that could be counted yet`,
    effect: null,
    cost: prose`A line for each sample sent`,
    risk: "Orders are noted for samples that they did not follow from",
    watch: {
      metric: "samples recorded (conversion)",
      now: none.quantity,
      alarm: count(1),
      when: "below",
      due: "in a month",
    },
  });
}
