import { shuffle, type RandomSource } from "../../../../math/distributions/random";
import type { Customer } from "./customers";
import type { Draft } from "./draft";
import { apportion, between, drawWeighted } from "./draw";
import { spread, type Vocabulary } from "./vocabulary";

const SHAPES = ["REC", "ROUND", "SQUARE", "OCTAGON", "OVAL"];
const SHAPE_WEIGHTS = [977, 12, 8, 1, 2];

/** How many plain shades are in every customer's palette. */
const COMMON_SHADES = 8;

/** Gives each line its quality, design, colour, shape and manner of pricing. */
export function assignNames(
  random: RandomSource,
  customers: readonly Customer[],
  drafts: readonly Draft[],
  vocabulary: Vocabulary,
): void {
  for (const [item, pool] of vocabulary.qualities) {
    const lines = drafts.filter((draft) => draft.item === item);
    spread(random, pool, lines.length).forEach((quality, i) => (lines[i].quality = quality));
  }
  const byCustomer = customers.map((_, i) => drafts.filter((draft) => draft.customer === i));
  const weights = byCustomer.map((lines) => Math.sqrt(lines.length));
  const designs = portions(random, vocabulary.designs, weights, byCustomer);
  const shades = vocabulary.colours.slice(0, 32);
  const colours = portions(random, vocabulary.colours.slice(32), weights, byCustomer);
  byCustomer.forEach((lines, i) => {
    const palette = [
      ...colours[i].slice(0, 4),
      ...shuffle([...shades], random).slice(0, COMMON_SHADES),
      ...colours[i].slice(4),
    ];
    const names = spread(random, palette, lines.length);
    spread(random, designs[i], lines.length).forEach((design, j) => {
      lines[j].design = design;
      lines[j].colour = names[j];
    });
    const byPiece = between(random, 0.15, 0.35);
    for (const line of lines) {
      line.shape = SHAPES[drawWeighted(random, SHAPE_WEIGHTS)];
      line.pricing = line.unit !== "PC" && random() >= byPiece ? "area" : "piece";
    }
  });
}

/** Deals a pool out among the customers, more to those with more lines, never more names than lines. */
function portions(
  random: RandomSource,
  pool: readonly string[],
  weights: readonly number[],
  byCustomer: readonly (readonly Draft[])[],
): string[][] {
  const dealt = shuffle([...pool], random);
  const counts = apportion(pool.length, weights, 1);
  let from = 0;
  return counts.map((count, i) => {
    const to = from + Math.min(count, byCustomer[i].length);
    const portion = dealt.slice(from, to);
    from = to;
    return portion;
  });
}
