import { compiledKernels } from "../compiled/compiled-kernels";
import { AT_ONCE, byEight, layEight, takeEight } from "./eight-vectors";

/** Sums of products between the rows of a matrix and a few vectors, which lie one after the other, each as long as a row. */
export interface RowCombinations {
  /** Two matrices to work with, all 0. */
  readonly matrices: readonly [Float64Array, Float64Array];
  /** The sum of products of each of the first `rows` rows with each vector: rows x count. */
  readonly dots: (matrix: 0 | 1, rows: number, vectors: Float64Array, count: number) => Float64Array;
  /** Adds the rows to each vector, times their weights (rows x count), one row after the other. */
  readonly add: (
    matrix: 0 | 1,
    rows: number,
    weights: Float64Array,
    vectors: Float64Array,
    count: number,
  ) => void;
  /** To be called at the end: the matrices are then another job's. */
  readonly end: () => void;
}

/** Room for two matrices of `most` rows of `size` numbers. */
export function rowCombinations(most: number, size: number): RowCombinations {
  const eight = [size * AT_ONCE, most * AT_ONCE];
  const compiled = compiledKernels([most * size, most * size, ...eight]);
  if (compiled === null) return plainCombinations(most, size);
  const { run, numbers, giveBack } = compiled;
  const [first, second, vectorsOfEight, weightsOfEight] = numbers;
  const [firstAt, secondAt, vectorsAt, weightsAt] = numbers.map(({ byteOffset }) => byteOffset);
  return {
    matrices: [first, second],
    dots: (matrix, rows, vectors, count) => {
      const found = new Float64Array(rows * count);
      byEight(count, (from, here) => {
        layEight(vectors, from, here, vectorsOfEight);
        run.multiplyEight(rows, size, matrix === 0 ? firstAt : secondAt, vectorsAt, weightsAt);
        for (let b = 0; b < rows; b++)
          for (let v = 0; v < here; v++) found[b * count + from + v] = weightsOfEight[b * AT_ONCE + v];
      });
      return found;
    },
    add: (matrix, rows, weights, vectors, count) => {
      byEight(count, (from, here) => {
        layEight(vectors, from, here, vectorsOfEight);
        for (let b = 0; b < rows; b++)
          for (let v = 0; v < here; v++) weightsOfEight[b * AT_ONCE + v] = weights[b * count + from + v];
        run.addToEight(rows, size, matrix === 0 ? firstAt : secondAt, weightsAt, vectorsAt);
        takeEight(vectorsOfEight, from, here, vectors);
      });
    },
    end: giveBack,
  };
}

function plainCombinations(most: number, size: number): RowCombinations {
  const matrices = [new Float64Array(most * size), new Float64Array(most * size)] as const;
  return {
    matrices,
    dots: (matrix, rows, vectors, count) => {
      const found = new Float64Array(rows * count);
      for (let b = 0; b < rows; b++) {
        for (let v = 0; v < count; v++) {
          let sum = 0;
          for (let i = 0, a = b * size, u = v * size; i < size; i++)
            sum += matrices[matrix][a++] * vectors[u++];
          found[b * count + v] = sum;
        }
      }
      return found;
    },
    add: (matrix, rows, weights, vectors, count) => {
      for (let v = 0; v < count; v++) {
        for (let b = 0; b < rows; b++) {
          const weight = weights[b * count + v];
          for (let i = 0, a = b * size, u = v * size; i < size; i++)
            vectors[u++] += weight * matrices[matrix][a++];
        }
      }
    },
    end: () => {},
  };
}
