import { joined, prose, type Finding } from "./prose";
import { count } from "./format";

/** So many customers are named in a sentence; of more, the first three. */
const MOST = 4;
const FIRST = 3;

/**
 * A customer in a sentence: a code of digits alone would read like one more figure, so the noun is put before it.
 *
 * @example customerName("200").text // "customer 200"
 * @example customerName("Ash").text // "Ash"
 */
export function customerName(name: string): Finding {
  return isDigits(name) ? prose`customer ${name}` : prose`${name}`;
}

/**
 * Customers in a sentence, with "and" before the last: up to four, or as many as are to be named; else the first three and how many others.
 *
 * @param most how many are named one by one.
 * @returns an empty text for none.
 * @example customerNames(["3", "7"]).text // "customers 3 and 7"
 * @example customerNames(["Ash", "Bay"]).text // "Ash and Bay"
 */
export function customerNames(names: readonly string[], most = MOST): Finding {
  if (names.length <= 1) return names.length === 0 ? prose`` : customerName(names[0]);
  const shown = names.length <= most ? names : names.slice(0, Math.min(FIRST, most));
  const rest = names.length - shown.length;
  const noun = names.every(isDigits) ? "customers " : "";
  if (rest > 0)
    return prose`${noun}${joined(shown, ", ")} and ${count(rest)} ${rest === 1 ? "other" : "others"}`;
  return prose`${noun}${joined(shown.slice(0, -1), ", ")} and ${shown[shown.length - 1]}`;
}

function isDigits(name: string): boolean {
  return /^\d+$/.test(name);
}
