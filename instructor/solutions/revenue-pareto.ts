const enough = (shares: typeof spread.shares) => {
  const revenues = shares.map((share) => share.revenue);
  const sum = (some: number[]) => some.reduce((total, value) => total + value, 0);
  const before = revenues.map((_, i) => sum(revenues.slice(0, i)));
  return shares.filter((_, i) => before[i] < $share$ * sum(revenues)).map((share) => share.name);
};
const needed = enough(spread.shares);
const without = enough(spread.shares.slice(1));
const pareto = revenuePareto(spread);
show(pareto);
takeaway`${count(needed.length)} of ${count(spread.shares.length)} customers make $words$ of the
  revenue; without the largest it takes ${count(without.length)}.`;
