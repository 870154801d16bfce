import { readFileSync } from "node:fs";
import type { Browser, Download, Page } from "playwright-core";
import { fitLive } from "../../src/live/engine/fit-live";
import type { LiveSegments } from "../../src/live/engine/live-parts";
import type { LiveData } from "../../src/live/live-data";
import { readOwn } from "../../src/live/own/read-own";
import { sharedBrowser } from "../lanes/shared-browser";
import { watchPage, WIDE, type Watched } from "../report/watched-page";
import { liveFile } from "./live-file";
import { studyData } from "./study-data";

/** The live page of the study, for a file of tests to open. */
export async function openedLivePage() {
  const opened = await sharedBrowser();
  if (opened.browser === null) console.warn(`The live page is not opened. ${opened.reason}`);
  const { browser } = opened;
  const study = await studyData();
  const file = await liveFile(study);
  return {
    browser,
    study,
    /** Opens the page and waits until everything is shown. */
    async openPage(reader = { viewport: WIDE, colorScheme: "light" as const }): Promise<Watched> {
      const watched = await watchPage(browser as Browser, file, reader);
      await watched.page.waitForSelector("#score-segment");
      await settled(watched.page);
      // Stability comes last, as a second result.
      await watched.page.waitForFunction(
        () => !document.querySelector("#panel-segments tbody")?.textContent.includes("…"),
      );
      return watched;
    },
    /** What Node makes of the same table with the settings that the page starts from. */
    async inNode(
      name: string,
      content: string | Uint8Array,
      sheet: string | null = null,
    ): Promise<{ data: LiveData; part: LiveSegments }> {
      const { data } = await readOwn({
        name,
        content,
        sheet,
        columns: {},
        missing: "median",
        sum: false,
        summing: {},
        like: study.start,
      });
      const [part] = fitLive(data!, data!.start, "segments", () => undefined);
      return { data: data!, part: part as LiveSegments };
    },
  };
}

/** Nothing is being computed any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("#panel-segments tbody tr") !== null);
  await page.waitForFunction(() => !document.body.hasAttribute("data-working"));
}

/** Drops a file on the page as a reader does with the mouse. */
export async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, base64 }) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([content], name));
      return transfer;
    },
    { name, base64: Buffer.from(bytes).toString("base64") },
  );
  await page.dispatchEvent("h1", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent("h1", "drop", { dataTransfer: transfer });
}

/** What the page says of what was dropped. */
export async function report(page: Page): Promise<string> {
  await page.waitForFunction(() => document.querySelector(".own-outcome:not([aria-busy]) .report") !== null);
  return page.locator(".own-outcome .report").innerText();
}

/** Presses a button that saves a file, and takes the file. */
export async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent("download") as Promise<Download>,
    page.getByRole("button", { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
