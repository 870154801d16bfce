import { compiledKernels } from "../compiled/compiled-kernels";

/** Distances that leave the compiled kernel's memory at a time: as many as a fast cache holds. */
const CHUNK = 1 << 15;

/** Euclidean distances of all pairs, in the order of `Dissimilarities.values`. Kernel. Cost O(n^2 d). */
export function fillEuclidean(data: Float64Array, rows: number, columns: number, values: Float64Array): void {
  const chunk = Math.max(CHUNK, rows);
  const compiled = compiledKernels([rows * columns, Math.ceil(rows / 8) * 8 * columns, chunk, 8]);
  if (compiled === null) return fillPlain(data, rows, columns, values);
  const { run, numbers, giveBack } = compiled;
  numbers[0].set(data);
  const [rowsAt, tiles, out, room] = numbers.map((array) => array.byteOffset);
  run.layInTiles(rows, columns, rowsAt, tiles);
  for (let from = 0, pair = 0; from < rows - 1;) {
    let [to, count] = [from, 0];
    while (to < rows - 1 && count + rows - 1 - to <= chunk) count += rows - 1 - to++;
    run.distancesOfRows(rows, columns, rowsAt, tiles, from, to, out, room);
    values.set(numbers[2].subarray(0, count), pair);
    pair += count;
    from = to;
  }
  giveBack();
}

function fillPlain(data: Float64Array, rows: number, columns: number, values: Float64Array): void {
  for (let i = 0, pair = 0; i < rows; i++) {
    const from = i * columns;
    for (let at = from + columns; at < data.length; pair++) {
      let sum = 0;
      for (let j = 0; j < columns; j++) {
        const difference = data[from + j] - data[at++];
        sum += difference * difference;
      }
      values[pair] = Math.sqrt(sum);
    }
  }
}
