import { customerBaseOf, type CustomerBase } from "../../../src/customers/customer-base";
import type { ColumnDraft } from "../../../src/customers/column";
import { decimalLog } from "../../../src/math/functions/decimal-log";
import { applyRecipe, type FeatureMatrix } from "../../../src/customers/recipe/apply-recipe";
import { fitRecipe } from "../../../src/customers/recipe/fit-recipe";
import { customersBySchema } from "../../../src/customers/schema/customers-by-schema";
import { schemaOf } from "../../../src/customers/schema/schema-column";
import { randomInteger, randomSource } from "../../../src/math/distributions/random";
import { euclidean } from "../../../src/math/distances/distances";
import { rowOf } from "../../../src/math/linear/matrix";
import {
  scoreCustomers,
  type CustomerScore,
  type SegmentModel,
} from "../../../src/segments/place/score-customer";
import type { PlacedModel } from "../../../src/segments/sql/placement-sql";
import { ProblemLog } from "../../../src/tables/problem-log";
import type { RawCell, RawTable } from "../../../src/tables/raw-table";

/** How a column of the table is made and what type the warehouse gives it. */
export interface HostileColumn {
  readonly name: string;
  readonly kind: "id" | "double" | "integer" | "date" | "text";
}

/** Customers of a warehouse with names and words that try to end a statement, and the segments to place them in. */
export interface HostileTable {
  readonly columns: readonly HostileColumn[];
  readonly model: PlacedModel & SegmentModel;
  /** Cells of rows the segments were not made of, as a file and as a warehouse may hold them. */
  readonly rows: (count: number) => readonly (readonly RawCell[])[];
}

export const HOSTILE_NAMES = ["customer", 'vi"sits', "ba'sket; DROP TABLE customers --", "days\\", "Käufe"];
export const HOSTILE_WORDS = [
  "O'Brien",
  "a\\",
  'q"uo"te',
  "--",
  "two words",
  "Ünder/* x",
  "line\nbreak",
  "(other)",
];
const ORDER = ["lo'w", "mid\\dle", "high"];

/**
 * @param lattice centres that are customers with small whole numbers, so that many customers lie at equal distances of two.
 */
export function hostileTable(seed: number, lattice = false): HostileTable {
  const random = randomSource(seed);
  const [id, visits, basket, days, counts] = HOSTILE_NAMES;
  const columns: readonly HostileColumn[] = [
    { name: id, kind: "id" },
    { name: visits, kind: "integer" },
    { name: basket, kind: "double" },
    { name: days, kind: "date" },
    { name: counts, kind: "integer" },
    { name: "wine", kind: "double" },
    { name: "me``at", kind: "double" },
    { name: "wo\\'rds", kind: "text" },
    { name: "rank", kind: "text" },
    { name: "card", kind: "text" },
  ];
  let made = 0;
  const row = (): RawCell[] => [
    `c${(made += 1)}`,
    maybe(random, 2 ** randomInteger(random, lattice ? 4 : 9) - 1),
    // With values below 0 and a long tail: a signed logarithm.
    maybe(random, lattice ? 10 * randomInteger(random, 3) : 10 ** (3 * random()) - 20),
    maybe(random, new Date(Date.UTC(2024, 0, 1 + (lattice ? 30 : 1) * randomInteger(random, 12)))),
    maybe(random, 2 ** randomInteger(random, 4) - 1),
    maybe(random, randomInteger(random, 3)),
    maybe(random, randomInteger(random, 3)),
    maybe(random, spelt(random, HOSTILE_WORDS[randomInteger(random, HOSTILE_WORDS.length)])),
    maybe(random, spelt(random, ORDER[randomInteger(random, 3)])),
    maybe(random, ["yes", "no", "Y", "FALSE", " t ", "0"][randomInteger(random, 6)]),
  ];
  const base = baseOf(columns, Array.from({ length: 400 }, row));
  const recipe = fitRecipe(base, lattice ? { transform: "log", scale: "none" } : {});
  const features = applyRecipe(recipe, base);
  const centers = lattice
    ? tiedCenters(features)
    : [0, 1, 2, 3, 4].map((c) => Array.from(rowOf(features, 7 * c)));
  const far = euclidean(rowOf(features, 3), Float64Array.from(centers[0]));
  const model = {
    recipe,
    columns: schemaOf(base, recipe).concat({ name: id, type: "id", unit: "", levels: null, whole: null }),
    names: ["It's", "a\\b", '"x"', "--", "line\nbreak"],
    centers,
    tooFar: far,
    customers: [],
  };
  return { columns, model, rows: (count) => Array.from({ length: count }, row) };
}

