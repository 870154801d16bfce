import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../../src/cli/main";
import { openBrowser } from "../../src/notebook/drawing/browser";
import { heard } from "./heard";
import { shopRows } from "./shop-data";
import { SHOP, shopStudy, type Shop } from "./shop-study";

let shop: Shop;
heard();
const inFolder = (...names: string[]): string => shop.place(...names);
const { rows } = SHOP;

beforeAll(async () => {
  shop = await shopStudy("01,07");
});
afterAll(() => shop.remove());

test("compare takes two folders and reports who came and went", async () => {
  mkdirSync(inFolder("later"));
  copyFileSync(inFolder("shop", "study.yaml"), inFolder("later", "study.yaml"));
  writeFileSync(inFolder("later.csv"), SHOP.csv([...rows.slice(2), ...shopRows(63, 9).slice(60)]));
  const file = inFolder("later", "study.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("../shop.csv", "../later.csv"));
  const out = inFolder("compared.json");
  expect(await main(["compare", inFolder("shop"), inFolder("later"), "--out", out])).toBe(0);
  const changes = JSON.stringify(JSON.parse(readFileSync(out, "utf8")));
  expect(changes.match(/"change":"gone"/g)).toHaveLength(2);
  expect(changes.match(/"change":"new"/g)).toHaveLength(3);
});

test("report prints the pages where there is a browser", async () => {
  const index = inFolder("shop", "report", "index.html");
  rmSync(index);
  const opened = await openBrowser();
  await opened.browser?.close();
  const code = await main(["report", inFolder("shop"), "--pdf"]);
  expect(code).toBe(opened.browser === null ? 1 : 0);
  expect(readFileSync(index, "utf8")).toMatch(/Shop[^<]*: a study of customers/);
  expect(existsSync(inFolder("shop", "report", "whole-study.pdf"))).toBe(opened.browser !== null);
});
