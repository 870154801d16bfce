/// <reference lib="dom" />
import { checkParameter, type MethodParameter } from "../../clustering/method-parameters";
import { element } from "./element";

/** A slider is handy up to so many steps. */
const SLIDER_STEPS = 40;

/**
 * The field of one parameter, with its label. A number that is not legal is refused with a message.
 *
 * @param choose is given each legal value, as it is typed or slid.
 */
export function parameterControl(
  parameter: MethodParameter,
  value: number | string,
  rows: number,
  choose: (value: number | string) => void,
): HTMLElement {
  const id = `setting-${parameter.name}`;
  const label = element("label", { for: id }, parameter.label);
  if (parameter.kind === "choice") {
    const field = element(
      "select",
      { id, "data-setting": parameter.name },
      ...parameter.legal.map((legal) => element("option", { value: legal }, legal)),
    );
    field.value = String(value);
    field.addEventListener("change", () => choose(field.value));
    return element("div", { class: "field" }, label, field);
  }
  const most = parameter.most(rows);
  const bounds = { min: parameter.least, max: most, step: parameter.step };
  const field = element("input", { id, type: "number", "data-setting": parameter.name, ...bounds });
  const problem = element("p", { class: "problem", id: `${id}-problem`, role: "status" });
  field.value = String(value);
  field.setAttribute("aria-describedby", problem.id);
  const take = (text: string) => {
    const checked = checkParameter(parameter, text.trim(), rows);
    const legal = "legal" in checked ? checked.legal : undefined;
    field.setAttribute("aria-invalid", String(legal !== undefined));
    problem.textContent = legal === undefined ? "" : `Expected ${legal}.`;
    if ("value" in checked) choose(checked.value);
  };
  field.addEventListener("input", () => take(field.value));
  const slides = (most - parameter.least) / parameter.step <= SLIDER_STEPS;
  if (!slides) return element("div", { class: "field" }, label, field, problem);
  const slider = element("input", {
    type: "range",
    "aria-label": parameter.label,
    "data-setting": parameter.name,
    ...bounds,
  });
  slider.value = String(value);
  slider.addEventListener("input", () => take(slider.value));
  return element("div", { class: "field slides" }, label, field, slider, problem);
}
