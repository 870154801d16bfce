import { randomInteger, type RandomSource } from "../../../../math/distributions/random";

const MONTHS = "JAN,FEB,MAR,APR,MAY,JUN,JUL,AUG,SEP,OCT,NOV,DEC".split(",");

/**
 * Gives out order numbers as customers write them: plain numbers, a letter and a number, or a note with
 * the date. No number is given to one customer twice.
 */
export function orderNumbering(random: RandomSource): (kind: "order" | "sample", day: number) => string {
  const given = new Set<string>();
  let running = 1_200_000 + randomInteger(random, 500_000);
  const draw = (kind: "order" | "sample", day: number): string => {
    const date = new Date(day);
    const [dayOfMonth, month, year] = [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear()];
    const style = random();
    if (kind === "sample") {
      if (style < 0.5) return `S ${1 + randomInteger(random, 4000)}`;
      if (style < 0.8) return `SAMPLE_${dayOfMonth}-${MONTHS[month]}${randomInteger(random, 10)}`;
    } else if (style < 0.15) return `PO ${1000 + randomInteger(random, 9000)}`;
    if (style > 0.97) {
      return `NIL ${String(dayOfMonth).padStart(2, "0")}/${String(month + 1).padStart(2, "0")}/${year}`;
    }
    running += 1 + randomInteger(random, 60);
    return String(running);
  };
  return (kind, day) => {
    for (;;) {
      const number = draw(kind, day);
      if (!given.has(number)) {
        given.add(number);
        return number;
      }
    }
  };
}
