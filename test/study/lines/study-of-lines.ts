import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { GENERATED_COLUMNS } from "../../lines/engines/generated-lines";

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

/** All files below a folder that hold a word. */
export function filesWith(word: string, folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) =>
    path.join(folder, file),
  );
  return files.filter((file) => statSync(file).isFile() && readFileSync(file).includes(word));
}
