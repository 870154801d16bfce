import { count, prose } from "champo";
const { profiles, tests } = profileSegments(segmentation, seed);
const { features: matrix, labels: groupOf } = segmentation;
const { numbers } = segmentation.base.columns.find((column) => column.name === "$column$");
const rowsOf = (wanted: (row: number) => boolean) => Array.from(groupOf, (_, row) => row).filter(wanted);
const middle = (rows: number[]) => {
  const sorted = rows.map((row) => numbers[row]).filter(Number.isFinite);
  sorted.sort((a, b) => a - b);
  const place = sorted.length / 2;
  return place === 0 ? null : (sorted[Math.ceil(place) - 1] + sorted[Math.floor(place)]) / 2;
};
const against = profiles.map((_, i) => {
  const inside = rowsOf((row) => groupOf[row] === i);
  const rest = middle(rowsOf((row) => groupOf[row] !== i));
  return { members: inside.length, median: middle(inside), rest };
});
const nearest = profiles.map((_, i) => {
  const members = rowsOf((row) => groupOf[row] === i);
  const at = (row: number, column: number) => matrix.data[row * matrix.columns + column];
  const mean = Array.from(
    { length: matrix.columns },
    (_, column) => members.reduce((sum, row) => sum + at(row, column), 0) / members.length,
  );
  const distances = members.map((row) => Math.hypot(...mean.map((value, j) => at(row, j) - value)));
  return matrix.rowNames[members[distances.indexOf(Math.min(...distances))]];
});
const names = nameSegments(segmentation, study.lexicon).map((entry, i) => {
  const { members, median, rest } = against[i];
  const word = median >= rest ? "$high$" : "$low$";
  const persona = prose`${count(members)} customers; the nearest to all is ${nearest[i]}.`;
  return { ...entry, name: `${entry.name} (${word})`, persona };
});
