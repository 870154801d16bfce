import { sumOf } from "../../../core/sum";
import { OTHER_PRODUCT, type CustomerMeasures } from "../customers/customer-table";
import { sourceColumn, type FeatureRecipe } from "../../../customers/recipe/feature-recipe";
import { PRODUCT_MIX } from "../customers/champo-base";
import { productName } from "../product-name";
import type { RawTable } from "../../../tables/raw-table";
import { nearestName } from "../../../core/nearest-name";
import type { ProblemLog } from "../../../tables/problem-log";
import { CUSTOMER_UNIT, FigureReader, sheetOf, type Role } from "./figure-reader";

/** Customers read from a plain table, ready for a recipe. */
export interface CustomerFigures {
  readonly records: readonly CustomerMeasures[];
  /** Headers of columns that nothing was taken from. */
  readonly unused: readonly string[];
  /** Product types of the recipe without a column: nobody bought of them. */
  readonly takenAsZero: readonly string[];
}

/** The names a column may have, small letters and digits only; the first is the one it is asked for by. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  customer: ["customer", "customercode", "customername", "rowlabels", "account"],
  quantity: ["quantity", "pieces", "qty", "qtyrequired", "sumofqtyrequired"],
  area: ["area", "areaft2", "trueareaft2"],
  "piece area": ["piecearea", "pieceareaft2", "piecesize", "ft2perpiece"],
  revenue: ["revenue", "amount", "sumofamount"],
};
const UNITS: Readonly<Record<string, string>> = {
  customer: CUSTOMER_UNIT,
  quantity: "pieces ordered",
  area: "ft2 ordered: pieces times the area of a piece",
  "piece area": "ft2 per piece",
  revenue: "money ordered",
};

/**
 * Customers from a plain table, one row each: columns `customer`, `quantity`, `area` (or `piece area`), `revenue`, and
 * for each product type of the recipe its pieces (`DURRY`) or its share of the pieces (`DURRY share`, 0 to 1). Case, spaces
 * and units in brackets do not matter; what the recipe does not use may be missing, further columns are left alone. A
 * product type without a column is 0 for everybody, an empty cell of one is 0, any other empty cell a problem; at least
 * one product type must have a column, and a misspelt header is a problem, not a 0. Pieces that no product column lists become `OTHER`.
 *
 * @returns null where there is any problem; all are in `problems`. Cost O(cells).
 * @example customerFigures(table, segments.recipe, problems)?.records
 */
export function customerFigures(
  table: RawTable,
  recipe: FeatureRecipe,
  problems: ProblemLog,
): CustomerFigures | null {
  const before = problems.count;
  const products = productsOf(recipe);
  const places = rolesOf(table, [...products, OTHER_PRODUCT], problems);
  requireColumns(table, recipe, products, places, problems);
  const figures = new FigureReader(table, places, problems);
  const takenAsZero = products.filter((product) => !hasProduct(places, product));
  const seen = new Map<string, number>();
  const records = table.rows.map(({ line }, i) => {
    const customer = figures.name(i);
    const first = seen.get(customer);
    if (customer !== "" && first !== undefined) {
      figures.refuse(
        i,
        "customer",
        `"${customer}" again (first in row ${first})`,
        "one row for each customer",
        "Add the customer's rows up into one",
      );
    }
    seen.set(customer, first ?? line);
    return recordOf(figures, i, customer, takenAsZero);
  });
  if (problems.count > before) return null;
  const used = new Set(places.values());
  return Object.freeze({
    records: Object.freeze(records),
    unused: Object.freeze(table.columns.filter((_, j) => !used.has(j))),
    takenAsZero: Object.freeze(takenAsZero),
  });
}

/** How many of a table's columns hold figures of customers. It separates the sheet of customers from others. */
export function figureColumns({ columns }: Pick<RawTable, "columns">, recipe: FeatureRecipe): number {
  const products = productsOf(recipe);
  return columns.filter((header) => roleOf(header, products) !== null).length;
}

function productsOf(recipe: FeatureRecipe): string[] {
  const parts = recipe.features.filter(
    (feature) => feature.kind === "number" && feature.whole === PRODUCT_MIX,
  );
  return [...new Set(parts.map(sourceColumn))];
}

