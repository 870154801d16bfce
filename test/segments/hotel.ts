import { writeFileSync } from "node:fs";
import { randomSource } from "../../src/math/distributions/random";
import { PLAIN_LEXICON } from "../../src/segments/naming/lexicon";
import type { Case } from "../../src/study/case";
import { GENERAL_CASE } from "../../src/study/general/general-case";
import { tableStudy } from "../../src/study/general/table-study";

/** A case in a dozen lines: the guests of a hotel. It keeps the border between the cases and everything else honest. */
export const HOTEL: Case = {
  ...GENERAL_CASE,
  id: "hotel",
  read: (settings) =>
    tableStudy(settings.data!, {
      ...settings,
      kind: "hotel",
      value: "spent",
      columns: { "days booked ahead": "describe", rooms: ["standard", "superior", "suite"] },
      lexicon: {
        ...PLAIN_LEXICON,
        customer: ["guest", "guests"],
        traits: { nights: { high: "long stays", low: "short stays" } },
        levels: { purpose: { business: "business travellers", family: "families" } },
      },
    }),
};

/** Guests of two kinds; `moved` of the business travellers come with their families, a year on. */
export function guests(file: string, seed: number, moved = 0): string {
  const random = randomSource(seed);
  const between = (low: number, high: number): number => low + Math.round((high - low) * random());
  const rows = Array.from({ length: 60 }, (_, i) => {
    const family = i % 2 === 1 || i < 2 * moved;
    return [
      `g${i + 1}`,
      family ? between(6, 14) : between(1, 3),
      family ? "family" : "business",
      family ? between(900, 2600) : between(150, 700),
      ["standard", "superior", "suite"][between(0, 2)],
      between(1, 90),
    ].join(",");
  });
  writeFileSync(file, ["guest id,nights,purpose,spent,rooms,days booked ahead", ...rows].join("\n"));
  return file;
}
