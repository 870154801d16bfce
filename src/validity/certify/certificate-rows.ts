import { requireWhole } from "../../core/require-whole";
import { count, counted, percent } from "../../text/format";
import type { Certificate, CertifiedRate } from "./certificate";

/** A row of a certificate: what was tried, and how it came out. */
export interface CertificateRow {
  readonly what: string;
  readonly value: string;
}

/**
 * False alarms and power of the written rule, with their intervals, as rows to be shown. A certificate that was stopped says
 * that it is a preview.
 *
 * @example
 * const rate = { count: 1, sets: 4, rate: 0.25, interval: wilsonInterval(1, 4) };
 * certificateRows({ falseAlarms: rate, power: rate, powerWithK: rate, complete: true }, 2)[0].what // "false alarms"
 */
export function certificateRows(
  {
    falseAlarms,
    power,
    powerWithK,
    complete,
  }: Pick<Certificate, "falseAlarms" | "power" | "powerWithK" | "complete">,
  k: number,
): readonly CertificateRow[] {
  requireWhole(k, "certificateRows(k)", 1);
  const row = (what: string, value: string): CertificateRow => Object.freeze({ what, value });
  return Object.freeze([
    row("false alarms", `the rule says segments on ${rateText(falseAlarms, "twin")} without groups`),
    row("power", `the rule says segments on ${rateText(power, "set")} with groups as far apart as these`),
    row("power for this number", `${k} is among them on ${rateText(powerWithK, "set")}`),
    ...(complete
      ? []
      : [row("preview", "the time ended before all sets were judged; the intervals are wide")]),
  ]);
}

function rateText({ count: hits, sets, rate, interval }: CertifiedRate, word: string): string {
  const of = `${count(hits).text} of ${counted(sets, word).text}`;
  if (rate === null || interval === null) return of;
  return `${of} (${percent(rate).text}, 95% interval ${percent(interval.low).text} to ${percent(interval.high).text})`;
}
