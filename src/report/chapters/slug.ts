const LONGEST = 80;

/** The text as part of an address or file name: lower-case letters and digits, joined by hyphens; never empty. */
export function slug(text: string): string {
  const words = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  const whole = words?.join("-").slice(0, LONGEST);
  // Never half a letter: the cut may fall between its two halves.
  return whole?.replace(/[\ud800-\udbff]$/, "") ?? "section";
}
