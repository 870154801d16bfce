import { expect, test } from "vitest";
import { customerActivity } from "../../src/cases/champo/customers/customer-activity";
import { champoLines } from "../../src/cases/champo/sales/champo-lines";
import { orderSizes } from "../../src/cases/champo/sales/order-sizes";
import { accountActivity } from "../../src/lines/account-activity";
import { orderBaskets } from "../../src/models/order-baskets";
import { salesLine, smallWorkbook } from "./small-workbook";

test("a number used again eleven months later is a second order, in every count of orders", () => {
  const [early, late] = [new Date("2018-01-15"), new Date("2018-12-14")];
  const sales = [
    salesLine({ date: early }),
    salesLine({ date: early, item: "KNOTTED" }),
    salesLine({ date: late }),
    salesLine({ date: late, orderNumber: null }),
    salesLine({ date: late, orderNumber: "1001", customer: "B" }),
  ];
  const lines = champoLines(sales);
  expect(orderSizes(sales).orders).toBe(4);
  expect(orderBaskets(lines)).toHaveLength(4);
  expect(
    accountActivity(lines)
      .map(({ orders }) => orders)
      .reduce((a, b) => a + b),
  ).toBe(4);
  const activity = customerActivity(smallWorkbook({ sales }));
  expect(activity.of("A-1").orders + activity.of("B").orders).toBe(4);
});
