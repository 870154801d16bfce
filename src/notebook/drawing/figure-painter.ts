import type { Browser, Page } from "playwright-core";
import { openBrowser } from "./browser";
import { plotlyBundle } from "./plotly-bundle";

/** A Plotly figure as it is in a notebook's output. */
export interface PlotlyJson {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout?: Readonly<Record<string, unknown>>;
  readonly config?: Readonly<Record<string, unknown>>;
}

/** Size of a picture whose layout gives none, in pixels. */
const SIZE = { width: 900, height: 520 };
const LIMIT_MS = 180_000;

/** Draws Plotly figures as PNG pictures in one page of a headless browser, without a network. */
export class FigurePainter {
  /**
   * Opens a browser and loads Plotly into it (about 1 s).
   *
   * @returns The reason, as a text, when no browser can be started.
   */
  static async open(): Promise<FigurePainter | string> {
    const [opened, bundle] = await Promise.all([openBrowser(), plotlyBundle()]);
    if (opened.browser === null) return opened.reason;
    const context = await opened.browser.newContext({
      offline: true,
      viewport: { width: 1000, height: 700 },
    });
    const page = await context.newPage();
    await page.addScriptTag({ content: bundle.geoAssets });
    await page.addScriptTag({ content: bundle.script });
    return new FigurePainter(opened.browser, page);
  }

  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
  ) {}

  /**
   * The figure as a PNG picture of 900 x 520 pixels, or of its layout's own size (20 to 70 ms).
   *
   * @throws Error when Plotly cannot draw it: a trace type it does not know, a map other than the world at 1:110
   *   million, or anything else it refuses.
   */
  async draw(figure: PlotlyJson): Promise<Buffer> {
    const { data, layout = {}, config = {} } = figure;
    const size = {
      width: typeof layout["width"] === "number" ? layout["width"] : SIZE.width,
      height: typeof layout["height"] === "number" ? layout["height"] : SIZE.height,
    };
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`not drawn within ${LIMIT_MS / 1000} s`));
      }, LIMIT_MS);
    });
    try {
      const drawing = this.page.evaluate(drawInPage, { figure: { data, layout, config }, size });
      drawing.catch(() => undefined); // when it loses the race, the page closes under it
      const url = await Promise.race([drawing, late]);
      return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

interface PagePlotly {
  toImage(figure: object, options: object): Promise<string>;
  readonly PlotSchema: { get(): { readonly traces: Readonly<Record<string, unknown>> } };
}

/** Runs in the page. Plotly draws a trace of unknown type as a scatter plot, silently: refused here. */
async function drawInPage({ figure, size }: { figure: Required<PlotlyJson>; size: object }): Promise<string> {
  const { Plotly } = globalThis as unknown as { Plotly: PagePlotly };
  const known = Plotly.PlotSchema.get().traces;
  for (const trace of figure.data) {
    const type = typeof trace["type"] === "string" ? trace["type"] : "scatter";
    if (!(type in known)) throw new Error(`Plotly has no trace type "${type}"`);
  }
  try {
    return await Plotly.toImage(figure, { format: "png", scale: 1, ...size });
  } catch (error) {
    throw error instanceof Error
      ? error
      : new Error(String((error as { message?: unknown } | null)?.message ?? error));
  }
}
