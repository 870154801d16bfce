import { expect, test } from "vitest";
import { moneyOverTime } from "../../src/charts/customers/money-over-time";
import { lineFindings } from "../../src/findings/line-findings";
import { linesByCountry, linesByProduct, linesOverTime } from "../../src/lines/lines-over-time";
import { salesLinesOf, type SalesLine } from "../../src/lines/sales-lines";
import { soldRows } from "../../src/lines/sold-rows";
import { basketRules } from "../../src/models/basket-rules";
import { accountSilence } from "../../src/value/account-silence";
import { silentCustomerRows } from "../../src/value/silent-customer-rows";

function line(
  customer: string,
  order: string,
  day: string,
  amount: number,
  product: string | null,
): SalesLine {
  return { customer, order, date: new Date(day), amount, quantity: 1, product, country: null };
}

const sales = salesLinesOf([
  line("a", "1", "2020-01-05", 60, "tea"),
  line("a", "1", "2020-01-05", 20, "milk"),
  line("b", "2", "2020-03-01", 30, "tea"),
  line("b", "3", "2021-04-02", -10, "tea"),
]);

test("what was sold month by month and by product adds up to all money, returns taken off", () => {
  const months = linesOverTime(sales);
  expect(months.map(({ name, money, orders }) => [name, money, orders])).toEqual([
    ["2020-01", 80, 1],
    ["2020-03", 30, 1],
    ["2021-04", -10, 1],
  ]);
  expect(linesByProduct(sales)[0]).toEqual({
    name: "tea",
    orders: 3,
    customers: 2,
    money: 80,
    share: 0.8,
  });
  expect(linesByCountry(sales)).toEqual([]);
  expect(soldRows(linesByProduct(sales), "product")[0]).toMatchObject({ product: "tea" });
  expect(moneyOverTime(months).alt).toMatch(
    /3 months with sales from 2020-01 to 2021-04; the most in 2020-01/,
  );
  expect(moneyOverTime([]).alt).toBe("No sales.");
});

test("few months are shown by day", () => {
  const days = linesOverTime(salesLinesOf(sales.lines.slice(0, 3)));
  expect(days.map(({ name }) => name)).toEqual(["2020-01-05", "2020-03-01"]);
  expect(moneyOverTime(days).title).toBe("Money by day");
  expect(moneyOverTime(days).alt).toMatch(/^2 days with sales .* the most on 2020-01-05: 80/);
});

test("the sentences say what there is, and what there is not", () => {
  expect(lineFindings.contents(sales).text).toMatch(
    /4 sales lines from 2020-01-05 to 2021-04-02. 1 line was/,
  );
  expect(lineFindings.contents(null).text).toMatch(/no single sales lines/);
  expect(lineFindings.mostSold(linesByProduct(sales), "product").text).toMatch(/tea.*80\.0%/);
  expect(lineFindings.mostSold([], "country").text).toMatch(/do not name a country/);
  const accounts = accountSilence(sales);
  expect(lineFindings.silence(accounts).text).toMatch(/1 of 2 customers/);
  const week = { ...sales, firstDay: new Date(sales.lastDay.getTime() - 9 * 86_400_000) };
  expect(lineFindings.silence(accounts, sales).text).toMatch(/1 of 2 customers/);
  expect(lineFindings.silence(accounts, week).text).toBe(
    "The sales lines cover 10 days: in fewer than 90 nobody can have gone silent.",
  );
  expect(silentCustomerRows(accounts).map(({ customer, state }) => [customer, state])).toEqual([
    ["a", "lapsed"],
  ]);
});

test("orders that hold nothing but returns are named, with the customers who have no other", () => {
  const back = (lines: typeof sales.lines) => lineFindings.contents(salesLinesOf(lines)).text;
  expect(back(sales.lines)).toMatch(
    /1 line was given back.* Of 3 orders, 1 holds nothing but returns and counts as an order all the same\.$/,
  );
  expect(back([...sales.lines, line("c", "4", "2021-04-02", -5, "tea")])).toMatch(
    /Of 4 orders, 2 hold nothing but returns and count as orders all the same; 1 customer has no other order\.$/,
  );
  // A return within an order that also sold something is no order of returns.
  expect(back([...sales.lines.slice(0, 3), line("a", "1", "2020-01-05", -20, "milk")])).not.toMatch(/Of 2/);
});

test("what is bought together is found, and of few orders nothing is said", () => {
  const lines = Array.from({ length: 60 }, (_, i) => i).flatMap((i) => {
    const own = i % 2 === 0 ? ["tea", "milk"] : [i % 3 === 0 ? "bread" : "jam", "salt"];
    return own.map((product) => line(`c${i}`, String(i), "2020-01-05", 5, product));
  });
  const rules = basketRules(salesLinesOf(lines))!;
  expect(rules.map(({ antecedent, consequent }) => `${antecedent.join()} > ${consequent}`)).toContain(
    "tea > milk",
  );
  expect(lineFindings.baskets(rules).text).toMatch(/beyond chance[^]*100\.0%/);
  expect(basketRules(sales)).toBeNull();
  expect(lineFindings.baskets(null).text).toMatch(/Too few orders/);
  expect(lineFindings.baskets([]).text).toMatch(/No two products/);
});
