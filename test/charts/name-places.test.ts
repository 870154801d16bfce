import { describe, expect, it } from "vitest";
import { namePlaces } from "../../src/charts/clustering/name-places";

describe("namePlaces", () => {
  const point = (x: number, y: number, diameter = 9) => ({ x, y, diameter, name: "AB-1" });

  it("puts names that would cover one another on different sides", () => {
    const places = namePlaces([point(0, 0), point(0.2, 0), point(20, 10)]);
    expect(places[0]).toBe("top center");
    expect(places[1]).toBe("bottom center");
    expect(places[2]).toBe("top center");
  });

  it("keeps a name off another point", () => {
    // The second point lies just above the first, where its name would be.
    expect(namePlaces([point(0, 0), point(0, 0.4), point(20, 10)])[0]).not.toBe("top center");
    expect(namePlaces([])).toEqual([]);
  });
});
