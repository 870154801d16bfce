import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { redundantColumns } from "../../src/customers/explore/redundant-columns";
import { customerBase } from "../../src/customers/read-customer-base";

const telco = path.join(__dirname, "..", "..", "..", "shared", "data", "telco-churn.csv");
if (!existsSync(telco))
  console.warn("The telephone data is not there: its repeated columns are not looked for.");

describe("columns that repeat a fact", () => {
  it.skipIf(!existsSync(telco))("are seven in the telephone data, for no internet service", async () => {
    const customers = await customerBase(telco, { columns: { "Churn Label": "outcome" } });
    const [internet] = redundantColumns(customers);
    expect(internet.fact).toBe("No internet service");
    expect(internet.columns).toHaveLength(7);
    expect(internet.share / internet.shareOnce).toBeGreaterThan(6);
  });
});
