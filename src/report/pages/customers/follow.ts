import { html, type Html } from "../html";

/** The file of the page of all customers. */
export const CUSTOMERS_FILE = "customers.html";
/** Of more, a list helps nobody: they are looked up by their figures. */
export const MOST_FOLLOWED = 300;

/**
 * The field by which a reader follows one customer; hidden until a script runs, and nothing where there are no names.
 *
 * @param own whether it leads to the customer's own page.
 */
export function followField(customers: readonly string[], own: boolean): Html | false {
  if (customers.length === 0) return false;
  return html`<div class="follow" hidden>
    <label for="customer">Follow a customer</label>
    <select id="customer">
      <option value="">none</option>
      ${customers.map((name) => html`<option>${name}</option>`)}
    </select>
    <p role="status"></p>
    ${own && html`<p><a href="${CUSTOMERS_FILE}" hidden>All that the report says of it</a></p>`}
  </div>`;
}
