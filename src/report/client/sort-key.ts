const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  bn: 1e9,
  k: 1e3,
  m: 1e6,
};

/**
 * The number that a formatted text means (`"31.4 million"`, `"1,234"`, `"-12.5%"`), or the text itself where it is
 * no number. Empty and undefined cells give undefined, and come last in either order.
 */
export function sortKey(text: string): number | string | undefined {
  const plain = text.trim();
  if (plain === "" || plain === "not defined" || plain === "-" || plain === "–") return undefined;
  const match = /^([-−+]?)([\d,]*\.?\d+(?:e[-+]?\d+)?)\s*(%|[a-z²³0-9/]*)$/i.exec(plain);
  if (!match) return plain;
  const [, sign = "", digits = "", unit = ""] = match;
  const value = Number(digits.replace(/,/g, "")) * (SCALES[unit.toLowerCase()] ?? 1);
  return sign === "-" || sign === "−" ? -value : value;
}

/** Compares two cells by their keys: numbers before texts, nothing last. */
export function compareKeys(
  a: ReturnType<typeof sortKey>,
  b: ReturnType<typeof sortKey>,
  order: "ascending" | "descending",
): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const sign = order === "ascending" ? 1 : -1;
  if (typeof a === "number" && typeof b === "number") return sign * (a - b);
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return sign * String(a).localeCompare(String(b), "en", { numeric: true });
}
