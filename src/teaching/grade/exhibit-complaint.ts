import type { CellResult } from "../sandbox/run-request";
import { typedNumbers } from "./typed-numbers";

/** What speaks against the points for a figure with a sentence about it; undefined where nothing does. */
export function exhibitComplaint(answer: string, cell: CellResult): string | undefined {
  const typed = typedNumbers(answer);
  if (typed.length > 0) return `numbers were typed into a sentence: ${typed.join(", ")}`;
  if (cell.shown.figures === 0) return "the cell shows no figure";
  if (!cell.shown.sentences.some(({ computed }) => computed > 0))
    return "no sentence with computed numbers says what the figure shows";
  return undefined;
}
