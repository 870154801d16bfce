import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    env: { TZ: "UTC", LC_ALL: "C.UTF-8" },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    // Many tests wait for a kernel or a browser of their own: every core, and not all but one.
    maxWorkers: "100%",
    sequence: { shuffle: false },
  },
});
