import { groupBy } from "../../../../core/group-by";
import { randomInteger, shuffle, type RandomSource } from "../../../../math/distributions/random";
import { LEANINGS, MAIN_ITEMS } from "./archetypes";
import { drawSampleDay } from "./calendar";
import type { Customer } from "./customers";
import { blankDraft, type Draft } from "./draft";
import { between, drawEarly, drawWeighted } from "./draw";
import { orderNumbering } from "./order-numbers";
import type { Size } from "./sizes";

/** Product types of samples: the main ones, and one that is sampled far more than it is bought. */
const SAMPLE_ITEMS: readonly string[] = [...MAIN_ITEMS, "GUN TUFTED"];

/** How readily each product type's samples turn into orders, against a durry's. */
const READINESS: Readonly<Record<string, number>> = {
  KNOTTED: 6,
  "GUN TUFTED": 3.5,
  HANDLOOM: 1.5,
  "HAND TUFTED": 1.4,
  JACQUARD: 1.2,
  DURRY: 1,
};
const READINESS_OF_OTHERS = 0.9;

/** The share of a customer's conversions that comes in whole batches of like samples. */
const IN_BATCHES = 0.8;
/** Larger batches convert sample by sample. */
const LARGEST_BATCH = 20;

/** Samples come in the smaller sizes, each customer's in its usual one more often than not. */
const SAMPLE_SIZES = 11;
const USUAL_SHARE = 0.4;

/** Draws every sample line, and which of them convert. */
export function drawSampleDrafts(
  random: RandomSource,
  customers: readonly Customer[],
  sizes: readonly Size[],
): Draft[] {
  const number = orderNumbering(random);
  return customers.flatMap((customer, index) => {
    const leanings = LEANINGS[customer.archetype];
    const weights = [...MAIN_ITEMS.map((item) => (leanings[item] + 0.04) * between(random, 0.6, 1.6)), 0.04];
    const usual = sizes[drawEarly(random, 4)];
    const drafts: Draft[] = [];
    while (drafts.length < customer.samples) {
      const day = drawSampleDay(random);
      const orderNumber = number("sample", day);
      const count = Math.min(1 + drawEarly(random, 14), customer.samples - drafts.length);
      for (let i = 0; i < count; i++) {
        const item = SAMPLE_ITEMS[drawWeighted(random, weights)];
        const size = random() < USUAL_SHARE ? usual : sizes[drawEarly(random, SAMPLE_SIZES)];
        const draft = blankDraft({ kind: "sample", customer: index, item, size });
        draft.orderNumber = orderNumber;
        draft.day = day;
        draft.quantity = random() < 0.93 ? 1 : 2 + drawEarly(random, 3);
        if (random() < 0.015) draft.rate = between(random, 1, 4);
        drafts.push(draft);
      }
    }
    convert(random, drafts, customer.converted);
    return drafts;
  });
}

/** Marks `count` of one customer's samples as converted, the readier product types first by chance. */
function convert(random: RandomSource, drafts: readonly Draft[], count: number): void {
  const profiles = groupBy(drafts, (draft) => `${draft.item}|${draft.quantity}|${draft.size.ft2}`);
  const batches = shuffle([...profiles.values()], random);
  let left = count;
  for (let tries = 0; left > count * (1 - IN_BATCHES) && tries < 20 * batches.length; tries++) {
    const batch = batches[randomInteger(random, batches.length)];
    if (
      batch[0].converted ||
      batch.length > Math.min(left, LARGEST_BATCH) ||
      random() >= readiness(batch[0]) / READINESS.KNOTTED
    )
      continue;
    for (const draft of batch) draft.converted = true;
    left -= batch.length;
  }
  const open = shuffle(
    drafts.filter((draft) => !draft.converted),
    random,
  );
  // Each open sample in turn is taken with a chance in proportion to its readiness, round after round.
  for (let i = 0; left > 0; i = (i + 1) % open.length) {
    if (open[i].converted || random() >= readiness(open[i]) / READINESS.KNOTTED) continue;
    open[i].converted = true;
    left--;
  }
}

function readiness({ item }: Draft): number {
  return READINESS[item] ?? READINESS_OF_OTHERS;
}