function recordOf(
  figures: FigureReader,
  i: number,
  customer: string,
  absent: readonly string[],
): CustomerMeasures {
  const shares = figures.products("share");
  // Shares of an unknown number of pieces are shares of one; columns of pieces then add nothing.
  const pieces = figures.has("quantity") ? figures.products("pieces") : [];
  const quantity = figures.has("quantity") ? figures.number(i, "quantity") : 1;
  const products: Record<string, number> = Object.fromEntries(absent.map((product) => [product, 0]));
  for (const product of shares) products[product] = quantity * figures.number(i, `share of ${product}`);
  for (const product of pieces) products[product] = figures.number(i, `pieces of ${product}`);
  const listed = sumOf(Object.values(products));
  if (pieces.length === 0 && listed > quantity * 1.001) {
    figures.refuse(
      i,
      `share of ${shares[0]}`,
      `shares that add up to ${(listed / quantity).toFixed(3)}`,
      "shares of at most 1 together",
      "Give shares as parts of 1, or as 35%",
    );
  }
  products[OTHER_PRODUCT] = (products[OTHER_PRODUCT] ?? 0) + Math.max(0, quantity - listed);
  const areaFt2 = figures.has("area")
    ? figures.number(i, "area")
    : figures.has("piece area")
      ? quantity * figures.number(i, "piece area")
      : 0;
  const revenue = figures.has("revenue") ? figures.number(i, "revenue") : 0;
  return Object.freeze({ customer, quantity, areaFt2, revenue, products: Object.freeze(products) });
}

/** Which column holds what: by the header's letters and digits. */
function rolesOf(table: RawTable, products: readonly string[], problems: ProblemLog): Map<Role, number> {
  const places = new Map<Role, number>();
  table.columns.forEach((header, j) => {
    const role = roleOf(header, products);
    if (role === null) return;
    const first = places.get(role);
    if (first === undefined) places.set(role, j);
    else {
      problems.add({
        ...sheetOf(table),
        column: header,
        value: `a second column for ${role}, after "${table.columns[first]}"`,
        legal: "one column for each figure",
        remedy: "Delete one of the two, or rename it",
      });
    }
  });
  return places;
}

function roleOf(header: string, products: readonly string[]): Role | null {
  const bare = header.replace(/\([^)]*\)/g, " ").trim();
  const named = Object.keys(NAMES).find((role) => NAMES[role].includes(letters(bare)));
  if (named !== undefined) return named;
  const [, name, kind = "pieces"] = /^(.*?)\s*(share|pieces)?$/i.exec(bare) ?? [];
  const product = products.find((each) => letters(productName(name)) === letters(each));
  return product === undefined ? null : `${kind.toLowerCase()} of ${product}`;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Reports every column that the recipe cannot do without. */
function requireColumns(
  table: RawTable,
  recipe: FeatureRecipe,
  products: readonly string[],
  places: ReadonlyMap<Role, number>,
  problems: ProblemLog,
): void {
  const measures = recipe.features.map(sourceColumn);
  const uses = (...names: readonly string[]) => measures.some((measure) => names.includes(measure));
  const unused = table.columns.filter((_, j) => ![...places.values()].includes(j));
  const missing = (name: string, unit: string, more = "") => {
    const meant = nearestName(name, unused);
    problems.add({
      ...sheetOf(table),
      column: name,
      value: "no such column",
      legal: `a column "${name}"${more} (${unit})`,
      remedy: meant === null ? "Add the column" : `Did you mean "${meant}"? Rename its header to "${name}"`,
    });
  };
  const lacks = (role: Role) => !places.has(role);
  const given = products.filter((product) => hasProduct(places, product));
  const byShare = given.length > 0 && given.every((product) => !lacks(`share of ${product}`));
  const areaNeeded = uses("area", "piece size", "price");
  // Shares and the area of a piece say as much as pieces and areas do, unless sums are asked for.
  const quantityNeeded = !byShare || uses("pieces", "area", "price") || (areaNeeded && lacks("piece area"));
  if (lacks("customer")) missing("customer", UNITS["customer"]);
  if (quantityNeeded && lacks("quantity")) missing("quantity", UNITS["quantity"]);
  if (areaNeeded && lacks("area") && lacks("piece area")) missing("area", UNITS["area"], ` or "piece area"`);
  if (uses("revenue", "price") && lacks("revenue")) missing("revenue", UNITS["revenue"]);
  for (const product of products) {
    const misspelt =
      nearestName(product, unused) !== null || nearestName(`${product} share`, unused) !== null;
    if (!hasProduct(places, product) && (misspelt || given.length === 0)) {
      missing(product, "pieces; 0 where none were ordered", ` or "${product} share"`);
    }
  }
}

function hasProduct(places: ReadonlyMap<Role, number>, product: string): boolean {
  return places.has(`pieces of ${product}`) || places.has(`share of ${product}`);
}
