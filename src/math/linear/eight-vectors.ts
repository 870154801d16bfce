/** Vectors that the compiled kernels take at a time. */
export const AT_ONCE = 8;

/** Eight vectors at a time, or what is left, each time from which one on and how many. */
export function byEight(count: number, job: (from: number, here: number) => void): void {
  for (let from = 0; from < count; from += AT_ONCE) job(from, Math.min(AT_ONCE, count - from));
}

/** Lays `here` vectors, which lie one after the other, as the kernels read them: place by place. */
export function layEight(vectors: Float64Array, from: number, here: number, eight: Float64Array): void {
  const size = eight.length / AT_ONCE;
  for (let v = 0, at = from * size; v < here; v++)
    for (let i = 0; i < size; i++) eight[i * AT_ONCE + v] = vectors[at++];
}

/** The way back. */
export function takeEight(eight: Float64Array, from: number, here: number, vectors: Float64Array): void {
  const size = eight.length / AT_ONCE;
  for (let v = 0, to = from * size; v < here; v++)
    for (let i = 0; i < size; i++) vectors[to++] = eight[i * AT_ONCE + v];
}
