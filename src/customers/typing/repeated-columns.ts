import type { TypedColumn } from "./typed-column";

/**
 * Columns that say the same as an earlier one: equal numbers, or words that go one to one. Such a column would count
 * twice in every distance.
 *
 * @returns the earlier column by the name of the later. Cost O(rows x columns).
 */
export function repeatedColumns(columns: readonly TypedColumn[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const repeated = new Map<string, string>();
  for (const column of columns) {
    if (column.use !== "feature" || column.distinct < 2) continue;
    const key = patternOf(column);
    const before = first.get(key);
    if (before === undefined) first.set(key, column.name);
    else repeated.set(column.name, before);
  }
  return repeated;
}

/** Which rows have the same value: values are numbered as they are first met. Numbers keep themselves. */
function patternOf({ numbers, texts, kind }: TypedColumn): string {
  if (kind === "number" && numbers !== null)
    return `numbers ${numbers.map((value) => value ?? "").join(" ")}`;
  const places = new Map<string | null, number>();
  return texts
    .map((text) => {
      const place = places.get(text) ?? places.size;
      places.set(text, place);
      return place;
    })
    .join(" ");
}
