import type { Criterion, Rubric } from "../release/rubric";

/** A level of the rubric as it applies to one answer. */
export interface ItemLevel {
  readonly name: string;
  readonly points: number;
  readonly description: string;
}

/**
 * The levels of a criterion, with the points that each is worth for one of its items: the highest gives all, the others
 * the share at which the level begins, to half a point.
 *
 * @param points What the item is worth.
 */
export function itemLevels(rubric: Rubric, criterion: Criterion, points: number): readonly ItemLevel[] {
  return rubric.levels.flatMap((name, i) => {
    const level = criterion.levels[name];
    if (level === undefined) return [];
    const share = i === 0 ? 1 : level.from / criterion.points;
    return [{ name, points: Math.round(share * points * 2) / 2, description: level.description }];
  });
}
