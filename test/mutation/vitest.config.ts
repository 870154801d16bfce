import { defineConfig } from "vitest/config";

// Stryker changes src/ and runs it as it is: without the compiled library, and with the tests of one kernel alone.
export default defineConfig({
  test: {
    include: (process.env["CHAMPO_KERNEL_TESTS"] ?? "").split(","),
    pool: "threads",
    testTimeout: 120_000,
    watch: false,
  },
});
