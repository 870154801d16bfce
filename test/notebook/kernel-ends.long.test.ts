import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { Kernel } from "../../src/notebook/kernel/kernel-client";
import { RECORD_FILE } from "../../src/notebook/kernel/kernelspec";
import { OutputCollector } from "../../src/notebook/run/output-collector";

test("each of thirty kernels hears the request to end, and is not killed", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ends-"));
  const heard: boolean[] = [];
  for (let each = 0; each < 30; each++) {
    const record = path.join(folder, `${each}.json`); // written when a kernel is asked to end
    const kernel = await Kernel.start({ cwd: folder, env: { [RECORD_FILE]: record } });
    await kernel.execute("1 + 1", new OutputCollector());
    await kernel.shutdown();
    heard.push(fs.existsSync(record));
  }
  expect(heard).toEqual(Array.from({ length: 30 }, () => true));
});
