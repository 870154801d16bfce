/** A JSON value with the keys of its objects in order, at every depth: the same value always gives the same text. */
export function sortedKeys<Value>(value: Value): Value;
export function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => sortedKeys(each));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, held]) => [key, sortedKeys(held)]));
}
