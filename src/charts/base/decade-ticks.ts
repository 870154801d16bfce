/** Ticks at whole decades for an axis that holds decimal logarithms: `1`, `10`, `100`, `1k`, … `1M`. */
export function decadeTicks(logs: readonly number[]): {
  readonly tickvals: readonly number[];
  readonly ticktext: readonly string[];
} {
  const [low, high] = [Math.floor(Math.min(...logs)), Math.ceil(Math.max(...logs))];
  const tickvals = Number.isFinite(high - low)
    ? Array.from({ length: high - low + 1 }, (_, i) => low + i)
    : [];
  return { tickvals, ticktext: tickvals.map(decadeText) };
}

function decadeText(decade: number): string {
  if (decade < 0 || decade >= 15) return `1e${decade}`;
  return `${10 ** (decade % 3)}${["", "k", "M", "G", "T"][Math.floor(decade / 3)]}`;
}
