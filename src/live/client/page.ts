/// <reference lib="dom" />
import { unpack } from "../../report/client/plotly";
import { startTheme } from "../../report/client/theme";
import type { LiveData } from "../live-data";
import { mountBanner } from "./banner";
import { mountControls } from "./controls";
import { element } from "./element";
import type { LivePanel } from "./panels/live-panel";
import { PANELS, RESULTS } from "./panels/panels";
import { Session } from "./session";
import { mountWhatIfs } from "./panels/what-if-panel";

// The script of the live page: bundled by `liveScripts`, it runs when the page has been read.

/** A place that the page's markup brings. */
function at(id: string): HTMLElement {
  const place = document.getElementById(id);
  if (!place) throw new Error(`the page has no #${id}`);
  return place;
}

function section({ id, title }: LivePanel): HTMLElement {
  const heading = element("h2", { id: `${id}-title` }, title);
  return element(
    "section",
    { id: `panel-${id}`, class: "exhibit panel", "aria-labelledby": heading.id },
    heading,
  );
}

function mount(panels: readonly LivePanel[], place: Element, session: Session): void {
  for (const panel of panels) {
    const made = section(panel);
    place.append(made);
    panel.mount(made, session);
  }
}

async function start(): Promise<void> {
  startTheme();
  const [data, worker] = await Promise.all([unpack("live-data"), unpack("live-worker")]);
  if (data === undefined || worker === undefined) throw new Error("the page has lost its data");
  const address = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
  const status = at("status");
  const session = new Session(JSON.parse(data) as LiveData, address, (sentence) => {
    status.textContent = sentence;
  });
  mountControls(at("controls"), session);
  mountBanner(at("banner"), session);
  mountWhatIfs(at("what-ifs"), session);
  RESULTS.forEach((panels, column) => mount(panels, at("results").children[column], session));
  mount(PANELS, at("panels"), session);
  const asked = location.hash.slice(1);
  session.start();
  // The panels come after the browser has looked for the place that the address names.
  if (!asked.includes("=")) document.getElementById(asked)?.scrollIntoView();
}

start().catch((error: unknown) => {
  at("status").textContent = `The live page did not start: ${(error as Error).message}`;
  reportError(error);
});
