export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
export const NOTHING: Counts;
export function countsOfLane(
  json: string | undefined,
  ended: string | undefined,
): { readonly counts: Counts; readonly problem?: string };
export function addCounts(all: readonly Counts[]): Counts;
export function countsLine(counts: Counts): string;
