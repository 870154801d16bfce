/**
 * Multiplies the shares of k classes by the probabilities of a row's levels. Four classes go through the levels
 * together, held in registers: half the time of going through the classes at each level. Kernel.
 *
 * @param slots from `start` to `end` (exclusive): the row's slots. @param probabilities slots x k.
 * @returns the sum of the shares afterwards.
 */
export function multiplyLevels(
  slots: Int32Array,
  start: number,
  end: number,
  probabilities: Float64Array,
  k: number,
  share: Float64Array,
): number {
  let total = 0;
  let c = 0;
  for (; c + 4 <= k; c += 4) {
    let [p0, p1, p2, p3] = [share[c], share[c + 1], share[c + 2], share[c + 3]];
    for (let j = start; j < end; j++) {
      const at = slots[j] * k + c;
      p0 *= probabilities[at];
      p1 *= probabilities[at + 1];
      p2 *= probabilities[at + 2];
      p3 *= probabilities[at + 3];
    }
    share[c] = p0;
    share[c + 1] = p1;
    share[c + 2] = p2;
    share[c + 3] = p3;
    total += p0 + p1 + p2 + p3;
  }
  for (; c + 2 <= k; c += 2) {
    let [p0, p1] = [share[c], share[c + 1]];
    for (let j = start; j < end; j++) {
      const at = slots[j] * k + c;
      p0 *= probabilities[at];
      p1 *= probabilities[at + 1];
    }
    share[c] = p0;
    share[c + 1] = p1;
    total += p0 + p1;
  }
  for (; c < k; c++) {
    let p0 = share[c];
    for (let j = start; j < end; j++) p0 *= probabilities[slots[j] * k + c];
    share[c] = p0;
    total += p0;
  }
  return total;
}

/** Adds a row's shares to the sums of its levels, four classes at a time. Kernel. */
export function addLevels(
  slots: Int32Array,
  start: number,
  end: number,
  share: Float64Array,
  k: number,
  sums: Float64Array,
): void {
  let c = 0;
  for (; c + 4 <= k; c += 4) {
    const [p0, p1, p2, p3] = [share[c], share[c + 1], share[c + 2], share[c + 3]];
    for (let j = start; j < end; j++) {
      const at = slots[j] * k + c;
      sums[at] += p0;
      sums[at + 1] += p1;
      sums[at + 2] += p2;
      sums[at + 3] += p3;
    }
  }
  for (; c + 2 <= k; c += 2) {
    const [p0, p1] = [share[c], share[c + 1]];
    for (let j = start; j < end; j++) {
      const at = slots[j] * k + c;
      sums[at] += p0;
      sums[at + 1] += p1;
    }
  }
  for (; c < k; c++) for (let j = start; j < end; j++) sums[slots[j] * k + c] += share[c];
}
