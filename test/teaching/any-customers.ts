import fs from "node:fs";
import path from "node:path";
import { newStudy } from "../../src/cli/new";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { requireStudyFile } from "../../src/study/description/described-study";

/** Three kinds of customers, twenty-four of each, with what they spend, how often they come and how far away they live. */
export async function smallStudy(folder: string): Promise<string> {
  const random = randomSource(3);
  const kinds = [
    [900, 4, 12, "north"],
    [250, 22, 30, "south"],
    [80, 9, 71, "north"],
  ] as const;
  const rows = Array.from({ length: 72 }, (_, i) => {
    const [spending, visits, distance, region] = kinds[i % 3] ?? kinds[0];
    const near = (value: number): number =>
      Math.round(10 * value * Math.exp(0.12 * randomNormal(random))) / 10;
    return [`C${100 + i}`, near(spending), near(visits), near(distance), i % 7 === 0 ? "west" : region];
  });
  const file = path.join(folder, "visitors.csv");
  fs.writeFileSync(file, [["customer", "spending (€)", "visits", "distance", "region"], ...rows].join("\n"));
  await newStudy(path.join(folder, "visitors"), [file]);
  return requireStudyFile(path.join(folder, "visitors"));
}
