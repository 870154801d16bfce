/**
 * The best staircase that only rises through outcomes ordered by probability (pool adjacent violators; Barlow et al. 1972), straight
 * between its points and level outside, as scikit-learn's `IsotonicRegression`. Kernel: assumes as many of both, at least one.
 *
 * @param y 0 or 1. @param p probability of 1 for each. @returns the repaired probability of any.
 */
export function isotonicCurve(y: readonly number[], p: readonly number[]): (probability: number) => number {
  const order = [...p.keys()].sort((a, b) => p[a] - p[b]);
  // Rows of one probability are one point.
  const points: { at: number; sum: number; weight: number }[] = [];
  for (const row of order) {
    const last = points.at(-1);
    if (last?.at === p[row]) {
      last.sum += y[row];
      last.weight++;
    } else points.push({ at: p[row], sum: y[row], weight: 1 });
  }
  const blocks: { sum: number; weight: number; points: number }[] = [];
  for (const { sum, weight } of points) {
    let block = { sum, weight, points: 1 };
    for (
      let before = blocks.at(-1);
      before && before.sum / before.weight >= block.sum / block.weight;
      before = blocks.at(-1)
    ) {
      blocks.pop();
      block = {
        sum: before.sum + block.sum,
        weight: before.weight + block.weight,
        points: before.points + block.points,
      };
    }
    blocks.push(block);
  }
  const heights = blocks.flatMap(({ sum, weight, points: n }) => new Array<number>(n).fill(sum / weight));
  const places = points.map(({ at }) => at);
  return (probability) => {
    let [low, high] = [0, places.length - 1];
    if (probability <= places[low]) return heights[low];
    if (probability >= places[high]) return heights[high];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (places[middle] <= probability) low = middle;
      else high = middle;
    }
    const part = (probability - places[low]) / (places[high] - places[low]);
    return heights[low] + part * (heights[high] - heights[low]);
  };
}
