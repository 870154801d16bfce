import path from "node:path";
import { writeFileAtomically } from "../../core/write-file-atomically";
import { chapterAssets } from "../pages/chapter-assets";
import { diffPage, type DiffFound } from "./diff-page";
import { readReport } from "./read-report";

/**
 * Writes a page of every number and figure that moved between two reports.
 *
 * @param folders of the two reports, the earlier first.
 * @param between folders of reports in between, which separate the causes. @param out the page.
 * @throws InputError for a folder without a report of this version.
 */
export async function writeReportDiff(
  [was, is]: readonly [string, string],
  between: readonly string[],
  out: string,
): Promise<DiffFound> {
  const [before, after] = [was, is].map(readReport);
  const address = `${path
    .relative(path.dirname(path.resolve(out)), path.resolve(is))
    .split(path.sep)
    .map(encodeURIComponent)
    .join("/")}/`;
  const diff = { before, after, between: between.map(readReport), names: [was, is] as const, address };
  const { text, found } = diffPage(diff, await chapterAssets());
  writeFileAtomically(path.resolve(out), text);
  return found;
}
