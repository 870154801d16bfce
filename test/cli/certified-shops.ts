import { writeFileSync } from "node:fs";
import { randomNormal, randomSource } from "../../src/math/distributions/random";

/** Writes thirty shops in two clear groups into a file. */
export function writeShops(table: string): void {
  const random = randomSource(4);
  const rows = Array.from({ length: 30 }, (_, i) => {
    const place = i % 2;
    const [spend, visits] = [0, 1].map(() => (40 * place + 50 + 3 * randomNormal(random)).toFixed(2));
    return `S${i + 1},${spend},${visits},${["town", "town", "village"][i % 3]}`;
  });
  writeFileSync(table, ["shop,spend score,visit score,place", ...rows].join("\n"));
}
