import { randomInteger, shuffle, type RandomSource } from "../../../../math/distributions/random";
import { drawEarly } from "./draw";

/** How many qualities each product type has; 380 in all. */
const QUALITIES: Readonly<Record<string, number>> = {
  "HAND TUFTED": 130,
  DURRY: 80,
  "DOUBLE BACK": 50,
  HANDWOVEN: 52,
  KNOTTED: 36,
  JACQUARD: 14,
  HANDLOOM: 10,
  "POWER LOOM JACQUARD": 2,
  "GUN TUFTED": 2,
  "TABLE TUFTED": 2,
  "INDO-TIBBETAN": 1,
  "-": 1,
};

const DESIGNS = 2_250;
const COLOURS = 815;

const SHADES = [
  ..."NAVY,GRAY,BLUE,TAN,NEUTRAL,PINK,PURPLE,BLUSH PINK,IVORY,BEIGE,CHARCOAL,RUST,SAGE,TEAL,GOLD,SILVER".split(
    ",",
  ),
  ..."CREAM,BROWN,RED,GREEN,AQUA,CORAL,SAND,STONE,SLATE,OLIVE,PLUM,MUSTARD,BLACK,WHITE,COPPER,INDIGO".split(
    ",",
  ),
];

const SYLLABLES = "BA,DE,FI,GO,HA,JU,KE,LI,MO,NA,PE,RI,SO,TA,VE,WI,YA,ZU".split(",");

/** The invented names of one workbook. */
export interface Vocabulary {
  readonly qualities: ReadonlyMap<string, readonly string[]>;
  readonly designs: readonly string[];
  /** Plain shades first. */
  readonly colours: readonly string[];
}

/** Draws 380 qualities, 2,250 designs and 815 colours, none of them a real name. */
export function drawVocabulary(random: RandomSource): Vocabulary {
  const taken = new Set<string>();
  const word = (syllables: number): string =>
    Array.from({ length: syllables }, () => SYLLABLES[randomInteger(random, SYLLABLES.length)]).join("");
  const fresh = (make: () => string): string => {
    for (;;) {
      const name = make();
      if (!taken.has(name)) {
        taken.add(name);
        return name;
      }
    }
  };
  const qualities = new Map<string, string[]>();
  for (const [item, count] of Object.entries(QUALITIES)) {
    const make = (): string =>
      `${word(2)} ${["C", "V", "W", "J"][randomInteger(random, 4)]}-${20 + randomInteger(random, 80)}`;
    qualities.set(
      item,
      Array.from({ length: count }, () => fresh(make)),
    );
  }
  const designs = Array.from({ length: DESIGNS }, () =>
    fresh(() => `${word(2)}-${100 + randomInteger(random, 900)}`),
  );
  const pairs = SHADES.flatMap((first) =>
    SHADES.filter((second) => second !== first).map((second) => `${first}/${second}`),
  );
  const colours = [...SHADES, ...shuffle(pairs, random).slice(0, COLOURS - SHADES.length)];
  return { qualities, designs, colours };
}

/**
 * `count` names from `pool` in random order: each name at least once where there are enough places, the
 * early ones of the pool more often.
 */
export function spread(random: RandomSource, pool: readonly string[], count: number): string[] {
  const names = Array.from({ length: count }, (_, i) =>
    i < pool.length ? pool[i] : pool[drawEarly(random, pool.length)],
  );
  return shuffle(names, random);
}
