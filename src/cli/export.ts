import { dayText } from "../core/day";
import type { Command } from "commander";
import { drawExperiment } from "../advice/experiment/experiment-design";
import { experimentSheet } from "../advice/experiment/experiment-sheet";
import { experimentUnits } from "../advice/experiment/experiment-units";
import { clusterMap } from "../charts/clustering/cluster-map";
import type { Figure } from "../charts/base/figure";
import { excelWorkbook, type ExcelSheet } from "../tables/xlsx/excel-workbook";
import { principalPlane } from "../customers/explore/principal-plane";
import { FigurePainter } from "../notebook/drawing/figure-painter";
import { segmentationMethod } from "../segments/segmentation-method";
import { DEFAULT_SEED } from "../study/settings";
import { bootstrapJaccard } from "../validity/stability/bootstrap-jaccard";
import { sheetOfTable, type ExportTable } from "../segments/export/export-table";
import { requireWritableFolder } from "../core/require-writable";
import { delimitedSheet } from "./result-file";
import { caseNamed } from "../cases/cases";
import { namedGroups } from "../segments/naming/named-groups";
import { checkedSegmentation } from "../segments/choose/checked-segmentation";
import { parquetTable } from "../tables/parquet/write-parquet-table";
import { studyRemarks } from "../study/study-remarks";
import { segmentStudy, type SegmentedStudy } from "../study/segmented-study";
import type { End } from "./command";
import {
  dataOfFolder,
  deliveredStudy,
  deliveryFolder,
  sayRemarks,
  studyDay,
  writeDelivered,
  type DeliverySettings,
} from "./deliver/delivery";
import { seedValue } from "./option-values";

/** The files of an export, after what the case puts before their names. */
export const EXPORT_FILES = Object.freeze({
  workbook: "segments.xlsx",
  csv: "customers.csv",
  parquet: "customers.parquet",
  json: "customers.json",
});

/** Adds `champo export` to the command line. */
export function addExport(program: Command, end: End): void {
  program
    .command("export")
    .argument("[folder]", "a study's folder (default: the study of the carpet maker)")
    .option("--data <file>", "the workbook (default: one in data/, else the synthetic one)")
    .option("--seed <number>", `seed of everything random (default: ${DEFAULT_SEED})`, seedValue)
    .option(
      "--out <folder>",
      "where to write (default: export/ in the study's folder, else out/export in the project's folder)",
    )
    .action(async (folder: string | undefined, options: DeliverySettings) => {
      end(await exportCommand(dataOfFolder(folder, options)));
    });
}

/**
 * `champo export`: the segmentation for people who work with it: an Excel workbook for the sales team, and its customers
 * as CSV, Parquet and JSON. Files of an earlier export are replaced, each whole. The same file and seed give the same bytes.
 *
 * @throws InputError for a file that cannot be used, and for a folder that cannot be written to.
 */
async function exportCommand(settings: DeliverySettings): Promise<number> {
  const folder = deliveryFolder(settings);
  requireWritableFolder(folder);
  const study = await deliveredStudy(settings);
  const segmented = segmentStudy(study);
  const { tables, map } = exportTables(segmented);
  sayRemarks(segmented);
  const picture = await drawMap(map);
  const sheets = [...tables.map(sheetOfTable), mapSheet(map, picture)];
  const customers = tables.find(({ name }) => name === "Customers")!;
  writeDelivered(folder, study, [
    [EXPORT_FILES.workbook, await excelWorkbook(sheets, studyDay(study))],
    [EXPORT_FILES.csv, delimitedSheet(sheetOfTable(customers))],
    [EXPORT_FILES.parquet, await parquetTable(sheetOfTable(customers))],
    [EXPORT_FILES.json, `${JSON.stringify(exportJson(segmented, tables), null, 1)}\n`],
  ]);
  if (typeof picture === "string") console.log(`The map has no picture: ${picture}`);
  return 0;
}

/** The tables of an export in the order of their sheets, as the study's case makes them, and the map. */
export function exportTables(segmented: SegmentedStudy): {
  readonly tables: readonly ExportTable[];
  readonly map: Figure;
} {
  const { segmentation, names, study } = segmented;
  const { k } = segmentation;
  const { features, labels } = checkedSegmentation(segmentation);
  const { cluster } = segmentationMethod(segmentation);
  const stability = bootstrapJaccard(features, cluster, k, { labels, seed: study.seed });
  return {
    tables: [...caseNamed(study.kind).exportTables(segmented, stability), ...testOf(segmented)],
    map: clusterMap(principalPlane(features), {
      title: "The segments on a plane",
      labels,
      clusterNames: names.map(({ name }) => name),
    }),
  };
}

/** The sheet of a test of the offers; none without sales lines, or where nobody can be compared. */
function testOf({ study, segmentation, names }: SegmentedStudy): readonly ExportTable[] {
  if (study.lines === null) return [];
  const units = experimentUnits(study.lines, namedGroups(segmentation, names));
  const places = drawExperiment(units, study.seed);
  return places.length === 0 ? [] : [experimentSheet(places)];
}

const MAP_SIZE = { width: 1000, height: 640 };

/** The map as a picture, or why there is none. */
async function drawMap(map: Figure): Promise<Buffer | string> {
  const painter = await FigurePainter.open();
  if (typeof painter === "string") return painter;
  try {
    return await painter.draw({ data: map.data, layout: { ...map.layout, ...MAP_SIZE } });
  } finally {
    await painter.close();
  }
}

function mapSheet(map: Figure, picture: Buffer | string): ExcelSheet {
  const note = typeof picture === "string" ? `There is no picture: ${picture}` : map.alt;
  return {
    name: "Map",
    columns: [{ name: map.title, width: 110 }],
    rows: [[note]],
    ...(typeof picture === "string" ? {} : { picture: { png: picture, ...MAP_SIZE } }),
  };
}

function exportJson({ study, segmentation }: SegmentedStudy, tables: readonly ExportTable[]) {
  const day = (value: unknown) => (value instanceof Date ? dayText(value) : value);
  const plain = (name: string) =>
    tables
      .filter((each) => each.name === name)
      .flatMap(({ records }) =>
        records.map((record) =>
          Object.fromEntries(Object.entries(record).map(([column, value]) => [column, day(value)])),
        ),
      );
  return {
    workbook: study.name,
    fingerprint: study.fingerprint,
    ...(study.synthetic === undefined ? {} : { synthetic: study.synthetic }),
    seed: study.seed,
    remarks: studyRemarks({ study, segmentation }).map(({ text }) => text),
    method: segmentation.method,
    status: segmentation.status,
    because: segmentation.because,
    ...(study.choice?.limits === undefined ? {} : { limits: study.choice.limits }),
    segments: plain("Segments"),
    customers: plain("Customers"),
    actions: plain("Actions"),
  };
}
