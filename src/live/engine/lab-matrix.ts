import { fitColumns, transformed, type RawColumn } from "../../customers/recipe/fit-columns";
import { InputError } from "../../core/input-error";
import { observations, type Observations } from "../../math/linear/observations";
import type { Ingredient } from "../../segments/profiles/ingredients";
import type { LabColumn, LabData } from "../lab-data";
import type { LabState } from "../lab-state";

/** The matrix that is clustered and scored, and the customers left out of it, scaled like the others. */
export interface LabMatrix {
  readonly x: Observations;
  /** Which customers of the data the rows are, ascending. */
  readonly rows: Int32Array;
  readonly leftOut: Observations;
  readonly leftOutRows: Int32Array;
  /** Values that were not defined and took a column's neutral value. */
  readonly filled: number;
  readonly madeFrom: readonly Ingredient[];
}

/**
 * The features of a state: for the study's own choice, byte for byte the matrix that the study clustered.
 *
 * @throws InputError without features, or with fewer than two customers left. Cost O(customers x columns).
 */
export function labMatrix(data: LabData, state: LabState): LabMatrix {
  const columns = data.columns.filter(({ name }) => state.features.includes(name));
  const without = new Set(state.without);
  const all = Int32Array.from(data.customers.keys());
  const rows = all.filter((row) => !without.has(data.customers[row]));
  if (columns.length === 0) {
    throw new InputError({ where: "Features", what: "none", legal: "at least one" });
  }
  if (rows.length < 2) {
    throw new InputError({ where: "Customers", what: `${rows.length}`, legal: "at least two" });
  }
  const prepare = (column: LabColumn): RawColumn => ({
    raw: Array.from(rows, (row) => column.values[row]),
    transform: column.logs ? state.transform : "none",
    fill: column.fill,
    block: column.block,
  });
  const prepared = columns.map(prepare);
  const fitted = fitColumns(prepared, state.scale, state.weight);
  const scaled = (which: Int32Array): Observations => {
    const values = new Float64Array(which.length * columns.length);
    which.forEach((row, i) =>
      columns.forEach((column, j) => {
        const { center, scale, neutral } = fitted[j];
        const raw = column.values[row] ?? neutral;
        values[i * columns.length + j] = (transformed(raw, prepared[j].transform) - center) / scale;
      }),
    );
    return observations(
      { rows: which.length, columns: columns.length, data: values },
      {
        rowNames: Array.from(which, (row) => data.customers[row]),
        columnNames: columns.map(({ name }) => name),
      },
    );
  };
  const leftOutRows = all.filter((row) => without.has(data.customers[row]));
  return Object.freeze({
    x: scaled(rows),
    rows,
    leftOut: scaled(leftOutRows),
    leftOutRows,
    filled: prepared.reduce((sum, { raw }) => sum + raw.filter((value) => value === null).length, 0),
    madeFrom: Object.freeze([...new Set(columns.flatMap(({ ingredients }) => ingredients))]),
  });
}
