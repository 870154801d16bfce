// What a page takes in a browser.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { lib } from "./measure.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

async function inBrowser(work) {
  const { browser, reason } = await lib("notebook/drawing/browser.js").openBrowser();
  if (browser === null) throw new Error(reason);
  try {
    return await work(await browser.newPage({ viewport: { width: 1440, height: 900 } }));
  } finally {
    await browser.close();
  }
}

/** Seconds until a page is interactive, and milliseconds of the longest task until it is at rest; the better of three. */
export async function timesOfPage(address) {
  const runs = [];
  for (let run = 0; run < 3; run++) runs.push(await inBrowser((page) => timesOnce(page, address)));
  return runs.sort((a, b) => a.interactive - b.interactive)[0];
}

async function timesOnce(page, address) {
  await page.addInitScript(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        globalThis.longest = Math.max(globalThis.longest, duration);
    }).observe({ type: "longtask", buffered: true });
  });
  await page.goto(address, { waitUntil: "load" });
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        requestIdleCallback(() => {
          const [{ domInteractive }] = performance.getEntriesByType("navigation");
          resolve({ interactive: domInteractive / 1000, longest: globalThis.longest });
        });
      }),
  );
}

/** The CPU seconds that k-means takes in a page's one thread, with the compiled kernels. */
export async function kmeansInPage(job) {
  const contents = `
    import { kmeans } from "./clustering/kmeans/kmeans.js";
    import { observations } from "./math/linear/observations.js";
    import { randomSource, randomNormal } from "./math/distributions/random.js";
    globalThis.run = ({ rows, columns, k, starts }) => {
      const random = randomSource(20240918);
      const centers = Float64Array.from({ length: 8 * columns }, () => 1.2 * randomNormal(random));
      const data = Float64Array.from({ length: rows * columns }, (_, at) =>
        centers[(Math.floor(at / columns) % 8) * columns + (at % columns)] + randomNormal(random));
      const x = observations({ rows, columns, data });
      return () => kmeans(x, { k, starts, seed: 1 }).inertia.toFixed(1);
    };`;
  const bundle = await build({
    stdin: { contents, resolveDir: path.join(root, "lib") },
    bundle: true,
    format: "iife",
    write: false,
    logLevel: "silent",
  });
  return inBrowser(async (page) => {
    await page.addScriptTag({ content: bundle.outputFiles[0].text });
    const metrics = await page.context().newCDPSession(page);
    await metrics.send("Performance.enable", { timeDomain: "threadTicks" });
    const used = async () => {
      const found = await metrics.send("Performance.getMetrics");
      return found.metrics.find(({ name }) => name === "TaskDuration").value;
    };
    await page.evaluate(
      (each) => {
        globalThis.job = globalThis.run(each);
        globalThis.job();
      },
      { ...job, starts: 1 },
    );
    await page.evaluate((each) => void (globalThis.job = globalThis.run(each)), job);
    const before = await used();
    const inertia = await page.evaluate(() => globalThis.job());
    return { cpu: (await used()) - before, inertia };
  });
}
