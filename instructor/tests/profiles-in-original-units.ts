import * as assert from "node:assert/strict";
import * as champo from "champo";
assert.ok(Array.isArray(profiles) && profiles.length >= 1, "`profiles` has an entry for each group");
// ### BEGIN HIDDEN TESTS
const chosen = champo.chosenSegmentation(study);
const rows = Array.from(chosen.labels, (_, row) => row);
const column = chosen.base.columns.find((each) => each.name === "$column$");
const near = (own, right) => own === right || Math.abs(own - right) <= 1e-9 * Math.max(1, Math.abs(right));
const medianOf = (some) => {
  const known = some.map((row) => column.numbers[row]).filter(Number.isFinite);
  known.sort((a, b) => a - b);
  const half = known.length / 2;
  return half === 0 ? null : (known[Math.ceil(half) - 1] + known[Math.floor(half)]) / 2;
};
const membersOf = (group) => rows.filter((row) => chosen.labels[row] === group);
// ### PART (1 point): Groups are profiled, and what was held out is tested.
const expected = champo.profileSegments(chosen, study.seed);
assert.deepEqual(
  profiles.map((profile) => profile.size),
  expected.profiles.map((profile) => profile.size),
  "`profiles` are not those of the groups",
);
assert.deepEqual(
  tests.map((test) => test.adjustedPValue),
  expected.tests.map((test) => test.adjustedPValue),
  "`tests` are not those of the held-out columns, corrected",
);
// ### PART (2 points): The median of $column$ of each group is in original units.
assert.equal(against.length, chosen.k, "`against` has not one entry for each group");
against.forEach((entry, group) => {
  assert.equal(entry.members, membersOf(group).length, `group ${group + 1} has another number of members`);
  assert.ok(
    near(entry.median, medianOf(membersOf(group))),
    `the median of $column$ of group ${group + 1} is another one`,
  );
});
// ### PART (2 points): Each group is compared with the other customers, not with all.
assert.equal(against.length, chosen.k, "`against` has not one entry for each group");
against.forEach((entry, group) => {
  const others = rows.filter((row) => chosen.labels[row] !== group);
  assert.ok(
    near(entry.rest, medianOf(others)),
    `the median of $column$ of the customers outside group ${group + 1} is another one`,
  );
});
// ### PART (2 points): The member nearest to the middle of each group is found in the matrix.
const { data, columns, rowNames } = chosen.features;
assert.equal(nearest.length, chosen.k, "`nearest` has not one name for each group");
nearest.forEach((name, group) => {
  const members = membersOf(group);
  const mean = Array.from(
    { length: columns },
    (_, j) => members.reduce((sum, row) => sum + data[row * columns + j], 0) / members.length,
  );
  const distance = (row) => Math.hypot(...mean.map((value, j) => data[row * columns + j] - value));
  const least = Math.min(...members.map(distance));
  const right = members.filter((row) => distance(row) <= least + 1e-9).map((row) => rowNames[row]);
  assert.ok(right.includes(name), `another member lies nearer to the middle of group ${group + 1}`);
});
// ### END HIDDEN TESTS
