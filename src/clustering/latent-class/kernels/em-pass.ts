import type { EncodedRows, Layout } from "../encoded-rows";
import { compiledPasses } from "./compiled-pass";
import type { Parameters } from "./parameters";
import { plainPass, type Passes, type PassOutput } from "./plain-pass";

/** Passes over these rows: by the compiled kernels, or by the plain one, which does the same bit by bit. Memory O(rows · indicators). */
export function passesOver(layout: Layout, rows: EncodedRows, weights: Float64Array | null): Passes {
  return (
    compiledPasses(layout, rows, weights) ?? {
      pass: (from, output) => plainPass(layout, rows, weights, from, output),
      end: () => {},
    }
  );
}

/**
 * One pass over the rows: the posterior of each class for each row and, in the same sweep, the expected sums. A
 * missing value is left out of its row's product. Kernel. Cost O(rows · indicators · k).
 *
 * @param weights one per row; null where each row counts 1.
 * @returns the weighted log-likelihood of the parameters.
 */
export function emPass(
  layout: Layout,
  rows: EncodedRows,
  weights: Float64Array | null,
  from: Parameters,
  output: PassOutput,
): number {
  const { pass, end } = passesOver(layout, rows, weights);
  const logLikelihood = pass(from, output);
  end();
  return logLikelihood;
}
