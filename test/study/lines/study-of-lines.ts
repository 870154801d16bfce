import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DAY } from "../../../src/core/day";
import type { SalesLine } from "../../../src/lines/sales-lines";
import { describedStudy } from "../../../src/study/description/described-study";
import { saveSegments } from "../../../src/study/segments-file";
import { choiceOf } from "../../cli/lent-study";
import { GENERATED_COLUMNS, generatedLines } from "../../lines/engines/generated-lines";

/** Writes the folder of a study whose lines stay in a file; returns it. */
export function writeStudyOfLines(folder: string, place: string, further = ""): string {
  mkdirSync(folder, { recursive: true });
  const columns = Object.entries(GENERATED_COLUMNS).filter(([, name]) => name !== null);
  const text = [
    "title: Lines elsewhere",
    "data:",
    `  lines: ${place}`,
    "line columns:",
    ...columns.map(([role, column]) => `  ${role}: ${JSON.stringify(column)}`),
    further,
  ];
  writeFileSync(path.join(folder, "study.yaml"), text.join("\n"));
  return folder;
}

/** Saves segments for the study of a folder: chapter 07 would choose for a long time. */
export async function saveSegmentsOf(folder: string): Promise<void> {
  const study = await describedStudy(path.join(folder, "study.yaml"), { outputFolder: folder });
  saveSegments(study, choiceOf(study));
}

/** All files below a folder that hold a word. */
export function filesWith(word: string, folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) =>
    path.join(folder, file),
  );
  return files.filter((file) => statSync(file).isFile() && readFileSync(file).includes(word));
}

/** Customers of two sorts, far from each other: every 2 days for little, twice for much. */
export const linesOfTwoSorts: readonly SalesLine[] = Array.from({ length: 60 }, (_, customer) => {
  const often = customer % 2 === 0;
  return Array.from({ length: often ? 30 : 2 }, (__, i) => ({
    ...generatedLines(1, 1, customer + 1)[0],
    customer: `c${customer}`,
    order: `${customer}-${i}`,
    date: new Date(Date.UTC(2024, 0, 1) + (often ? 2 * i + (customer % 3) : 25 * i + (customer % 5)) * DAY),
    amount: often ? 10 + (customer % 7) : 900 + customer,
    product: `p${i % 3}`,
    country: null,
  }));
}).flat();
