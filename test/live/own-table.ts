import { writeDelimitedText } from "../../src/tables/csv/delimited-text";

/** What a hostile table may call a customer or a category; none of it may run, or move the page's text about. */
export const HOSTILE = [
  '<img src=x onerror="document.title=1">',
  "</script><script>document.title=2</script>",
  "javascript:alert(1)",
  '=HYPERLINK("http://example.com","x")',
  "\u202eevil",
  "x".repeat(5_000),
] as const;

/** Sixty customers in three groups, as a reader might drop them: numbers, percent, days, categories, a constant, gaps. */
export function ownTable(delimiter = ",", names: readonly string[] = []): string {
  const rows = Array.from({ length: 60 }, (_, i) => [
    names[i] ?? `C-${i}`,
    String(Math.round(100 * Math.exp((i % 13) / 3 + (i % 3) * 1.5))),
    i === 5 ? "n/a" : `${10 + (i % 7) + (i % 3) * 4}%`,
    `2019-0${1 + (i % 9)}-11`,
    ["Retail", "Hotel", "=1+1"][i % 3],
    i % 2 === 1 ? "yes" : "no",
    i % 5 === 0 ? "x" : "",
  ]);
  const header = ["Customer", "Revenue", "Margin", "Since", "Sector", "Active", "Note"];
  return writeDelimitedText([header, ...rows], { delimiter });
}
