import { customerBaseOf } from "../../src/customers/customer-base";
import { randomSource } from "../../src/math/distributions/random";
import { fitTypingTools } from "../../src/models/typing/fit-typing-tools";

/** Typing tools of customers whose segment a region (of three words) and a number of staff nearly give, and a thousand prospects. */
export function plantedProspects(words: readonly string[], segments: readonly string[]) {
  const random = randomSource(5);
  const labels = Array.from({ length: 90 }, (_, i) => i % 3);
  const { columns } = customerBaseOf({
    name: "planted",
    customers: labels.map((_, i) => `C${i}`),
    columns: [
      {
        name: "region",
        type: "category",
        role: "describe",
        texts: labels.map((label) => words[random() < 0.7 ? label : 0]),
      },
      {
        name: "staff",
        type: "count",
        role: "describe",
        unit: "people",
        numbers: labels.map((label) => 9 * label + Math.floor(20 * random())),
      },
    ],
  });
  const tools = fitTypingTools(columns, labels, segments, { seed: 7 });
  const prospects = Array.from({ length: 1000 }, () => ({
    region: random() < 0.2 ? null : words[Math.floor(3 * random())],
    staff: random() < 0.2 ? null : Math.floor(50 * random()) / 2,
  }));
  return { tools, prospects };
}
