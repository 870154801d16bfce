const contrasts = descriptionRows(profiles, names);
if (contrasts.length > 0) show(table("What describes each group most", contrasts));
const kinds: readonly string[] = ["amount", "count", "share", "score"];
const middleOf = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const place = sorted.length / 2;
  return (sorted[Math.ceil(place) - 1] + sorted[Math.floor(place)]) / 2;
};
const spreadOf = (values: number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};
const measured = segmentation.base.columns.filter(
  ({ type, role }) => kinds.includes(type) && role !== "id" && role !== "set aside",
);
const distanceOf = (group: number, numbers: ArrayLike<number | null>) => {
  const all = Array.from(numbers);
  const known = (wanted: boolean) =>
    all.filter((value, row) => Number.isFinite(value) && (segmentation.labels[row] === group) === wanted);
  const [inside, outside] = [known(true), known(false)] as number[][];
  return inside.length === 0 || outside.length === 0
    ? NaN
    : (middleOf(inside) - middleOf(outside)) / spreadOf([...inside, ...outside]);
};
const apart = profiles.map((_, group) => {
  const found = measured
    .map(({ name, numbers }) => ({ column: name, distance: distanceOf(group, numbers ?? []) }))
    .filter(({ distance }) => Number.isFinite(distance))
    .sort((a, b) => Math.abs(b.distance) - Math.abs(a.distance));
  return found[0] ?? { column: null, distance: null };
});
const told = apart.map(({ column, distance }, i) => ({ group: names[i].name, column, distance }));
show(table("The column in which each group lies farthest from the others", told));
takeaway(profileFindings.contrast(profiles, names));
