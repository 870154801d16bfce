/**
 * The kernels whose tests are tested by changing the code (Stryker): each with the unit tests that are its own. Small and pure
 * ones, because every change is run through all of these tests.
 */
export const KERNELS = {
  tclust: {
    files: ["src/clustering/robust/kernels/restrict-eigenvalues.ts", "src/clustering/robust/kernels/trim.ts"],
    tests: ["test/clustering/kernels/robust-kernels.test.ts"],
  },
  sparse: {
    files: ["src/clustering/sparse/kernels/column-weights.ts"],
    tests: ["test/clustering/kernels/sparse-kernels.test.ts"],
  },
  links: {
    files: ["src/clustering/linked/kernels/apart-assignment.ts"],
    tests: ["test/clustering/kernels/link-kernels.test.ts"],
  },
  inference: {
    files: ["src/validity/inference/truncated-chi.ts", "src/validity/inference/interval-set.ts"],
    tests: ["test/validity/inference-kernels.test.ts"],
  },
  classes: {
    files: ["src/clustering/latent-class/kernels/plain-pass.ts"],
    tests: ["test/clustering/kernels/class-kernels.test.ts"],
  },
};
