/// <reference lib="dom" />
import type { FeatureCandidate } from "../../customers/recipe/feature-candidates";
import { liveFeatures, type LiveData } from "../live-data";
import { LIVE_METHODS, liveMethod, type LiveMethodId } from "../live-methods";
import type { LiveState } from "../live-state";
import { element } from "./element";
import type { LiveSession } from "./panels/live-panel";
import { leftOutControl } from "./left-out-control";
import { parameterControl } from "./parameter-control";
import { onPart } from "./session";

const SCALES = [
  ["standard", "standard deviation"],
  ["robust", "interquartile range"],
  ["minmax", "least to largest"],
  ["none", "as they are"],
] as const;

/** Here the settings are next to the results; on narrower windows they are folded above them. */
const WIDE = matchMedia("(min-width: 1080px)");

/** The form in which the reader chooses. It follows the session, whoever changes it. */
export function mountControls(place: HTMLElement, session: LiveSession): void {
  const fold = element("details", { class: "fold" }, element("summary", {}, "Settings"));
  const arrange = () => {
    fold.open = WIDE.matches;
  };
  WIDE.addEventListener("change", arrange);
  arrange();
  place.append(fold);
  const fields = element("div", {});
  fold.append(fields);
  // Enter in a field submits a form, which would load the page again.
  place.addEventListener("submit", (event) => event.preventDefault());
  const rebuild = () => fields.replaceChildren(...controls(session));
  const parameters = () => {
    // Only the fields of the method are made again, so that the element in use keeps the focus.
    const slot = place.querySelector("#parameters");
    slot?.replaceChildren(...methodParameters(session));
  };
  let method: LiveMethodId | undefined;
  let left = -1;
  onPart(session, "segments", ({ suggestedEps }) => suggest(place, suggestedEps, session));
  session.on("data", rebuild);
  session.on("state", (state) => {
    if (state.method !== method || state.without.length !== left) parameters();
    method = state.method;
    left = state.without.length;
    follow(place, state);
  });
  rebuild();
  follow(place, session.state);
}

/** Offers the radius at which the k-distance curve bends, for methods that ask for one. */
function suggest(place: HTMLElement, eps: number | null, session: LiveSession): void {
  const slot = place.querySelector("#suggestion");
  if (!slot) return;
  if (eps === null) return slot.replaceChildren();
  const value = Number(eps.toFixed(2));
  const button = element("button", { type: "button", class: "tool" }, `Take ${value}`);
  button.addEventListener("click", () =>
    session.choose({ parameters: { ...session.state.parameters, eps: value } }),
  );
  slot.replaceChildren(
    element("p", { class: "hint-line" }, "The k-distance curve bends here, a first guess: "),
    button,
  );
}

/** Puts the settings into the form. */
function follow(place: HTMLElement, state: LiveState): void {
  for (const box of place.querySelectorAll<HTMLInputElement>("input[name=feature]")) {
    box.checked = state.features.includes(box.value);
  }
  for (const set of place.querySelectorAll<HTMLElement>(".features")) {
    const boxes = [...set.querySelectorAll<HTMLInputElement>("input[name=feature]")];
    const chosen = boxes.filter(({ checked }) => checked).length;
    const shown = set.querySelector(".chosen");
    if (shown) shown.textContent = `${chosen} of ${boxes.length}`;
  }
  const values: Readonly<Record<string, string>> = {
    transform: state.transform,
    scale: state.scale,
    weight: state.weight,
    method: state.method,
    seed: String(state.seed),
    ...Object.fromEntries(Object.entries(state.parameters).map(([name, value]) => [name, String(value)])),
  };
  for (const field of place.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-setting]")) {
    const value = values[field.dataset["setting"] ?? ""];
    // A field the reader is typing in is left alone.
    if (
      value !== undefined &&
      field.value !== value &&
      (field !== document.activeElement || field.tagName === "SELECT")
    ) {
      field.value = value;
    }
  }
  const about = place.querySelector("#about-method");
  if (about) about.textContent = liveMethod(state.method).about;
}

