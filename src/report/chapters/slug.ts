/** The text as part of an address or file name: lower-case letters and digits, joined by hyphens; never empty. */
export function slug(text: string): string {
  const words = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words?.join("-").slice(0, 80) ?? "section";
}
