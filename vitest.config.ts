import { existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Plugin } from "vite";
import toMend from "./test/to-mend.json";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

/*
 * The lanes. A file's name says where it runs:
 *   *.test.ts           unit: starts no program
 *   *.browser.test.ts   makes the report's pages and opens them; one worker, one browser
 *   *.study.test.ts     kernels, commands, whole studies
 *   *.long.test.ts      simulations and long fuzzing
 *   *.cluster.test.ts   needs a database cluster
 * Limits are generous: a busy machine is slow, and a test that hangs is still ended.
 */
const cores = os.availableParallelism();
const anyLane = "test/**/*.test.ts";
const named = (lane: string) => `test/**/*.${lane}.test.ts`;
const propertySeed = Number(process.env["CHAMPO_TEST_SEED"] ?? 20_240_607);

/*
 * Files that the rebuilding of version 0.3 left red or unseen, each with its reason. No lane runs them until they are mended;
 * `scripts/test.mjs` says so at its end. The list may only get shorter.
 */
const TO_MEND = Object.keys(toMend).map((file) => `test/${file}`);

/*
 * Tests import `../../src/…` and get the compiled `lib/…`, the very code that commands and notebooks run: Node loads it
 * without transforming a thousand modules for every worker. `test/lanes/build.ts` compiles what has changed first.
 */
const src = path.join(import.meta.dirname, "src");
const lib = path.join(import.meta.dirname, "lib");
const compiled: Plugin = {
  name: "compiled-library",
  enforce: "pre",
  resolveId(source, importer) {
    if (!source.startsWith(".") || importer === undefined) return undefined;
    const file = path.resolve(path.dirname(importer), source);
    if (file !== src && !file.startsWith(src + path.sep)) return undefined;
    const stem = path.join(lib, path.relative(src, file));
    return [`${stem}.js`, path.join(stem, "index.js")].find((each) => existsSync(each));
  },
};

interface Lane {
  readonly include: string[];
  readonly exclude?: string[];
  readonly workers: number;
  /** Whether each file has a process of its own. */
  readonly isolate: boolean;
  readonly minutes: number;
  readonly setup?: readonly string[];
}

const lanes: Readonly<Record<string, Lane>> = {
  unit: {
    include: [anyLane],
    exclude: ["browser", "study", "long", "cluster"].map(named),
    workers: cores,
    isolate: false,
    minutes: 10,
    setup: ["no-programs"],
  },
  browser: { include: [named("browser")], workers: 1, isolate: false, minutes: 30 },
  study: { include: [named("study")], workers: cores, isolate: true, minutes: 60 },
  long: { include: [named("long")], workers: cores, isolate: true, minutes: 180 },
  cluster: { include: [named("cluster")], workers: 1, isolate: true, minutes: 30 },
};

export default defineConfig({
  plugins: [compiled],
  test: {
    globalSetup: "./test/lanes/build.ts",
    server: { deps: { external: [/\/lib\/.*\.js$/] } },
    teardownTimeout: 60_000,
    projects: Object.entries(lanes).map(([name, lane], order): TestProjectInlineConfiguration => ({
      extends: true,
      test: {
        name,
        include: lane.include,
        exclude: [...(lane.exclude ?? []), ...TO_MEND],
        env: { TZ: "UTC", LC_ALL: "C.UTF-8" },
        pool: "forks",
        maxWorkers: lane.workers,
        isolate: lane.isolate,
        testTimeout: lane.minutes * 60_000,
        hookTimeout: lane.minutes * 60_000,
        expect: { poll: { timeout: 300_000, interval: 50 } },
        setupFiles: ["temporary-folder", "seed", ...(lane.setup ?? [])].map(
          (file) => `./test/lanes/${file}.ts`,
        ),
        provide: { propertySeed },
        sequence: { shuffle: false, groupOrder: order },
      },
    })),
  },
});

declare module "vitest" {
  interface ProvidedContext {
    propertySeed: number;
  }
}
