import { expect, test } from "vitest";
import { customerName, customerNames } from "../../src/text/customer-name";
import { decimal, percent } from "../../src/text/format";
import { table } from "../../src/text/table";

test("a customer whose name is a number has the noun before it", () => {
  expect(customerName("200").text).toBe("customer 200");
  expect(customerName("Ash").text).toBe("Ash");
  expect(customerNames([]).text).toBe("");
  expect(customerNames(["7"]).text).toBe("customer 7");
  expect(customerNames(["3", "7"]).text).toBe("customers 3 and 7");
  expect(customerNames(["Ash", "Bay", "Elm"]).text).toBe("Ash, Bay and Elm");
  expect(customerNames(["3", "7", "9", "11", "12"]).text).toBe("customers 3, 7, 9 and 2 others");
  expect(customerNames(["3", "7", "9", "11"], 3).text).toBe("customers 3, 7, 9 and 1 other");
  expect(customerNames(["3", "7", "9", "11", "12"], 20).text).toBe("customers 3, 7, 9, 11 and 12");
});

test("a half is rounded away from zero in sentences and tables, as a decimal and as a share", () => {
  expect(decimal(0.965).text).toBe("0.97");
  expect(percent(0.965, 0).text).toBe("97%");
  expect(decimal(-20.15, 1).text).toBe("-20.2");
  expect(decimal(70.35, 1).text).toBe("70.4");
  expect(decimal(1.004999999).text).toBe("1.00");
  expect(table("Shares", [{ share: 0.965, half: -2.675 }]).rows).toEqual([["0.97", "-2.68"]]);
  expect(table("Shares", [{ largestShare: 0.965, noiseShare: 0 }]).rows).toEqual([["96.5%", "0.0%"]]);
});
