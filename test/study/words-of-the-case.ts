import type { ChapterOutput } from "../champo/run-chapters";

/** Words of the carpet maker, and of a study of a few dozen firms, that no study of other customers may use. */
const FOREIGN = /carpet|\bworkbook|\bsample orders?|\bDURRY|\bTUFTED|\bsquare met|synthetic/i;
/** Right of fewer customers than these. */
const FEW_DOZEN = { pattern: /few dozen/i, customers: 100 };
/** A number that nobody rounded. */
const UNROUNDED = /\d\.\d{7,}/;

/** What of a study of any customers was written for another company, or with numbers as the machine has them. */
export function wordsOfTheCase(outputs: readonly ChapterOutput[], customers = Infinity): readonly string[] {
  return outputs.flatMap(({ chapter, cell, shown }) => {
    const text =
      typeof shown === "string"
        ? shown
        : "rows" in shown
          ? JSON.stringify(shown.rows)
          : `${shown.title} ${shown.alt}`;
    return [FOREIGN, UNROUNDED, ...(customers < FEW_DOZEN.customers ? [] : [FEW_DOZEN.pattern])].flatMap(
      (kind) => {
        const found = kind.exec(text);
        return found === null ? [] : [`${chapter}#${cell}: ${found[0]} in: ${text.slice(0, 300)}`];
      },
    );
  });
}
