import { dayText } from "../../../core/day";
import { isMissingText } from "../../../tables/cells/missing-text";
import { decimalMarkOf, parseNumberText } from "../../../tables/cells/number-text";
import type { DecimalMark } from "../../../tables/cells/plain-number";
import type { RawCell, RawTable } from "../../../tables/raw-table";
import type { ProblemLog } from "../../../tables/problem-log";

/** What a column of figures holds: `customer`, a measure, or `pieces of X`, `share of X` for a product type. */
export type Role = string;

export const CUSTOMER_UNIT = "the customer's name";

/** Reads the cells of a table by what they hold, and reports those that cannot be read. */
export class FigureReader {
  private readonly mark: DecimalMark | null;

  constructor(
    private readonly table: RawTable,
    private readonly places: ReadonlyMap<Role, number>,
    private readonly problems: ProblemLog,
  ) {
    this.mark = decimalMark(
      table,
      [...places].flatMap(([role, j]) => (role === "customer" ? [] : [j])),
    );
  }

  has(role: Role): boolean {
    return this.places.has(role);
  }

  /** Product types that have a column of pieces, or of shares. */
  products(kind: "pieces" | "share"): string[] {
    const start = `${kind} of `;
    const found = [...this.places.keys()]
      .filter((role) => role.startsWith(start))
      .map((role) => role.slice(start.length));
    return kind === "pieces" ? found : found.filter((product) => !this.has(`pieces of ${product}`));
  }

  name(i: number): string {
    const cell = this.cell(i, "customer");
    const text = cell === null ? "" : cell instanceof Date ? dayText(cell) : String(cell).trim();
    if (text === "" && this.has("customer")) {
      this.refuse(
        i,
        "customer",
        "an empty cell",
        `text (${CUSTOMER_UNIT})`,
        "Name the customer, or delete the row",
      );
    }
    return text;
  }

  /** A number of at least 0; 0 with a problem where the cell holds none. */
  number(i: number, role: Role): number {
    const cell = this.cell(i, role);
    const isProduct = role.includes(" of ");
    if (cell === null || (typeof cell === "string" && isMissingText(cell))) {
      if (!isProduct) this.refuse(i, role, "an empty cell", LEGAL, "Fill the cell in, or delete the row");
      return 0;
    }
    const value = typeof cell === "string" ? this.parsed(cell) : cell;
    if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
    const shown =
      typeof cell === "string"
        ? `"${cell}"`
        : cell instanceof Date
          ? `the date ${dayText(cell)}`
          : String(cell);
    const twoReadings = typeof cell === "string" && this.mark === null && decimalMarkOf(cell) === "both";
    this.refuse(
      i,
      role,
      twoReadings ? `${shown}, which can be read in two ways` : shown,
      LEGAL,
      twoReadings
        ? "Write numbers without parting thousands, such as 1234 or 1.234"
        : typeof value === "number" && value < 0
          ? "Take out returns and corrections"
          : "Type a number in",
    );
    return 0;
  }

  refuse(i: number, role: Role, value: string, legal: string, remedy: string): void {
    const place = this.places.get(role);
    const column = place === undefined ? role : this.table.columns[place];
    this.problems.add({ ...sheetOf(this.table), row: this.table.rows[i].line, column, value, legal, remedy });
  }

  private cell(i: number, role: Role): RawCell {
    const place = this.places.get(role);
    return place === undefined ? null : this.table.rows[i].cells[place];
  }

  private parsed(text: string): number | null {
    if (this.mark !== null) return parseNumberText(text, this.mark)?.value ?? null;
    return decimalMarkOf(text) === "any" ? (parseNumberText(text, ".")?.value ?? null) : null;
  }
}

const LEGAL = "a number of at least 0";

/** The decimal mark of a table, by all its numbers together; null where none of them shows it. */
function decimalMark({ rows }: RawTable, columns: readonly number[]): DecimalMark | null {
  const marks = rows.flatMap(({ cells }) =>
    columns.map((j) => {
      const cell = cells[j];
      return typeof cell === "string" && !isMissingText(cell) ? decimalMarkOf(cell) : null;
    }),
  );
  const count = (mark: DecimalMark) => marks.filter((each) => each === mark).length;
  const [points, commas] = [count("."), count(",")];
  return points === commas ? null : points > commas ? "." : ",";
}

/** The place of a problem, as far as a table has sheets. */
export function sheetOf({ sheet }: RawTable): { readonly sheet?: string } {
  return sheet === null ? {} : { sheet };
}