function controls(session: LiveSession): HTMLElement[] {
  const { data } = session;
  const hasParts = liveFeatures(data).some(({ whole }) => whole !== null);
  return [
    element(
      "fieldset",
      {},
      element("legend", {}, "Method"),
      select(
        "method",
        "Method",
        LIVE_METHODS.map(({ id, title }) => [id, title] as const),
        (value) => session.choose({ method: value as LiveMethodId }),
      ),
      element("p", { id: "about-method", class: "hint-line" }),
      element("div", { id: "parameters" }, ...methodParameters(session)),
      element("div", { id: "suggestion" }),
    ),
    element(
      "fieldset",
      {},
      element("legend", {}, "Scale"),
      select(
        "transform",
        "Amounts",
        [
          ["auto", "as logarithms where their tail is long"],
          ["log", "as logarithms"],
          ["none", "as they are"],
        ],
        (value) => session.choose({ transform: value as LiveState["transform"] }),
      ),
      select("scale", "Scaled by", SCALES, (value) => session.choose({ scale: value as LiveState["scale"] })),
      ...(hasParts
        ? [
            select(
              "weight",
              "Weights",
              [
                ["balanced", "the mix as much as all else"],
                ["blocks", "the mix as one number"],
                ["columns", "each part as one number"],
              ],
              (value) => session.choose({ weight: value as LiveState["weight"] }),
            ),
          ]
        : []),
    ),
    element("fieldset", {}, element("legend", {}, "Customers left out"), leftOutControl(session)),
    element(
      "fieldset",
      {},
      element("legend", {}, "Features"),
      ...featureGroups(data).map(({ title, columns }, i) => featureGroup(title, columns, i, session)),
    ),
  ];
}

function methodParameters(session: LiveSession): HTMLElement[] {
  const { state, data } = session;
  const rows = data.base.customers.length - state.without.length;
  const seed = { least: 0, most: () => 0xffffffff, whole: true, step: 1, initial: 0 };
  return [
    ...liveMethod(state.method).parameters.map((parameter) =>
      parameterControl(parameter, state.parameters[parameter.name] ?? parameter.initial, rows, (value) =>
        session.choose({ parameters: { ...session.state.parameters, [parameter.name]: value } }),
      ),
    ),
    parameterControl({ kind: "number", name: "seed", label: "Seed", ...seed }, state.seed, rows, (value) =>
      session.choose({ seed: Number(value) }),
    ),
  ];
}

interface FeatureGroup {
  readonly title: string;
  readonly columns: readonly FeatureCandidate[];
}

/** Measures first, then the mix by what it is counted in. */
function featureGroups(data: LiveData): readonly FeatureGroup[] {
  const columns = liveFeatures(data);
  const measures = columns.filter(({ whole }) => whole === null);
  const mix = columns.filter(({ whole }) => whole !== null);
  const units = [...new Set(mix.map(({ unit }) => unit))];
  return [
    { title: mix.length > 0 ? "Measures" : "Columns", columns: measures },
    ...units.map((unit) => ({ title: `Mix, as ${unit}`, columns: mix.filter((each) => each.unit === unit) })),
  ].filter((group) => group.columns.length > 0);
}

function featureGroup(
  title: string,
  columns: readonly FeatureCandidate[],
  index: number,
  session: LiveSession,
): HTMLElement {
  const all = (checked: boolean) => {
    const names = new Set(columns.map(({ name }) => name));
    const others = session.state.features.filter((name) => !names.has(name));
    session.choose({ features: checked ? [...others, ...names] : others });
  };
  const boxes = columns.map(({ name, unit }) => {
    const box = element("input", { type: "checkbox", name: "feature", value: name });
    box.value = name;
    box.addEventListener("change", () => {
      const { features } = session.state;
      session.choose({
        features: box.checked ? [...features, name] : features.filter((each) => each !== name),
      });
    });
    return element("label", { class: "check", title: unit }, box, element("span", {}, name));
  });
  const every = (words: string, checked: boolean) => {
    const button = element(
      "button",
      { type: "button", class: "tool", "aria-label": `${words} of ${title}` },
      words,
    );
    button.addEventListener("click", () => all(checked));
    return button;
  };
  const open = columns.some(({ name }) => session.state.features.includes(name));
  return element(
    "details",
    { class: "features", open: open || index === 0 },
    element("summary", {}, title, " ", element("span", { class: "chosen" })),
    element("div", { class: "checks", role: "group", "aria-label": title }, ...boxes),
    element("div", { class: "tools" }, every("All", true), every("None", false)),
  );
}

function select(
  setting: string,
  label: string,
  options: readonly (readonly [string, string])[],
  choose: (value: string) => void,
): HTMLElement {
  const id = `setting-${setting}`;
  const field = element(
    "select",
    { id, "data-setting": setting },
    ...options.map(([value, words]) => element("option", { value }, words)),
  );
  field.addEventListener("change", () => choose(field.value));
  return element("div", { class: "field" }, element("label", { for: id }, label), field);
}
