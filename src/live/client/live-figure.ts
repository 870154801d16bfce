/// <reference lib="dom" />
import type { Figure } from "../../charts/base/figure";
import { finishDrawing } from "../../report/client/drawing/finish-drawing";
import { addFigureTools } from "../../report/client/figure-tools";
import { followWidth } from "../../report/client/drawing/follow-width";
import { giveRoom } from "../../report/client/drawing/give-room";
import { loadPlotly, type PageFigure, type PlotlyElement } from "../../report/client/plotly";
import { plotlyConfiguration } from "../../report/client/plotly-configuration";
import { currentTheme, onThemeChange } from "../../report/client/theme";
import { themed } from "../../report/client/themed";
import { figurePayload } from "../../report/chapters/figure-payload";
import { element } from "./element";

/** What the charts of this page are made of; the page's Plotly knows them all. */
const TRACE_TYPES = new Set(["scatter", "bar", "heatmap", "histogram"]);
/** How far outside the window a figure is drawn in advance. */
const AHEAD = "300px";

const touchScreen = matchMedia("(pointer: coarse)");

/** A figure of Plotly that reports clicks. */
type Clickable = PlotlyElement & {
  on(event: "plotly_click", listener: (click: PlotlyClick) => void): void;
};

interface PlotlyClick {
  readonly points: readonly { readonly customdata?: unknown }[];
}

/** A place in the page whose figure can change. */
export interface LiveFigure {
  readonly node: HTMLElement;
  /** Draws a figure in place of the one before, when the reader sees its place. */
  show(figure: Figure): void;
  /** Draws nothing, and says why. */
  say(sentence: string): void;
}

/** Drawings wait in one queue, each in a task of its own, so that the page stays alive between them. */
let line: Promise<void> = Promise.resolve();
/** Figures are numbered in the order in which their places are made. */
let count = 0;

function inLine(draw: () => Promise<void>): void {
  line = line.then(() => new Promise<void>((resolve) => setTimeout(resolve))).then(draw);
}

/**
 * A place for a figure, in the report's type and colours, with the report's tools below it.
 *
 * @param id unique in the page. @param onClick is given the `customdata` of a point that is clicked.
 */
export function liveFigure(id: string, onClick?: (customdata: unknown) => void): LiveFigure {
  const label = element("span", { class: "label" }, `Figure ${++count}`);
  const caption = element("p", { class: "caption", id: `${id}-caption` }, label);
  const plot = element("div", { class: "plot", id: `${id}-plot`, "data-name": `live-${id}` });
  const note = element("p", { class: "waiting" });
  const node = element("figure", { id, "aria-labelledby": caption.id }, caption, plot, note);
  let figure: PageFigure | undefined;
  let drawn: PageFigure | undefined;
  let seen = false;
  let hasTools = false;

  const draw = async (): Promise<void> => {
    // Of figures that came while others were drawn, only the last is.
    if (figure === undefined || figure === drawn) return;
    const current = figure;
    try {
      const plotly = await loadPlotly();
      const { data, layout } = themed(current.data, current.layout, {
        theme: currentTheme(),
        width: plot.clientWidth,
        height: plot.clientHeight,
        fixed: false,
        touch: touchScreen.matches,
      });
      const made = (await plotly.react(plot, data, layout, plotlyConfiguration())) as Clickable;
      await giveRoom(plot, plotly);
      if (plot.dataset["state"] !== "drawn" && onClick) {
        made.on("plotly_click", ({ points }) => onClick(points[0]?.customdata));
      }
      finishDrawing(plot);
      plot.dataset["state"] = "drawn";
      drawn = current;
    } catch (error) {
      plot.dataset["state"] = "failed";
      plot.textContent = `This figure could not be drawn (${(error as Error).message}).`;
      reportError(error);
    }
  };
  const follow = () => {
    if (seen) inLine(draw);
  };
  new IntersectionObserver(
    ([entry]) => {
      seen = entry?.isIntersecting ?? false;
      follow();
    },
    { rootMargin: AHEAD },
  ).observe(plot);
  const again = () => {
    drawn = undefined;
    follow();
  };
  onThemeChange(again);
  followWidth(plot, again);
  addEventListener("beforeprint", () => void draw());
  return {
    node,
    show(next) {
      const { data, layout, height } = figurePayload(next, next.title, TRACE_TYPES, "live page");
      figure = { id: plot.id, data, layout };
      caption.replaceChildren(label, next.title);
      plot.dataset["alt"] = next.alt;
      plot.hidden = false;
      plot.style.setProperty("--height", `${height}px`);
      note.textContent = "";
      forgetData(node);
      if (!hasTools) {
        hasTools = true;
        addFigureTools(plot, async () => ({ plotly: await loadPlotly(), figure: figure as PageFigure }));
      }
      follow();
    },
    say(sentence) {
      figure = undefined;
      plot.hidden = true;
      note.textContent = sentence;
    },
  };
}

/** The table of the figure before is not that of the next. */
function forgetData(figure: HTMLElement): void {
  const data = figure.querySelector<HTMLElement>(".figure-data");
  if (!data) return;
  data.replaceChildren();
  data.hidden = true;
  figure.querySelector(".tool[aria-expanded]")?.setAttribute("aria-expanded", "false");
}
