import type { RawMerges } from "./dendrogram";

/** Ward by the chain (first simple form). */
export function wardMerges(data: Float64Array, n: number, d: number): RawMerges {
  const centers = Float64Array.from(data);
  const sizes = new Float64Array(n).fill(1);
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  const inChain = new Int32Array(n).fill(-1);
  const chain = new Int32Array(n);
  const first = new Int32Array(n - 1);
  const second = new Int32Array(n - 1);
  const heights = new Float64Array(n - 1);
  let active = n;
  let length = 0;
  let merged = 0;
  while (active > 1) {
    if (length === 0) {
      chain[0] = 0;
      inChain[0] = 0;
      length = 1;
    }
    const tip = chain[length - 1];
    const before = length > 1 ? chain[length - 2] : -1;
    const size = sizes[tip];
    const from = tip * d;
    let best = before;
    let cost = before < 0 ? Infinity : ward(centers, sizes, tip, before, d);
    for (let c = 0; c < active; c++) {
      if (c === tip) continue;
      const weight = (size * sizes[c]) / (size + sizes[c]);
      const limit = cost / weight;
      let sum = 0;
      let j = 0;
      for (let at = c * d; j < d && sum < limit; j++, at++) {
        const difference = centers[from + j] - centers[at];
        sum += difference * difference;
      }
      const value = sum * weight;
      if (j === d && value < cost) {
        cost = value;
        best = c;
      }
    }
    if (best !== before) {
      chain[length] = best;
      inChain[best] = length++;
      continue;
    }
    first[merged] = rows[tip];
    second[merged] = rows[best];
    heights[merged++] = Math.sqrt(2 * cost);
    length -= 2;
    const [keep, drop] = tip < best ? [tip, best] : [best, tip];
    const total = sizes[keep] + sizes[drop];
    for (let j = 0; j < d; j++) {
      const a = centers[keep * d + j];
      centers[keep * d + j] = a + ((centers[drop * d + j] - a) * sizes[drop]) / total;
    }
    sizes[keep] = total;
    inChain[keep] = -1;
    active--;
    if (drop !== active) {
      centers.copyWithin(drop * d, active * d, active * d + d);
      sizes[drop] = sizes[active];
      rows[drop] = rows[active];
      inChain[drop] = inChain[active];
      if (inChain[drop] >= 0) chain[inChain[drop]] = drop;
    } else inChain[drop] = -1;
  }
  return { first, second, heights };
}

function ward(centers: Float64Array, sizes: Float64Array, a: number, b: number, d: number): number {
  let sum = 0;
  for (let j = 0; j < d; j++) {
    const difference = centers[a * d + j] - centers[b * d + j];
    sum += difference * difference;
  }
  return sum * ((sizes[a] * sizes[b]) / (sizes[a] + sizes[b]));
}