/** One customer as five centres that differ in two logarithms only: those in the middle of two are at equal distances. */
function tiedCenters(features: FeatureMatrix): readonly (readonly number[])[] {
  const [visits, counts] = [`log ${HOSTILE_NAMES[1]}`, `log ${HOSTILE_NAMES[4]}`].map((name) =>
    features.columnNames.indexOf(name),
  );
  const powers = [
    [0, 0],
    [2, 0],
    [0, 2],
    [2, 2],
    [3, 1],
  ];
  return powers.map(([v, c]) => {
    const center = Array.from(rowOf(features, 7));
    center[visits] = decimalLog(2 ** v);
    center[counts] = decimalLog(2 ** c);
    return center;
  });
}

/** What `champo score` gives for the rows. */
export function scoredRows(
  { columns, model }: HostileTable,
  rows: readonly (readonly RawCell[])[],
): readonly CustomerScore[] {
  const table: RawTable = {
    name: "customers",
    columns: columns.map(({ name }) => name),
    rows: rows.map((cells, line) => ({ line: line + 2, cells })),
    sheet: null,
    delimiter: null,
  } as RawTable;
  const problems = new ProblemLog();
  const read = customersBySchema(table, model.columns, model.recipe, problems);
  if (read === null) throw new Error(JSON.stringify(problems.list()));
  return scoreCustomers(model, read.base);
}

function maybe<Cell>(random: () => number, cell: Cell): Cell | null {
  return random() < 0.04 ? null : cell;
}

/** The word as somebody may type it again, or another one. */
function spelt(random: () => number, word: string): string {
  const ways = [
    word,
    word,
    word,
    `  ${word}\u00a0`,
    word.toUpperCase(),
    word.replace(" ", " \u3000 "),
    "n/a",
    "new one",
  ];
  return ways[randomInteger(random, ORDER.includes(word) ? 7 : 8)];
}

function baseOf(columns: readonly HostileColumn[], rows: readonly (readonly RawCell[])[]): CustomerBase {
  const words = (j: number, legal: readonly string[]): (string | null)[] =>
    rows.map((cells) => {
      const plain = typeof cells[j] === "string" ? cells[j].trim() : "";
      return legal.includes(plain) ? plain : null;
    });
  const drafts = columns.flatMap(({ name, kind }, j): ColumnDraft[] => {
    const shared = { name, role: "feature" as const };
    const whole = name === "wine" || name === "me``at" ? "mix" : null;
    if (kind === "id") return [];
    if (kind === "date")
      return [
        {
          ...shared,
          type: "date",
          numbers: rows.map((cells) =>
            cells[j] instanceof Date ? Math.floor(cells[j].getTime() / 86_400_000) : null,
          ),
        },
      ];
    if (kind !== "text")
      return [{ ...shared, type: "amount", whole, numbers: rows.map((cells) => cells[j] as number | null) }];
    if (name === "rank") return [{ ...shared, type: "ordinal", levels: ORDER, texts: words(j, ORDER) }];
    if (name !== "card") return [{ ...shared, type: "category", texts: words(j, HOSTILE_WORDS) }];
    const texts = words(j, ["yes", "no"]);
    return [
      {
        ...shared,
        type: "yes/no",
        texts,
        numbers: texts.map((text) => (text === null ? null : +(text === "yes"))),
      },
    ];
  });
  return customerBaseOf({
    name: "hostile",
    customers: rows.map((cells) => String(cells[0])),
    columns: drafts,
    asOf: "2024-12-31",
  });
}
