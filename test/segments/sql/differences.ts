import type { CustomerScore } from "../../../src/segments/place/score-customer";
import type { PlacedRow } from "./in-duckdb";

/** Customers whom a warehouse places otherwise than `score`, at most ten, with both places. */
export function differences(
  own: readonly CustomerScore[],
  placed: readonly PlacedRow[],
  names: readonly string[],
): readonly string[] {
  if (own.length !== placed.length) return [`${placed.length} rows of ${own.length}`];
  const byName = new Map(placed.map((row) => [row.customer, row]));
  return own
    .flatMap((score) => {
      const row = byName.get(score.customer);
      if (row === undefined) return [`${score.customer} is missing`];
      const close = (a: number, b: number | null): boolean =>
        b === null ? Number.isNaN(a) : Math.abs(a - b) < 1e-9;
      const same =
        row.segment === score.nearest + 1 &&
        row.segment_name === names[score.nearest] &&
        row.too_far === score.tooFar &&
        row.place === score.word &&
        close(score.distance, row.distance) &&
        close(score.confidence, row.confidence);
      if (same) return [];
      return [
        `${JSON.stringify(row)} but ${score.nearest + 1}, ${score.distance}, ${score.confidence}, ${score.word}`,
      ];
    })
    .slice(0, 10);
}
