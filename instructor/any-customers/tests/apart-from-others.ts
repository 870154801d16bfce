import * as assert from "node:assert/strict";
import * as champo from "champo";
assert.ok(
  Array.isArray(apart) && apart.length === profiles.length,
  "`apart` has an entry for each group, with its column and its distance",
);
// ### BEGIN HIDDEN TESTS
const chosen = champo.chosenSegmentation(study);
const medianOf = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
};
const distancesOf = (group) =>
  chosen.base.columns
    .filter(({ type }) => ["amount", "count", "share", "score"].includes(type))
    .filter(({ role }) => role !== "id" && role !== "set aside")
    .flatMap(({ name, numbers }) => {
      const known = Array.from(numbers, (value, row) => ({ value, own: chosen.labels[row] === group }));
      const all = known.filter(({ value }) => Number.isFinite(value));
      const [inside, outside] = [true, false].map((own) =>
        all.filter((each) => each.own === own).map(({ value }) => value),
      );
      const mean = all.reduce((sum, { value }) => sum + value, 0) / all.length;
      const spread = Math.sqrt(all.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / all.length);
      const distance = (medianOf(inside) - medianOf(outside)) / spread;
      return Number.isFinite(distance) ? [{ name, distance }] : [];
    });
const farthest = Array.from({ length: chosen.k }, (_, group) => {
  const distances = distancesOf(group);
  const most = Math.max(...distances.map(({ distance }) => Math.abs(distance)));
  return distances.filter(({ distance }) => Math.abs(distance) >= most - 1e-9);
});
// ### PART (4 points): The column in which a group lies farthest from the others is found.
assert.equal(apart.length, chosen.k, "`apart` has not one entry for each group");
farthest.forEach((right, group) => {
  const names = right.length === 0 ? [null] : right.map(({ name }) => name);
  assert.ok(
    names.includes(apart[group].column),
    `group ${group + 1} lies farther from the others in another column`,
  );
});
// ### PART (3 points): The sign says on which side of the others it lies.
assert.equal(apart.length, chosen.k, "`apart` has not one entry for each group");
farthest.forEach((right, group) => {
  const signs = right.length === 0 ? [0] : right.map(({ distance }) => Math.sign(distance));
  const own = Math.sign(apart[group].distance ?? 0);
  assert.ok(signs.includes(own), `group ${group + 1} lies on the other side of the others`);
});
// ### PART (3 points): The distance is in standard deviations of all customers.
assert.equal(apart.length, chosen.k, "`apart` has not one entry for each group");
farthest.forEach((right, group) => {
  const own = apart[group].distance;
  const fits =
    right.length === 0 ? own === null : right.some(({ distance }) => Math.abs(distance - own) < 1e-6);
  assert.ok(fits, `the distance of group ${group + 1} is another one`);
});
// ### END HIDDEN TESTS
