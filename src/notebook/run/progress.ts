import { MultiBar, Presets, type SingleBar } from "cli-progress";
import { sumBy } from "../../core/sum";
import type { RunEvent, RunReport } from "./run";

export interface Progress {
  readonly onEvent: (event: RunEvent) => void;
  /** The first notebook, in the order of the run, that has not run to its end; null where none has started, or all have ended. */
  at(): string | null;
  /** Ends the display; call before printing anything else. */
  stop(): void;
}

/** Where progress is shown. */
export type ProgressStream = NodeJS.WritableStream & { readonly isTTY?: boolean };

/**
 * Shows how a run comes along: a bar for each notebook on a terminal, one line for each elsewhere.
 *
 * @param explain whether lines say why each notebook runs.
 */
export function showProgress(stream: ProgressStream = process.stderr, explain = false): Progress {
  const display = stream.isTTY && !explain ? bars(stream) : lines(stream, explain);
  const open = new Set<string>();
  let begun = false;
  const onEvent = (event: RunEvent): void => {
    if (event.kind === "planned") for (const notebook of event.notebooks) open.add(notebook);
    else if (event.kind === "started") begun = true;
    else if (event.kind === "finished" || event.kind === "kept") open.delete(event.notebook);
    display.onEvent(event);
  };
  const at = (): string | null => (begun ? ([...open][0] ?? null) : null);
  return { ...display, onEvent, at };
}

type Display = Omit<Progress, "at">;

function lines(stream: ProgressStream, explain: boolean): Display {
  const onEvent = (event: RunEvent): void => {
    if (event.kind === "started") {
      const because = explain && event.why !== null ? `, because ${event.why}` : "";
      stream.write(`[${event.number}/${event.count}] ${event.notebook}: ${event.cells} cells${because}\n`);
    } else if (event.kind === "kept") {
      stream.write(`[${event.number}/${event.count}] ${event.notebook}: unchanged\n`);
    } else if (event.kind === "finished") {
      stream.write(`      ${event.notebook}: done in ${event.seconds.toFixed(1)} s\n`);
    } else if (event.kind === "left") stream.write(`${leftText(event.file)}\n`);
  };
  return { onEvent, stop: () => undefined };
}

function bars(stream: ProgressStream): Display {
  const format = "{place} {notebook} {bar} {value}/{total} cells {note}";
  const options = {
    format,
    stream,
    hideCursor: true,
    clearOnComplete: false,
    barsize: 24,
    emptyOnZero: true,
  };
  const display = new MultiBar(options, Presets.shades_classic);
  const shown = new Map<string, SingleBar>();
  const left: string[] = [];
  const onEvent = (event: RunEvent): void => {
    if (event.kind === "started" || event.kind === "kept") {
      const place = `[${event.number}/${event.count}]`.padStart(7);
      const kept = event.kind === "kept";
      const payload = { place, notebook: event.notebook.padEnd(30), note: kept ? "unchanged" : "" };
      shown.set(event.notebook, display.create(kept ? 0 : event.cells, 0, payload));
    } else if (event.kind === "cell") shown.get(event.notebook)?.update(event.done);
    else if (event.kind === "finished") {
      shown.get(event.notebook)?.update(event.cells, { note: `${event.seconds.toFixed(1)} s` });
    } else if (event.kind === "left") left.push(event.file);
  };
  return {
    onEvent,
    stop: () => {
      display.stop();
      for (const file of left) stream.write(`${leftText(file)}\n`);
    },
  };
}

function leftText(file: string): string {
  return `${file} was saved by another program during the run: it is left as it is, without the outputs of this run. Run it again.`;
}

/** The table that ends a run: notebooks, cells, figures, seconds, and their sums. */
export function runTable(report: RunReport): string {
  const rows = report.notebooks.map(({ notebook, cells, figures, seconds }) => ({
    notebook,
    cells,
    figures: figures.length,
    seconds,
  }));
  const all = {
    notebook: "together",
    cells: sumBy(rows, (row) => row.cells),
    figures: sumBy(rows, (row) => row.figures),
    seconds: sumBy(rows, (row) => row.seconds),
  };
  const width = Math.max("notebook".length, ...[...rows, all].map((row) => row.notebook.length));
  const line = (name: string, ...values: readonly string[]): string =>
    [name.padEnd(width), ...values.map((value) => value.padStart(8))].join("");
  return [
    line("notebook", "cells", "figures", "seconds"),
    ...[...rows, all].map((row) =>
      line(row.notebook, String(row.cells), String(row.figures), row.seconds.toFixed(1)),
    ),
  ].join("\n");
}
