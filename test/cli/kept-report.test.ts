import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { writtenOnce } from "../../src/cli/run-notebooks/kept-report";

test("a report is written again when its notebooks, library, settings or its own files change, and not before", async () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "kept-report-"));
  const at = (...names: string[]): string => path.join(root, ...names);
  for (const folder of ["notebooks", "lib", "report", "stamps"]) fs.mkdirSync(at(folder));
  fs.writeFileSync(at("notebooks", "01-a.ipynb"), "{}");
  fs.writeFileSync(at("lib", "a.js"), "one");
  let written = 0;
  const write = (
    settings: readonly string[] = ["7"],
    cacheFolder: string | null = at("stamps"),
    fresh = false,
  ) =>
    writtenOnce(
      { notebooks: at("notebooks"), report: at("report"), library: at("lib"), settings },
      { cacheFolder, fresh },
      () => {
        fs.writeFileSync(at("report", "index.html"), `report ${++written}`);
        return Promise.resolve({ index: at("report", "index.html"), bytes: 8, unsourced: [] });
      },
    );
  const index = { index: at("report", "index.html"), bytes: 8, unsourced: [] };
  expect(await write()).toMatchObject(index);
  expect(await write()).toMatchObject(index);
  expect(written).toBe(1);
  const changes: readonly (() => void)[] = [
    () => fs.writeFileSync(at("notebooks", "01-a.ipynb"), "{ }"),
    () => fs.writeFileSync(at("notebooks", "02-b.ipynb"), "{}"),
    () => fs.writeFileSync(at("lib", "a.js"), "two"),
    () => fs.writeFileSync(at("report", "index.html"), "somebody's own"),
    () => fs.rmSync(at("report", "index.html")),
    () => fs.writeFileSync(at("report", "more.html"), ""),
  ];
  for (const [i, change] of changes.entries()) {
    change();
    await write();
    await write();
    expect(written).toBe(i + 2);
  }
  await write(["8"]);
  expect(written).toBe(changes.length + 2);
  await write(["8"], at("stamps"), true);
  await write(["8"], at("stamps"), true);
  expect(written).toBe(changes.length + 4);
  await write(["8"]);
  expect(written).toBe(changes.length + 4);
  await write(["8"], null);
  await write(["8"], null);
  expect(written).toBe(changes.length + 6);
});
