/// <reference lib="dom" />
import type { Figure } from "../../charts/figure";
import { addFigureTools } from "../../report/client/figure-tools";
import { loadPlotly, type Json, type PageFigure, type PlotlyElement } from "../../report/client/plotly";
import { currentTheme, onThemeChange } from "../../report/client/theme";
import { themed } from "../../report/client/themed";
import { figurePayload } from "../../report/figure-payload";
import { element } from "./element";

/** What the charts of this page are made of; the page's Plotly knows them all. */
const TRACE_TYPES = new Set(["scatter", "bar", "heatmap", "histogram"]);

const touchScreen = matchMedia("(pointer: coarse)");

/** A figure of Plotly that tells of clicks. */
interface Clickable extends PlotlyElement {
  on(event: "plotly_click", listener: (click: PlotlyClick) => void): void;
}

interface PlotlyClick {
  readonly points: readonly { readonly customdata?: unknown }[];
}

/** A place in the page whose figure can change. */
export interface LiveFigure {
  readonly node: HTMLElement;
  /** Draws a figure in place of the one before. */
  show(figure: Figure): void;
  /** Draws nothing, and says why. */
  say(sentence: string): void;
}

/**
 * A place for a figure, in the report's type and colours, with the report's tools below it.
 *
 * @param id unique in the page. @param onClick is given the `customdata` of a point that is clicked.
 */
export function liveFigure(id: string, onClick?: (customdata: unknown) => void): LiveFigure {
  const caption = element("p", { class: "caption", id: `${id}-caption` });
  const plot = element("div", { class: "plot", id: `${id}-plot`, role: "img", "data-name": `lab-${id}` });
  const note = element("p", { class: "waiting" });
  const figureElement = element("figure", { id, "aria-labelledby": caption.id }, caption, plot, note);
  let shown: PageFigure | undefined;
  let drawing: Promise<void> = Promise.resolve();

  const draw = async (): Promise<void> => {
    const plotly = await loadPlotly();
    // Of figures that came while another was drawn, only the last is.
    const figure = shown;
    if (!figure) return;
    const presentation = {
      theme: currentTheme(),
      width: plot.clientWidth,
      height: plot.clientHeight,
      fixed: false,
      touch: touchScreen.matches,
    };
    const { data, layout } = themed(figure.data, figure.layout, presentation);
    const first = plot.dataset["state"] !== "drawn";
    const drawn = (await plotly.react(plot, data, layout, CONFIGURATION)) as Clickable;
    plot.dataset["state"] = "drawn";
    if (first && onClick) drawn.on("plotly_click", ({ points }) => onClick(points[0]?.customdata));
  };
  const redraw = () => {
    drawing = drawing.then(draw).catch((error: unknown) => {
      plot.dataset["state"] = "failed";
      plot.textContent = `This figure could not be drawn (${(error as Error).message}).`;
      reportError(error);
    });
  };
  onThemeChange(() => {
    if (shown) redraw();
  });
  let hasTools = false;
  return {
    node: figureElement,
    show(figure) {
      const { data, layout, height } = figurePayload(figure, figure.title, TRACE_TYPES, "live page");
      shown = { id: plot.id, data, layout };
      caption.textContent = figure.title;
      plot.ariaLabel = figure.alt;
      plot.hidden = false;
      plot.style.setProperty("--height", `${height}px`);
      note.textContent = "";
      forgetData(figureElement);
      if (!hasTools) {
        hasTools = true;
        addFigureTools(plot, async () => ({ plotly: await loadPlotly(), figure: shown as PageFigure }));
      }
      redraw();
    },
    say(sentence) {
      shown = undefined;
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

const CONFIGURATION: Json = {
  responsive: true,
  displaylogo: false,
  displayModeBar: touchScreen.matches ? false : "hover",
  showSendToCloud: false,
  plotlyServerURL: "",
  topojsonURL: "",
  modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d", "toImage"],
};
