/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { loadPlotly, unpack, type PageFigure, type Plotly, type PlotlyElement } from "./plotly";
import { pointsOf } from "../figure-data/points-of";
import { chosenCustomer, onCustomerChange } from "./choices/customer";
import { finishDrawing } from "./drawing/finish-drawing";
import { addFigureTools } from "./figure-tools";
import { isFolded } from "./folds";
import { followWidth } from "./drawing/follow-width";
import { giveRoom } from "./drawing/give-room";
import { currentTheme, onThemeChange } from "./theme";
import { PAPER, PAPER_HEIGHT } from "./paper";
import { plotlyConfiguration } from "./plotly-configuration";
import { themed, type Presentation } from "./themed";

/** What is needed to draw. */
interface Studio {
  readonly plotly: Plotly;
  /** By the id of the figure's element. */
  readonly figures: ReadonlyMap<string, PageFigure>;
}

/** How far below the window a figure is drawn in advance. */
const AHEAD = "600px";

/** Seen on every colour of the figures, light and dark. */
const RING = "#E0218A";

const touchScreen = matchMedia("(pointer: coarse)");

type Presenter = (place: HTMLElement) => Presentation;

const onScreen: Presenter = (place) => ({
  theme: currentTheme(),
  width: place.clientWidth,
  height: place.clientHeight,
  fixed: false,
  touch: touchScreen.matches,
});

const onPaper: Presenter = (place) => ({
  theme: "light",
  width: PAPER,
  height: parseFloat(place.style.getPropertyValue("--height")) * PAPER_HEIGHT,
  fixed: true,
  touch: true,
});

let opening: Promise<Studio> | undefined;
let open: Studio | undefined;

function studio(): Promise<Studio> {
  opening ??= Promise.all([loadPlotly(), unpack("figures")]).then(([plotly, text]) => {
    const list = JSON.parse(text ?? "[]") as readonly PageFigure[];
    open = { plotly, figures: new Map(list.map((figure) => [figure.id, figure])) };
    return open;
  });
  return opening;
}

/**
 * Draws each figure of the page when the reader comes near it, all that are left and not folded before the page is printed, and
 * those already drawn again when the theme changes.
 */
export function startFigures(): void {
  const places = [...document.querySelectorAll<HTMLElement>(".plot")];
  if (places.length === 0) return;
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        void draw(target as HTMLElement, onScreen);
      }
    },
    { rootMargin: AHEAD },
  );
  for (const place of places) {
    near.observe(place);
    followWidth(place, () => void redraw(place, onScreen));
    addFigureTools(place, async () => {
      const { plotly, figures } = open ?? (await studio());
      return { plotly, figure: figureOf(place, figures) };
    });
  }
  // Printing waits for nothing, so all must be at hand before it begins. Failures show when a figure is drawn.
  const prepare = () => void studio().catch(() => undefined);
  if ("requestIdleCallback" in window) requestIdleCallback(prepare, { timeout: 3000 });
  else setTimeout(prepare, 500);
  onCustomerChange(() => places.forEach((place) => void redraw(place, onScreen)));
  onThemeChange(() => places.forEach((place) => void redraw(place, onScreen)));
  addEventListener("beforeprint", () =>
    places
      .filter((place) => !isFolded(place))
      .forEach((place) => void (isDrawn(place) ? redraw(place, onPaper) : draw(place, onPaper))),
  );
  addEventListener("afterprint", () => places.forEach((place) => void redraw(place, onScreen)));
}

/** What is drawn, and a ring around each point of the customer whom the reader follows. */
function followed(data: PageFigure["data"]): PageFigure["data"] {
  const name = chosenCustomer();
  if (name === undefined) return data;
  const rings = pointsOf(name, data).map((points) => ({
    ...points,
    type: "scatter",
    mode: "markers",
    name,
    marker: { symbol: "circle-open", size: 22, color: RING, line: { width: 3, color: RING } },
    hoverinfo: "skip",
    showlegend: false,
    cliponaxis: false,
  }));
  return [...data, ...rings];
}

function isDrawn(place: HTMLElement): boolean {
  return place.dataset["state"] === "drawn";
}

async function draw(place: HTMLElement, present: Presenter): Promise<void> {
  if (place.dataset["state"] !== "waiting") return;
  place.dataset["state"] = "drawing";
  try {
    const { plotly, figures } = open ?? (await studio());
    const figure = figureOf(place, figures);
    place.textContent = "";
    const shown = shownAs(figure, present(place));
    refuseOtherTypes(figure, await plotly.newPlot(place, shown.data, shown.layout, shown.configuration));
    if (present === onScreen) await giveRoom(place, plotly);
    finishDrawing(place);
    place.dataset["state"] = "drawn";
  } catch (error) {
    place.dataset["state"] = "failed";
    place.textContent = `This figure could not be drawn (${(error as Error).message}). ${place.dataset["alt"] ?? ""}`;
    reportError(error);
  }
}

async function redraw(place: HTMLElement, present: Presenter): Promise<void> {
  if (!isDrawn(place) || !open) return;
  const { data, layout, configuration } = shownAs(figureOf(place, open.figures), present(place));
  await open.plotly.react(place, data, layout, configuration).catch(reportError);
  if (present === onScreen) await giveRoom(place, open.plotly);
  finishDrawing(place);
}

/** What Plotly draws. It fades the bands of a flow in, and printing waits for nothing: on paper a flow is drawn without movement. */
function shownAs({ data, layout }: PageFigure, presentation: Presentation) {
  const still = presentation.fixed && data.some(({ type }) => type === "sankey");
  return {
    ...themed(followed(data), layout, presentation),
    configuration: { ...plotlyConfiguration(), ...(still ? { staticPlot: true } : {}) },
  };
}

function figureOf(place: HTMLElement, figures: Studio["figures"]): PageFigure {
  const figure = figures.get(place.id);
  if (!figure) throw new Error(`no data for ${place.id}`);
  return figure;
}

/** Plotly draws a type it does not know as a scatter plot, without a word. */
function refuseOtherTypes(figure: PageFigure, element: PlotlyElement): void {
  figure.data.forEach(({ type = "scatter" }, i) => {
    const drawn = element._fullData?.find((trace) => trace.index === i)?.type;
    if (drawn !== undefined && drawn !== type) throw new Error(`${String(type)} was drawn as ${drawn}`);
  });
}
