import fs from "node:fs";
import os from "node:os";
import type { Browser } from "playwright-core";
import { browserPlaces } from "./browser-places";
import { npmChromium } from "./npm-chromium";

/** A browser program to try. */
export interface BrowserCandidate {
  readonly executable: string;
  /** Environments to try in turn, added to this process's own. */
  readonly environments: readonly Readonly<Record<string, string>>[];
}

/** Finds candidates; a text says why there is none. */
export type BrowserSource = () => Promise<BrowserCandidate[] | string>;

export type OpenedBrowser =
  | { readonly browser: Browser; readonly executable: string }
  | { readonly browser: null; readonly reason: string };

/** Drawing needs no network, and a machine without one must not be slowed by a browser that looks for it. */
const FLAGS = [
  "--disable-gpu",
  "--enable-unsafe-swiftshader", // WebGL figures (3-D, parallel coordinates) without a graphics card
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--disable-default-apps",
  "--metrics-recording-only",
  "--no-first-run",
  "--no-pings",
  "--font-render-hinting=none",
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
];

/** The browser the user names in `CHROME_PATH`. When it is set, no other is tried: a mistake there should show. */
const namedBrowser: BrowserSource = () => {
  const executable = process.env["CHROME_PATH"];
  if (!executable) return Promise.resolve("CHROME_PATH is not set");
  if (!fs.existsSync(executable))
    return Promise.resolve(`CHROME_PATH names ${executable}, which does not exist`);
  return Promise.resolve([{ executable, environments: [{}] }]);
};

/** An installed Chrome, Chromium or Edge. */
export const installedBrowser: BrowserSource = () => {
  const places = browserPlaces({ platform: process.platform, env: process.env, home: os.homedir() });
  const found = [
    ...new Set(places.filter((place) => fs.existsSync(place)).map((place) => fs.realpathSync(place))),
  ];
  if (found.length === 0)
    return Promise.resolve("no Chrome, Chromium or Edge is installed in the usual places");
  return Promise.resolve(found.map((executable) => ({ executable, environments: [{}] })));
};

/** The Chromium of npm's `@sparticuz/chromium`; with its own libraries only where the system's are missing. */
export const npmBrowser: BrowserSource = async () => {
  const unpacked = await npmChromium();
  if (typeof unpacked === "string") return unpacked;
  const fonts = fs.existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: unpacked.fonts };
  const libraries = [unpacked.libraries, process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  return [
    { executable: unpacked.executable, environments: [fonts, { ...fonts, LD_LIBRARY_PATH: libraries }] },
  ];
};

/**
 * Starts a headless browser: the one in `CHROME_PATH`, else npm's, else an installed one. One that does not start is
 * passed over for the next. npm's comes first because its version is pinned, so that figures come out the same on every
 * machine that can run it, and because it has no windows to draw: a page takes it a third to a half of the time.
 *
 * @returns The browser (to be closed by the caller), or `null` and the reason: what was tried, how each failed, and
 *   what would help. The browser ends with this process.
 */
export async function openBrowser(sources?: readonly BrowserSource[]): Promise<OpenedBrowser> {
  const wanted = sources ?? (process.env["CHROME_PATH"] ? [namedBrowser] : [npmBrowser, installedBrowser]);
  const failures: string[] = [];
  for (const source of wanted) {
    const candidates = await source();
    if (typeof candidates === "string") {
      failures.push(candidates);
      continue;
    }
    for (const { executable, environments } of candidates) {
      for (const environment of environments) {
        const started = await launch(executable, environment);
        if (typeof started !== "string") return { browser: started, executable };
        failures.push(`${executable} did not start (${started})`);
      }
    }
  }
  const reason = `No browser could be started: ${failures.join("; ")}. Install Chrome, Chromium or Edge, or name one in CHROME_PATH.`;
  return { browser: null, reason };
}

/** What a browser may take to start, in milliseconds: a busy machine is slow. */
const LAUNCH_MS = 180_000;

/**
 * The sandbox stays on where it works. Root must not use it, and some containers forbid it; the pages shown are the
 * study's own and reach no network.
 */
async function launch(
  executable: string,
  environment: Readonly<Record<string, string>>,
): Promise<Browser | string> {
  const { chromium } = await import("playwright-core");
  const attempt = (chromiumSandbox: boolean): Promise<Browser> =>
    chromium.launch({
      executablePath: executable,
      headless: true,
      chromiumSandbox,
      args: FLAGS,
      env: { ...definedOnly(process.env), ...environment },
      // Ctrl-C leaves nothing behind: whoever listens for it closes the browser, else the browser listens itself.
      handleSIGINT: process.listenerCount("SIGINT") === 0,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: LAUNCH_MS,
    });
  const isRoot = process.getuid?.() === 0;
  try {
    return await attempt(!isRoot);
  } catch (error) {
    const message = (error as Error).message;
    if (isRoot || !/sandbox/i.test(message)) return summary(message);
  }
  try {
    return await attempt(false);
  } catch (error) {
    return summary((error as Error).message);
  }
}

/** The line of a launch error that gives the reason; the error lists every flag. */
function summary(message: string): string {
  const lines = message.split("\n").map((line) => line.replace(/^[-\s]*(\[pid=\d+\]\[err\])?\s*/, ""));
  const telling = lines.find((line) =>
    /error while loading|cannot open|No such file|EACCES|ENOENT|FATAL|sandbox/i.test(line),
  );
  return (telling ?? lines[0] ?? message).slice(0, 200);
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
