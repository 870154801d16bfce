import { InvalidArgumentError, type Command } from "commander";
import { rmSync } from "node:fs";
import path from "node:path";
import { customerBriefs, segmentBriefs, type Brief } from "../../cases/brief-papers";
import { caseSections } from "../../cases/brief-sections";
import { explained } from "../../core/place-problem";
import { requireWritableFolder } from "../../core/require-writable";
import { briefsPage, briefStyle } from "../../deliver/briefs-page";
import type { Paper } from "../../deliver/paper";
import { slug } from "../../report/chapters/slug";
import type { ReportContext } from "../../report/report-context";
import { writeReport } from "../../report/write-report";
import { standingText } from "../../study/method-lines";
import { DEFAULT_SEED } from "../../study/settings";
import { segmentStudy, type SegmentedStudy } from "../../study/segmented-study";
import type { End } from "../command";
import { dataOfFolder, deliveredStudy, deliveryFolder, sayRemarks, type DeliverySettings } from "./delivery";
import { exportTables } from "../export";
import { seedValue } from "../option-values";
import { printPage } from "../print-study";
import { shown } from "../shown";

/** Settings of `champo brief`, as the command line gives them. */
export interface BriefSettings extends DeliverySettings {
  readonly each: "customer" | "segment";
  /** Print all briefs to one PDF, too. */
  readonly pdf?: boolean;
}

/** The page of all briefs, and its print. */
const ALL = "briefs";

/** Adds `champo brief` to the command line. */
export function addBrief(program: Command, end: End): void {
  program
    .command("brief")
    .argument("[folder]", "a study's folder (default: the study of the carpet maker)")
    .option("--each <what>", "customer or segment", each, "customer")
    .option("--data <file>", "the workbook (default: one in data/, else the synthetic one)")
    .option("--seed <number>", `seed of everything random (default: ${DEFAULT_SEED})`, seedValue)
    .option(
      "--out <folder>",
      "where to write (default: export/ in the study's folder, else out/export in the project's folder)",
    )
    .option("--pdf", "also print all of them to one PDF, with a browser")
    .action(async (folder: string | undefined, options: BriefSettings) => {
      end(await briefCommand(dataOfFolder(folder, options)));
    });
}

function each(text: string): BriefSettings["each"] {
  if (text === "customer" || text === "segment") return text;
  throw new InvalidArgumentError("Expected customer or segment.");
}

/**
 * `champo brief`: a page for each customer or segment, in a folder of its own, and one page with all of them. Pages of earlier
 * briefs that are not written again are removed.
 *
 * @returns the exit code: 0 done, 1 where there is no browser to print with.
 */
async function briefCommand(settings: BriefSettings): Promise<number> {
  const folder = path.join(deliveryFolder(settings), `${ALL}-${settings.each}`);
  requireWritableFolder(folder);
  const study = await deliveredStudy(settings);
  const segmented = segmentStudy(study);
  sayRemarks(segmented);
  const briefs = briefsOf(segmented, settings.each);
  const context = contextOf(segmented);
  const style = await briefStyle();
  const page = (papers: readonly Paper[]) => briefsPage(papers, context, style);
  const pages = new Map(filesOf(briefs).map(({ file, paper }) => [file, page([paper])]));
  pages.set(`${ALL}.html`, page(briefs.map(({ paper }) => paper)));
  const [all, print] = ["html", "pdf"].map((kind) => path.join(folder, `${ALL}.${kind}`));
  explained(folder, () => {
    writeReport(folder, pages);
    // A print of earlier briefs is not of these.
    rmSync(print, { force: true });
  });
  console.log(`wrote ${briefs.length} briefs into ${shown(folder)}, and all of them into ${shown(all)}`);
  return settings.pdf === true ? printPage(all, print) : 0;
}

function briefsOf(segmented: SegmentedStudy, what: BriefSettings["each"]): readonly Brief[] {
  const { tables } = exportTables(segmented);
  if (what === "segment") return segmentBriefs(tables, segmented.study.base.value !== null);
  return customerBriefs(segmented, tables, caseSections(segmented));
}

/** What Windows takes for a device, whatever follows a point. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
/** Bytes of a file's name, which systems limit to 255 with all that is put after it. */
const LONGEST_NAME = 120;

/** A customer's or segment's name as the name of a file that every system takes. */
function fileStem(name: string): string {
  let stem = "";
  let bytes = 0;
  for (const letter of slug(name)) {
    bytes += Buffer.byteLength(letter);
    if (bytes > LONGEST_NAME) break;
    stem += letter;
  }
  return DEVICE.test(stem) ? `${stem}-1` : stem;
}

/** The briefs with a name of its own for each file: names of customers may differ in marks only. */
function filesOf(briefs: readonly Brief[]): readonly (Brief & { readonly file: string })[] {
  const taken = new Set([ALL]);
  return briefs.map((brief) => {
    const stem = fileStem(brief.name);
    let name = stem;
    for (let i = 2; taken.has(name); i++) name = `${stem}-${i}`;
    taken.add(name);
    return { ...brief, file: `${name}.html` };
  });
}

function contextOf({ study, segmentation }: SegmentedStudy): ReportContext {
  return {
    title: study.name,
    subtitle: undefined,
    provenance: [
      ["Data", study.synthetic === true ? `${study.name}, synthetic: invented customers` : study.name],
      ["Fingerprint", `SHA-256 ${study.fingerprint.slice(0, 16)}…`],
      ["Segments", `${segmentation.method}. ${standingText(segmentation)}`],
      ["Seed", String(study.seed)],
      ["As of", study.base.asOf ?? "not known"],
    ],
    synthetic: study.synthetic === true,
  };
}
