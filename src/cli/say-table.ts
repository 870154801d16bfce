import { tableOutput } from "../cell/display";
import { table, type Cell, type TableOptions } from "../text/table";
import { visibleText } from "../tables/xlsx/cell-text";

/** A longer table belongs into a file. */
const MOST_ROWS = 60;
/** Wider texts are cut: a line of a terminal should stay one line. */
const MOST_LETTERS = 48;

/** A table for the terminal. Text from the data cannot move the cursor, colour the screen or break a line. */
export function sayTable(
  caption: string,
  records: readonly Readonly<Record<string, Cell>>[],
  options: TableOptions = {},
): void {
  const harmless = records
    .slice(0, MOST_ROWS)
    .map((record) =>
      Object.fromEntries(
        Object.entries(record).map(([name, cell]) => [
          name,
          typeof cell === "string" ? visibleText(cell, MOST_LETTERS) : cell,
        ]),
      ),
    );
  console.log(tableOutput(table(caption, harmless, options)).data["text/plain"]);
  if (records.length > MOST_ROWS)
    console.log(`and ${records.length - MOST_ROWS} more rows: --out FILE writes all`);
}
