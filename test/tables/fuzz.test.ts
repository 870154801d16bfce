import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { InputError } from "../../src/core/input-error";
import { FINDS, fuzz, readAll } from "./fuzz";

// The long lane reads ten thousand.
test("a thousand mutated files are read or refused", async () => {
  expect(await fuzz(1_000, 1)).toBe(1_000);
});

test.each(readdirSync(FINDS).filter((name) => !name.startsWith(".")))(
  "what broke a reader once does no more: %s",
  async (name) => {
    const outcome = readAll(name, new Uint8Array(readFileSync(path.join(FINDS, name)))).catch(
      (error: unknown) => {
        if (!(error instanceof InputError)) throw error;
      },
    );
    await expect(outcome).resolves.toBeUndefined();
  },
);
