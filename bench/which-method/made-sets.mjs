// Sets of which the groups are known, made by code: the same rows for the same shape, size and place.

/** What the sets look like, from the easiest to none. */
export const SHAPES = [
  "gaussian",
  "unequal",
  "elongated",
  "nested",
  "mixed",
  "giants",
  "noise columns",
  "none",
];

/** Rows of a shape, their groups, and how many there are; `words` where some columns are words. */
export function rowsOf(lib, shape, rows, place) {
  const { randomSource, randomNormal } = lib("math/distributions/random.js");
  const random = randomSource(7919 * SHAPES.indexOf(shape) + 31 * place + rows);
  const normal = () => randomNormal(random);
  const made = MAKERS[shape](rows, normal, random);
  if (made.words === undefined)
    return { ...made, data: Float64Array.from(made.list.flat()), columns: made.list[0].length };
  return { ...made, ...matrixOf(lib, made) };
}

const cycle = (rows, k) => Int32Array.from({ length: rows }, (_, i) => i % k);
const columnsOf = (count, value) => Array.from({ length: count }, (_, j) => value(j));

/** Centres on the corners of a simplex, so far apart that neighbours touch. */
const corner = (group, j, distance) => (j === group ? distance : 0);

const MAKERS = {
  // Four round groups of one spread, five deviations apart.
  gaussian(rows, normal) {
    const groups = cycle(rows, 4);
    return { k: 4, groups, list: [...groups].map((g) => columnsOf(5, (j) => corner(g, j, 3.5) + normal())) };
  },
  // Three groups of 80, 15 and 5 in a hundred, the largest four times as wide.
  unequal(rows, normal) {
    const groups = Int32Array.from({ length: rows }, (_, i) => (i % 20 < 16 ? 0 : i % 20 < 19 ? 1 : 2));
    const wide = [2, 0.5, 0.5];
    return {
      k: 3,
      groups,
      list: [...groups].map((g) => columnsOf(4, (j) => corner(g, j, 7) + wide[g] * normal())),
    };
  },
  // Three long parallel groups, ten times as long as wide.
  elongated(rows, normal) {
    const groups = cycle(rows, 3);
    const list = [...groups].map((g) => {
      const [along, across] = [10 * normal(), g * 5 + normal()];
      return [(along - across) * Math.SQRT1_2, (along + across) * Math.SQRT1_2];
    });
    return { k: 3, groups, list };
  },
  // A ring about a group.
  nested(rows, normal, random) {
    const groups = cycle(rows, 2);
    const list = [...groups].map((g) => {
      const [angle, away] = [2 * Math.PI * random(), g * 6 + 0.4 * normal()];
      return [away * Math.cos(angle), away * Math.sin(angle)];
    });
    return { k: 2, groups, list };
  },
  // Three groups in three numbers and three columns of words, in which 70 in a hundred have their group's word.
  mixed(rows, normal, random) {
    const groups = cycle(rows, 3);
    const words = [...groups].map((g) =>
      columnsOf(3, () => ["red", "green", "blue"][random() < 0.7 ? g : Math.floor(3 * random())]),
    );
    return {
      k: 3,
      groups,
      words,
      numbers: [...groups].map((g) => columnsOf(3, (j) => corner(g, j, 2.5) + normal())),
    };
  },
  // Four round groups, and two in a hundred customers who are fifty times as large: nobody's group.
  giants(rows, normal) {
    const groups = cycle(rows, 4);
    const list = [...groups].map((g) => columnsOf(5, (j) => corner(g, j, 3.5) + normal()));
    for (let i = 0; i < Math.max(1, Math.round(rows / 50)); i++) {
      const row = (i * 50 + 7) % rows;
      list[row] = list[row].map(() => 50 + 25 * Math.abs(normal()));
      groups[row] = -1;
    }
    return { k: 4, groups, list };
  },
  // Three groups in four columns, and thirty columns of noise.
  "noise columns"(rows, normal) {
    const groups = cycle(rows, 3);
    return {
      k: 3,
      groups,
      list: [...groups].map((g) => columnsOf(34, (j) => (j < 4 ? corner(g, j, 4) : 0) + normal())),
    };
  },
  // One cloud in which all columns go together (correlation .5): there is nothing to find.
  none(rows, normal) {
    const list = Array.from({ length: rows }, () => {
      const shared = normal();
      return columnsOf(5, () => Math.SQRT1_2 * (shared + normal()));
    });
    return { k: 3, groups: new Int32Array(rows), list };
  },
};

/** Numbers and words as the study compares them: each column as one number of variance 1. */
function matrixOf(lib, { words, numbers }) {
  const { customerBaseOf } = lib("customers/customer-base.js");
  const { customerFeatures } = lib("customers/recipe/apply-recipe.js");
  const base = customerBaseOf({
    name: "mixed",
    customers: words.map((_, i) => `c${i}`),
    columns: [
      ...numbers[0].map((_, j) => ({
        name: `number ${j}`,
        type: "score",
        role: "feature",
        numbers: numbers.map((row) => row[j]),
      })),
      ...words[0].map((_, j) => ({
        name: `word ${j}`,
        type: "category",
        role: "feature",
        texts: words.map((row) => row[j]),
      })),
    ],
  });
  const { data, columns } = customerFeatures(base, { transform: "none" });
  return { data, columns };
}
