const ninety = spread.shares.findIndex((share) => share.cumulative >= 0.9) + 1;
const pareto = revenuePareto(spread);
show(pareto);
takeaway`${count(ninety)} of ${count(spread.shares.length)} customers make nine tenths of the revenue.`;
