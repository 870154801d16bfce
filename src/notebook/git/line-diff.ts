/** Unchanged lines shown around a change. */
const CONTEXT = 2;
/** Marks unchanged lines that are left out. */
const GAP = "  …";

/**
 * The difference of two texts, line by line: `- ` before a line that went, `+ ` before one that came, two spaces before
 * unchanged lines around them. Empty for equal texts.
 *
 * The longest common subsequence (Hirschberg's problem by plain dynamic programming): cost O(n m) for the lines between
 * the common beginning and the common end.
 *
 * @example lineDiff("a\nb", "a\nc") // ["  a", "- b", "+ c"]
 */
export function lineDiff(was: string, is: string): readonly string[] {
  if (was === is) return [];
  const [before, after] = [was.split("\n"), is.split("\n")];
  const marked = commonSubsequence(before, after, (a, b) => a === b).flatMap(([i, j]): string[] =>
    i === null ? [`+ ${after[j as number]}`] : j === null ? [`- ${before[i]}`] : [`  ${before[i]}`],
  );
  return withContext(marked);
}

/** A pair of places that belong together, or one place without a partner in the other list. */
export type Alignment = readonly [was: number | null, is: number | null];

/**
 * Aligns two lists along their longest common subsequence. Between two common items, those that went come before those
 * that came.
 */
export function commonSubsequence<Item>(
  was: readonly Item[],
  is: readonly Item[],
  same: (a: Item, b: Item) => boolean,
): Alignment[] {
  let head = 0;
  while (head < was.length && head < is.length && same(was[head], is[head])) head++;
  let tail = 0;
  while (
    tail < was.length - head &&
    tail < is.length - head &&
    same(was[was.length - 1 - tail], is[is.length - 1 - tail])
  )
    tail++;
  const [rows, columns] = [was.length - head - tail, is.length - head - tail];
  const lengths = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      lengths[i][j] = same(was[head + i], is[head + j])
        ? lengths[i + 1][j + 1] + 1
        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const aligned: Alignment[] = Array.from({ length: head }, (_, i) => [i, i]);
  let [i, j] = [0, 0];
  while (i < rows || j < columns) {
    if (i < rows && j < columns && same(was[head + i], is[head + j])) aligned.push([head + i++, head + j++]);
    else if (j === columns || (i < rows && lengths[i + 1][j] >= lengths[i][j + 1]))
      aligned.push([head + i++, null]);
    else aligned.push([null, head + j++]);
  }
  for (let k = tail; k > 0; k--) aligned.push([was.length - k, is.length - k]);
  return aligned;
}

function withContext(marked: readonly string[]): string[] {
  const changed = marked.flatMap((line, i) => (line.startsWith("  ") ? [] : [i]));
  const near = new Set(
    changed.flatMap((i) => Array.from({ length: 2 * CONTEXT + 1 }, (_, d) => i - CONTEXT + d)),
  );
  return marked.flatMap((line, i) => {
    if (near.has(i)) return [line];
    return i === 0 || near.has(i - 1) ? [GAP] : [];
  });
}
