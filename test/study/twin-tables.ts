import {
  randomInteger,
  randomNormal,
  randomSource,
  type RandomSource,
} from "../../src/math/distributions/random";

/** A made table in the shape of one that people study: same headers, kinds of cells and oddities, other customers. */
export interface TwinTable {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

const pick = <T>(random: RandomSource, list: readonly T[]): T => list[randomInteger(random, list.length)];
const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => row.join(",")).join("\n");
const numbers = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

/** Shoppers: an id without letters, a protected trait, three whole numbers. */
function mall(random: RandomSource): string {
  const header = ["CustomerID", "Gender", "Age", "Annual Income (k$)", "Spending Score (1-100)"];
  const rows = numbers(90).map((i) => {
    const rich = i % 3 === 0;
    const score = Math.round(Math.min(99, Math.max(1, (rich ? 75 : 40) + 12 * randomNormal(random))));
    const income = Math.round(Math.max(12, (rich ? 90 : 45) + 10 * randomNormal(random)));
    return [i + 1, pick(random, ["Male", "Female"]), 18 + randomInteger(random, 50), income, score];
  });
  return csv([header, ...rows]);
}

/** Groups in numbers, and a category that has nothing to do with them. */
function planted(random: RandomSource): string {
  const header = ["customer_id", "m0", "m1", "m2", "m3", "region"];
  const rows = numbers(120).map((i) => {
    const centre = 9 * (i % 3);
    const cells = numbers(3).map((j) => (centre * (j - 1) + randomNormal(random)).toFixed(3));
    const long = Math.exp(3 + centre / 6 + randomNormal(random) / 2).toFixed(2);
    return [
      `C${String(i).padStart(7, "0")}`,
      long,
      ...cells,
      pick(random, ["east", "north", "south", "west"]),
    ];
  });
  return csv([header, ...rows]);
}

/** Telephone customers: services that repeat one fact, a total with blanks, an outcome. */
function telephone(random: RandomSource): string {
  const services = ["OnlineSecurity", "OnlineBackup", "TechSupport"];
  const header = [
    "CustomerID",
    "gender",
    "SeniorCitizen",
    "Partner",
    "tenure",
    "InternetService",
    ...services,
  ];
  const more = ["Contract", "Monthly Charges", "Total Charges", "Churn Label"];
  const rows = numbers(160).map((i) => {
    const internet = pick(random, ["DSL", "Fiber optic", "No"]);
    const tenure = randomInteger(random, 72);
    const monthly = Math.round((internet === "No" ? 20 : 70) * 100 + 500 * randomNormal(random)) / 100;
    const leaves = tenure < 20 && randomInteger(random, 3) > 0;
    return [
      `${1000 + i}-ABCDE`,
      pick(random, ["Female", "Male"]),
      randomInteger(random, 6) === 0 ? 1 : 0,
      pick(random, ["Yes", "No"]),
      tenure,
      internet,
      ...services.map(() => (internet === "No" ? "No internet service" : pick(random, ["Yes", "No"]))),
      pick(random, ["Month-to-month", "One year", "Two year"]),
      monthly,
      tenure === 0 ? " " : (monthly * tenure).toFixed(2),
      leaves ? "Yes" : "No",
    ];
  });
  return csv([[...header, ...more], ...rows]);
}

/** Sales lines of a shop: returns under C numbers, lines without a customer, quantity x price, days with the month first. */
function retail(random: RandomSource): string {
  const header = ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice"];
  const rows = numbers(900).map((i) => {
    const order = Math.floor(i / 3);
    const day = Math.floor(order / 12);
    const back = order % 25 === 24;
    const product = randomInteger(random, 15);
    const customer = order % 9 === 4 ? "" : 17_000 + ((order * 7) % 60);
    const when = `12/${1 + day}/2010 8:${String(10 + (order % 45))}`;
    const pieces = (back ? -1 : 1) * (1 + randomInteger(random, 12));
    return [
      `${back ? "C" : ""}${536_365 + order}`,
      `${84_000 + product}A`,
      `WHITE LANTERN ${product}`,
      pieces,
      when,
      (1 + product / 4).toFixed(2),
      customer,
      order % 11 === 0 ? "France" : "United Kingdom",
    ];
  });
  return csv([[...header, "CustomerID", "Country"], ...rows]);
}

/** Purchases without a header, the columns separated by blanks: codes with zeros, a day, pieces, money. */
function discs(random: RandomSource): string {
  return numbers(70)
    .flatMap((c) =>
      numbers(1 + randomInteger(random, 5)).map((i) => {
        const pieces = 1 + randomInteger(random, 5);
        const month = String(1 + ((c + 3 * i) % 12)).padStart(2, "0");
        const money = (11.77 * pieces + randomInteger(random, 300) / 100).toFixed(2).padStart(7);
        const code = String(c + 4).padStart(5, "0");
        return ` ${code} ${String(c + 1).padStart(4, "0")} 1997${month}${String(1 + ((5 * c + i) % 28)).padStart(2, "0")}  ${pieces} ${money}`;
      }),
    )
    .join("\n");
}

/** Made twins of five tables that people often study. */
export const TWIN_TABLES: readonly TwinTable[] = [
  { name: "shoppers", file: "mall.csv", text: mall(randomSource(1)) },
  { name: "planted groups", file: "planted.csv", text: planted(randomSource(2)) },
  { name: "telephone customers", file: "telco.csv", text: telephone(randomSource(3)) },
  { name: "sales lines", file: "retail.csv", text: retail(randomSource(4)) },
  { name: "purchases without a header", file: "discs.txt", text: discs(randomSource(5)) },
];
