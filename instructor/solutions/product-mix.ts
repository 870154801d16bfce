const items = salesTotals(orders, "item");
const perUnit = items.map((item) => item.$measure$ / item.$by$);
const value = Math.max(...perUnit);
const leader = { name: items[perUnit.indexOf(value)].name, value };
const rare = items.filter((item) => item.customers < $few$);
show(mixBars(items, "product type"));
takeaway`${leader.name} leads by $words$; ${count(rare.length)} of ${count(items.length)} types are rare.`;
