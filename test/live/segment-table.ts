import { champoWorkbooks } from "../../src/cases/champo/report/own-workbook";
import { fitLive } from "../../src/live/engine/fit-live";
import { liveMatrix } from "../../src/live/engine/live-matrix";
import type { LiveSegments } from "../../src/live/engine/live-parts";
import { changed } from "../../src/live/live-settings";
import type { LiveState } from "../../src/live/live-state";
import { readOwn } from "../../src/live/own/read-own";

/** What a program makes of a table with k-means: all of it plain data. */
export interface SegmentedTable {
  readonly customers: readonly string[];
  readonly columnNames: readonly string[];
  /** The matrix, row by row. */
  readonly matrix: readonly number[];
  /** By value, 0 first. */
  readonly labels: readonly number[];
  /** Mean silhouette; null where the page has sampled. */
  readonly silhouette: number | null;
}

/** Settings to start from where no study gives any. */
const ANY: LiveState = {
  features: [],
  transform: "auto",
  scale: "standard",
  weight: "blocks",
  method: "k-means",
  parameters: { k: 2 },
  seed: 7,
  without: [],
};

/**
 * What the live page makes of a table that is dropped on it, by the very functions of its worker. It runs in Node, and,
 * bundled, in a browser.
 *
 * @param like the study's settings, where the table is a workbook of the case.
 */
export async function segmentTable(
  name: string,
  content: string | Uint8Array,
  k: number,
  seed: number,
  like: LiveState = ANY,
): Promise<SegmentedTable> {
  const own = {
    name,
    content,
    sheet: null,
    columns: {},
    missing: "median",
    sum: false,
    summing: {},
    like,
  } as const;
  const { data, report } = await readOwn(own, [champoWorkbooks]);
  if (data === null) throw new Error(report);
  const state = changed(data.start, { method: "k-means", parameters: { k }, seed }, data);
  const { x } = liveMatrix(data, state);
  const [part] = fitLive(data, state, "segments", () => undefined);
  const { labels, silhouette } = part as LiveSegments;
  return {
    customers: x.rowNames,
    columnNames: x.columnNames,
    matrix: Array.from(x.data),
    labels: Array.from(labels),
    silhouette: silhouette.sampledRows === null ? silhouette.value : null,
  };
}

(globalThis as { segmentTable?: typeof segmentTable }).segmentTable = segmentTable;
