import { sumBy } from "../../core/sum";
import { valuesOf, type CustomerBase } from "../../customers/customer-base";
import type { Outliers } from "../../customers/explore/outliers";
import { customerName } from "../../text/customer-name";
import { count, decimal, percent } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";

/** So many customers are looked at one by one. */
const SHOWN = 3;

/** A smaller share would read 0.0%. */
const LEAST_SHARE = 0.001;

/** From so many customers on, an even share is less than a tenth of a percent. */
const MANY = 1_000;

/** The share of all variance that the three customers farthest out make up. */
export function threeFarthestFinding({ rows }: Outliers): Finding {
  const share = sumBy(rows.slice(0, SHOWN), (row) => row.varianceShare);
  return prose`Three of ${count(rows.length)} customers make up ${percent(share)} of the variance. A method that minimises squares spends its clusters where the variance is.`;
}

/** What taking logarithms does to the weight of the customer farthest out. */
export function giantFinding(plain: Outliers, logged: Outliers): Finding {
  const [giant] = plain.rows;
  const [calmed] = logged.rows;
  const before = prose`As they are, ${customerName(giant.name)} alone makes up ${percent(giant.varianceShare)} of the variance`;
  if (calmed.varianceShare >= giant.varianceShare)
    return prose`${before}; as logarithms ${customerName(calmed.name)} makes up ${percent(calmed.varianceShare)}. Here logarithms calm nobody: they bring the smallest out instead of the largest.`;
  return prose`${before}; as logarithms no customer makes up more than ${percent(calmed.varianceShare)}.`;
}

/** What the customer farthest out makes up; of many customers in even shares, since a percentage would be rounded to nothing. */
function heaviest({ name: code, varianceShare }: Outliers["rows"][number], customers: number): Finding {
  const name = customerName(code);
  if (customers >= MANY)
    return prose`No customer makes up more of the variance than ${name}, with ${decimal(varianceShare * customers, 1)} times an even share.`;
  return prose`No customer makes up more than ${percent(varianceShare)} of the variance, the share of ${name}; an even share would be ${percent(1 / customers)}.`;
}

/** Who lies far out, and what these customers are worth. */
export function outliersFinding({ rows }: Outliers, base: CustomerBase): Finding {
  const odd = rows.filter(({ outlying }) => outlying);
  const [first] = rows;
  const most = heaviest(first, rows.length);
  if (odd.length === 0) return prose`No customer lies far out. ${most}`;
  const far = prose`${count(odd.length)} of ${count(rows.length)} customers ${verb(odd.length, "lies", "lie")} far out`;
  const values = valuesOf(base);
  if (values === null) return prose`${far}. ${most}`;
  const names = new Set(odd.map(({ name }) => name));
  const sum = (keep: (row: number) => boolean) =>
    values.reduce((total, value, row) => (keep(row) && value > 0 ? total + value : total), 0);
  const share = sum((row) => names.has(base.customers[row])) / sum(() => true);
  return prose`${far} and ${verb(odd.length, "has", "have")} ${share > 0 && share < LEAST_SHARE ? prose`less than ${percent(LEAST_SHARE)}` : percent(share)} of all ${base.value ?? ""}. ${most}`;
}
