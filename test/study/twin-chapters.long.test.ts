import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { describeData } from "../../src/study/description/describe-data";
import { describedStudy } from "../../src/study/description/described-study";
import { writeDescription } from "../../src/study/description/write-description";
import { chapterFaults } from "../champo/chapter-faults";
import { quickScorecard } from "../champo/quick-scorecard";
import { GENERAL_CHAPTERS, runChapters } from "../champo/run-chapters";
import { wordsOfTheCase } from "./words-of-the-case";
import { TWIN_TABLES } from "./twin-tables";

/** Tables to run instead, and a folder for what was shown there: "a.csv,b.csv" and "/tmp/shown". */
const FILES = process.env["CHAMPO_FILES"];
const SHOWN = process.env["CHAMPO_SHOWN"];
const folder = mkdtempSync(path.join(tmpdir(), "twins-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const tables =
  FILES === undefined
    ? TWIN_TABLES.map(({ name, file, text }) => {
        writeFileSync(path.join(folder, file), text);
        return { name, file: path.join(folder, file) };
      })
    : FILES.split(",").map((file) => ({ name: path.basename(file), file }));

// What the checks find is of no interest here, how it is worded is.
quickScorecard({ references: 3, splits: 3, resamples: 3, twins: 5 });

test.each(tables)(
  "the ten chapters on $name have no hole and no word of another company",
  async ({ file }) => {
    const { description } = await describeData([file], folder);
    writeFileSync(path.join(folder, "study.yaml"), writeDescription(description));
    const study = await describedStudy(path.join(folder, "study.yaml"), { outputFolder: "" });
    const few = { resamples: 3, twins: 5, opinionStarts: 5, kMax: 4, gridKs: [2, 3] };
    const outputs = await runChapters(study, few, GENERAL_CHAPTERS);
    if (SHOWN !== undefined)
      writeFileSync(path.join(SHOWN, `${path.basename(file)}.json`), JSON.stringify(outputs));
    const names = [...study.base.customers, ...study.base.columns.map(({ name }) => name)];
    expect(chapterFaults(outputs, names)).toEqual([]);
    expect(wordsOfTheCase(outputs, study.base.customers.length)).toEqual([]);
    expect(outputs.length).toBeGreaterThan(100);
  },
);
