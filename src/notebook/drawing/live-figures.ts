import { randomUUID } from "node:crypto";
import type { FigurePainter, PlotlyJson } from "./figure-painter";
import type { SendDisplay } from "../run/progress-line";
import { PLOTLY_MIME } from "./static-figures";

interface DisplayContent {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly metadata?: unknown;
  readonly transient?: { readonly display_id?: string };
}

/**
 * Gives every Plotly figure a cell shows its picture, for front ends that cannot draw Plotly: the figure is sent at
 * once, and again with `image/png` when a headless browser has drawn it. One browser serves the kernel; it starts with
 * the first figure and ends with the kernel.
 */
export class LiveFigures {
  readonly #pending = new Set<Promise<void>>();
  #painter: Promise<Pick<FigurePainter, "draw"> | string> | undefined;
  #complained = false;

  /**
   * @param open Starts a painter, or says why there is none.
   * @param complain Takes the reason, once, where there are no pictures.
   */
  constructor(
    private readonly open: () => Promise<Pick<FigurePainter, "draw"> | string>,
    private readonly complain: (reason: string) => void,
  ) {}

  /** Sends a display message; a figure without a picture gets one as soon as it is drawn. */
  send(content: object, update: boolean, send: SendDisplay): void {
    const { data = {}, transient = {} } = content as DisplayContent;
    const figure = data[PLOTLY_MIME] as PlotlyJson | undefined;
    if (figure === undefined || "image/png" in data) {
      send(content, update);
      return;
    }
    const placed = {
      ...content,
      transient: { ...transient, display_id: transient.display_id ?? randomUUID() },
    };
    send(placed, update);
    const drawn = this.#draw(figure).then((picture) => {
      if (picture !== undefined) send({ ...placed, data: { ...data, "image/png": picture } }, true);
    });
    const settled = drawn.finally(() => this.#pending.delete(settled));
    this.#pending.add(settled);
  }

  /** Resolves when all figures shown so far have their pictures, or cannot have one. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  async #draw(figure: PlotlyJson): Promise<string | undefined> {
    this.#painter ??= this.open();
    let reason: string;
    try {
      const painter = await this.#painter;
      if (typeof painter !== "string") return (await painter.draw(figure)).toString("base64");
      reason = painter;
    } catch (error) {
      reason = String((error as Error).message).split("\n")[0];
      this.#painter = undefined; // the browser may have gone; the next figure starts another
    }
    if (!this.#complained) this.complain(reason);
    this.#complained = true;
    return undefined;
  }
}
