import { sumOf } from "../../core/sum";

/** What a state shows: the numbers that describe it, one list for each state. */
export type EmissionRows = readonly (readonly number[])[];

/** How hidden states show themselves, by numbers or by categories. */
export interface Emissions {
  /** Free numbers for each state. */
  readonly parameters: number;
  readonly start: (states: number, random: () => number) => EmissionRows;
  /** The density, or the probability, of a value in a state. */
  readonly density: (row: readonly number[], value: number) => number;
  /** The numbers of one state that fit best, each value weighted by how likely the state is there. */
  readonly fit: (values: readonly number[], weights: ArrayLike<number>) => readonly number[];
  /** By what states are put in order. */
  readonly placeOf: (model: { readonly emission: EmissionRows }, state: number) => number;
}

/** Numbers that are normal in each state: mean and standard deviation. No state is narrower than a thousandth of all values' spread. */
export function numberEmissions(all: readonly number[]): Emissions {
  const mean = sumOf(all) / all.length;
  const spread = Math.sqrt(sumOf(all.map((value) => (value - mean) ** 2)) / all.length) || 1;
  const sorted = [...all].sort((a, b) => a - b);
  return {
    parameters: 2,
    start: (states, random) => {
      const drawn = Array.from({ length: states }, () => sorted[Math.floor(random() * sorted.length)]);
      return drawn.sort((a, b) => a - b).map((value) => [value, spread * (0.3 + random())]);
    },
    density: ([center, deviation], value) =>
      Math.exp(-0.5 * ((value - center) / deviation) ** 2) / (deviation * Math.sqrt(2 * Math.PI)),
    fit: (values, weights) => {
      const weight = sumOf(weights);
      if (!(weight > 0)) return [mean, spread];
      let center = 0;
      values.forEach((value, i) => (center += (weights[i] * value) / weight));
      let variance = 0;
      values.forEach((value, i) => (variance += (weights[i] * (value - center) ** 2) / weight));
      return [center, Math.max(Math.sqrt(variance), spread * 1e-3)];
    },
    placeOf: ({ emission }, state) => emission[state][0],
  };
}

/** Categories 0, 1, …: the share of each in each state. @param added to each count, so that no category is impossible. */
export function categoryEmissions(all: readonly number[], added: number): Emissions {
  const categories = all.reduce((most, value) => Math.max(most, value), 0) + 1;
  return {
    parameters: categories - 1,
    start: (states, random) =>
      Array.from({ length: states }, () =>
        sharesOf(Array.from({ length: categories }, () => 0.05 + random() ** 2)),
      ),
    density: (row, value) => row[value],
    fit: (values, weights) => {
      const counts = new Array<number>(categories).fill(added);
      values.forEach((value, i) => (counts[value] += weights[i]));
      return sharesOf(counts);
    },
    placeOf: ({ emission }, state) => emission[state].indexOf(Math.max(...emission[state])),
  };
}

/** The share of each of some counts in their sum; of counts that are all 0 equal shares. */
export function sharesOf(counts: readonly number[]): readonly number[] {
  const sum = sumOf(counts);
  return counts.map((each) => (sum > 0 ? each / sum : 1 / counts.length));
}
