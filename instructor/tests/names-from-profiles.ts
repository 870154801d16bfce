import * as assert from "node:assert/strict";
import * as champo from "champo";
assert.ok(Array.isArray(names) && names.length >= 1, "`names` has an entry for each group");
// ### BEGIN HIDDEN TESTS
const chosen = champo.chosenSegmentation(study);
const { profiles: groups } = champo.profileSegments(chosen, study.seed);
assert.equal(names.length, groups.length, "there is not one name for each group");
const wordsOf = (text) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
const rows = Array.from(chosen.labels, (_, row) => row);
// ### PART (1 point): Each group has a name of its own, made of words.
assert.equal(names.length, new Set(names.map((entry) => entry.name)).size, "two groups share a name");
assert.ok(
  names.every((entry) => wordsOf(entry.name).length > 0),
  "a name is made of words",
);
// ### PART (2 points): Each name has a word that the profile of the group supports.
const empty = new Set(
  "account buyer buyers cluster customer customers group label segment the and range rest".split(" "),
);
champo.nameSegments(chosen, study.lexicon).forEach((entry, i) => {
  const products = groups[i].mix
    .filter((each) => each.median > 0)
    .slice(0, 2)
    .map((each) => champo.productWord(each.descriptor));
  const supported = new Set(
    [entry.name, ...entry.traits.map((trait) => trait.word), ...products]
      .flatMap(wordsOf)
      .filter((word) => !empty.has(word)),
  );
  const spoken = wordsOf(names[i].name).filter((word) => supported.has(word));
  // A group that differs in nothing is "the rest": every name is as good.
  const telling = wordsOf(entry.name).some((word) => !empty.has(word));
  assert.ok(
    !telling || spoken.length > 0,
    `nothing in the profile of group ${i + 1} supports the name "${names[i].name}"`,
  );
});
// ### PART (3 points): Each name says on which side of the other customers the group lies.
const { numbers } = chosen.base.columns.find((each) => each.name === "$column$");
const medianOf = (some) => {
  const known = some.map((row) => numbers[row]).filter(Number.isFinite);
  known.sort((a, b) => a - b);
  const half = known.length / 2;
  return half === 0 ? NaN : (known[Math.ceil(half) - 1] + known[Math.floor(half)]) / 2;
};
names.forEach((entry, group) => {
  const inside = medianOf(rows.filter((row) => chosen.labels[row] === group));
  const outside = medianOf(rows.filter((row) => chosen.labels[row] !== group));
  const right = inside > outside ? "$high$" : inside < outside ? "$low$" : null;
  const wrong = right === "$high$" ? "$low$" : "$high$";
  const spoken = wordsOf(entry.name);
  const says = right === null || (spoken.includes(right) && !spoken.includes(wrong));
  assert.ok(says, `"${entry.name}" does not say that the $column$ of group ${group + 1} is ${right}`);
});
// ### PART (2 points): Each persona says how many members there are, and names the nearest one.
const { data, columns, rowNames } = chosen.features;
names.forEach((entry, group) => {
  const members = rows.filter((row) => chosen.labels[row] === group);
  const mean = Array.from(
    { length: columns },
    (_, j) => members.reduce((sum, row) => sum + data[row * columns + j], 0) / members.length,
  );
  const distance = (row) => Math.hypot(...mean.map((value, j) => data[row * columns + j] - value));
  const least = Math.min(...members.map(distance));
  const right = members.filter((row) => distance(row) <= least + 1e-9).map((row) => rowNames[row]);
  const sentence: unknown = entry.persona;
  const persona = String((sentence as Record<string, unknown>)?.text ?? sentence);
  const said: string[] = persona.replace(/,(?=\d{3})/g, "").match(/\d+/g) ?? [];
  assert.ok(
    said.includes(String(members.length)),
    `the persona of group ${group + 1} does not say how many members it has`,
  );
  assert.ok(
    right.some((name) => persona.includes(name)),
    `the persona of group ${group + 1} does not name its nearest member`,
  );
});
// ### END HIDDEN TESTS
