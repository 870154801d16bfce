const needed = spread.shares.findIndex((share) => share.cumulative >= $share$) + 1;
const others = spread.shares.slice(1).map((share) => share.revenue);
const whole = others.reduce((sum, value) => sum + value, 0);
const reached = others.map((_, i) => others.slice(0, i + 1).reduce((sum, value) => sum + value, 0));
const without = reached.findIndex((sum) => sum >= $share$ * whole) + 1;
const pareto = revenuePareto(spread);
show(pareto);
takeaway`${count(needed)} of ${count(spread.shares.length)} customers make $words$ of the revenue;
  without the largest it takes ${count(without)}.`;
