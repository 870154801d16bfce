/// <reference lib="dom" />
import { applyRecipe } from "../../customers/recipe/apply-recipe";
import { parseNumberText } from "../../tables/cells/number-text";
import { InputError } from "../../core/input-error";
import { scoreCustomers } from "../../segments/place/score-customer";
import type { LabChoice } from "../lab-data";
import { enteredCustomer, fieldValue, scoreFields, type ScoreField } from "../score/score-fields";
import { element } from "./element";
import type { LabPanel } from "./lab-panel";
import { figureText, scoreView } from "./score-view";

/** How a customer is called that has no name yet. */
const NEWCOMER = "new customer";
/** Names that a list shows well. */
const MOST_OFFERED = 2_000;

/** One customer, entered by hand: its segment in the study's choice, how surely, and what would change it. */
export const scorePanel: LabPanel = {
  id: "score",
  title: "Score one customer",
  mount(place, { study }) {
    const { choice, customers } = study;
    if (choice === null) {
      place.append(
        element("p", { class: "note" }, "The study has chosen no segmentation to place a customer in."),
      );
      return;
    }
    const model = {
      recipe: choice.recipe,
      centers: choice.centers,
      tooFar: choice.tooFar,
      customers: customers.map((customer, row) => ({ customer, segment: choice.labels[row] })),
    };
    const known = applyRecipe(choice.recipe, choice.records);
    const fields = scoreFields(choice.recipe, choice.records);
    const inputs = fields.map(inputFor);
    const outcome = element("div", { class: "score-outcome", role: "status" });
    const example = exampleChoice(choice);
    const follow = () => {
      const entries = inputs.map((input, i) => entryOf(input, fields[i]));
      const wrong = fields.filter((_, i) => entries[i] === null).map(({ label }) => label);
      if (wrong.length > 0) {
        outcome.replaceChildren(
          element("p", { class: "problem" }, `Enter a number of at least 0: ${wrong.join(", ")}.`),
        );
        return;
      }
      const numbers = entries.map((entry) => entry ?? 0);
      const like = choice.records.find(
        (record) =>
          record.customer === example.value &&
          fields.every((field, i) => fieldValue(field, record) === numbers[i]),
      );
      try {
        const record = like ?? enteredCustomer(NEWCOMER, fields, numbers);
        const [score] = scoreCustomers(model, [record], { known });
        outcome.replaceChildren(...scoreView(score, choice, like === undefined ? null : model.customers));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        outcome.replaceChildren(element("p", { class: "problem" }, error.message));
      }
    };
    example.addEventListener("change", () => {
      const record = choice.records.find(({ customer }) => customer === example.value);
      if (record === undefined) return;
      fields.forEach((field, i) => (inputs[i].value = String(fieldValue(field, record))));
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

function exampleChoice({ records }: LabChoice): HTMLSelectElement {
  return element(
    "select",
    { id: "score-example" },
    ...records.slice(0, MOST_OFFERED).map(({ customer }) => element("option", { value: customer }, customer)),
  );
}

/** Numbered ids: names of product types hold spaces. */
function inputFor({ id }: ScoreField, i: number): HTMLInputElement {
  return element("input", {
    id: `score-figure-${i}`,
    "data-field": id,
    inputmode: "decimal",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": `score-figure-${i}-range`,
  });
}

function fieldRow({ label, unit, least, most, product }: ScoreField, input: HTMLInputElement): HTMLElement {
  return element(
    "div",
    { class: "field" },
    element("label", { for: input.id }, product === null ? label : `${label}, pieces`),
    input,
    element(
      "small",
      { id: `${input.id}-range`, class: "range" },
      `${product === null ? `${unit}; ` : ""}seen: ${figureText(least, unit)} to ${figureText(most, unit)}`,
    ),
  );
}

/** What was entered; no entry is none of a product type, and not a number anywhere else. */
function entryOf(input: HTMLInputElement, { product }: ScoreField): number | null {
  const text = input.value.trim();
  const value = text === "" && product !== null ? 0 : (parseNumberText(text, ".")?.value ?? null);
  const good = value !== null && value >= 0 ? value : null;
  input.setAttribute("aria-invalid", String(good === null));
  return good;
}
