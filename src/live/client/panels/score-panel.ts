/// <reference lib="dom" />
import { applyRecipe } from "../../../customers/recipe/apply-recipe";
import { parseNumberText } from "../../../tables/cells/number-text";
import { InputError } from "../../../core/input-error";
import { scoreCustomers } from "../../../segments/place/score-customer";
import { selectCustomers, type CustomerBase } from "../../../customers/customer-base";
import { baseOf } from "../../live-data";
import { enteredWholes, wholeProblem, wholeText, type EnteredWhole } from "../../score/entered-wholes";
import { enteredCustomer, fieldText, scoreFields, type ScoreField } from "../../score/score-fields";
import { element } from "../element";
import type { LivePanel } from "./live-panel";
import { figureText, scoreView } from "../score-view";

/** How a customer is called that has no name yet. */
const NEWCOMER = "new customer";
/** Names that a list shows well. */
const MOST_OFFERED = 2_000;

/** One customer, entered by hand: its segment in the study's choice, how surely, and what would change it. */
export const scorePanel: LivePanel = {
  id: "score",
  title: "Score one customer",
  mount(place, { study }) {
    const { choice } = study;
    if (choice === null) {
      place.append(
        element("p", { class: "note" }, "The study has chosen no segmentation to place a customer in."),
      );
      return;
    }
    const base = baseOf(study);
    const model = {
      recipe: choice.recipe,
      centers: choice.centers,
      tooFar: choice.tooFar,
      customers: base.customers.map((customer, row) => ({ customer, segment: choice.labels[row] })),
    };
    const known = applyRecipe(choice.recipe, base);
    const fields = scoreFields(choice.recipe, base);
    const inputs = fields.map(inputFor);
    const outcome = element("div", { class: "score-outcome", role: "status" });
    const example = exampleChoice(base);
    const follow = () => {
      const entries = inputs.map((input, i) => entryOf(input, fields[i]));
      const wholes = enteredWholes(fields, entries);
      const problem = problemOf(fields, entries, wholes);
      if (problem !== null) {
        outcome.replaceChildren(element("p", { class: "problem" }, problem));
        return;
      }
      const row = example.selectedIndex;
      const isExample = fields.every((field, i) => inputs[i].value === fieldText(field, row));
      const figures = entries.map((entry) => entry ?? null);
      try {
        const entered = isExample
          ? selectCustomers(base, [row])
          : enteredCustomer(NEWCOMER, fields, figures, base.asOf);
        const [score] = scoreCustomers(model, entered, { known });
        outcome.replaceChildren(
          ...scoreView(score, choice, isExample ? model.customers : null),
          ...wholes.map((each) => element("p", { class: "note" }, wholeText(each))),
        );
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        outcome.replaceChildren(element("p", { class: "problem" }, error.message));
      }
    };
    example.addEventListener("change", () => {
      fields.forEach((field, i) => (inputs[i].value = fieldText(field, example.selectedIndex)));
      follow();
    });
    for (const input of inputs) input.addEventListener("input", follow);
    place.append(
      element(
        "p",
        { class: "note" },
        "Where would a customer belong in the study's choice? Start from one of its customers and change the figures, or enter your own. Nothing leaves the page.",
      ),
      element(
        "div",
        { class: "score" },
        element(
          "form",
          { class: "score-form", "aria-label": "Figures of the customer" },
          element(
            "div",
            { class: "field" },
            element("label", { for: "score-example" }, "Start from"),
            example,
          ),
          ...fields.map((field, i) => fieldRow(field, inputs[i])),
        ),
        outcome,
      ),
    );
    place.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
    example.dispatchEvent(new Event("change"));
  },
};

/** What keeps the entries from describing a customer, in words; null where nothing does. */
function problemOf(
  fields: readonly ScoreField[],
  entries: readonly (number | string | null | undefined)[],
  wholes: readonly EnteredWhole[],
): string | null {
  const wrong = fields.filter((_, i) => entries[i] === undefined).map(({ id }) => id);
  if (wrong.length > 0) return `Enter a number of at least 0: ${wrong.join(", ")}.`;
  return wholes.map(wholeProblem).find((each) => each !== null) ?? null;
}

function exampleChoice({ customers }: CustomerBase): HTMLSelectElement {
  return element(
    "select",
    { id: "score-example" },
    ...customers.slice(0, MOST_OFFERED).map((customer) => element("option", { value: customer }, customer)),
  );
}

/** Numbered ids: names of columns hold spaces. */
function inputFor({ id, words }: ScoreField, i: number): HTMLInputElement | HTMLSelectElement {
  const shared = {
    id: `score-figure-${i}`,
    "data-field": id,
    "aria-describedby": `score-figure-${i}-range`,
  };
  if (words !== null) {
    const options = ["", ...words].map((word) => element("option", { value: word }, word || "not known"));
    return element("select", shared, ...options);
  }
  return element("input", { ...shared, inputmode: "decimal", autocomplete: "off", spellcheck: "false" });
}

function fieldRow(
  { id, unit, least, most, words, whole }: ScoreField,
  input: HTMLInputElement | HTMLSelectElement,
): HTMLElement {
  const range = `seen: ${figureText(least, unit)} to ${figureText(most, unit)}`;
  const named = whole === null && unit !== "" ? `${unit}; ` : "";
  return element(
    "div",
    { class: "field" },
    element("label", { for: input.id }, whole === null || unit === "" ? id : `${id}, ${unit}`),
    input,
    element(
      "small",
      { id: `${input.id}-range`, class: "range" },
      words === null ? `${named}${range}` : `${words.length} answers`,
    ),
  );
}

/** What was entered: null where it is not known, undefined where it cannot be read. No entry of a part is none. */
function entryOf(
  input: HTMLInputElement | HTMLSelectElement,
  { words, whole, least }: ScoreField,
): number | string | null | undefined {
  const text = input.value.trim();
  if (words !== null) return text === "" ? null : text;
  if (text === "") return whole === null ? null : 0;
  const value = parseNumberText(text, ".")?.value ?? NaN;
  const good = Number.isFinite(value) && (value >= 0 || least < 0);
  input.setAttribute("aria-invalid", String(!good));
  return good ? value : undefined;
}
