import { describe, expect, test } from "vitest";
import { helpOutput } from "../../src/cell/help";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import * as champo from "../../src/index";

const text = (what?: Parameters<typeof helpOutput>[0]): string => String(helpOutput(what).data["text/plain"]);

describe("help", () => {
  test("tells purpose, parameters, options, errors, cost and an example of a function", () => {
    const told = text(kmeans);
    expect(told).toMatch(
      /^kmeans\(x: Observations, options: KMeansOptions\): KMeans\n\nk-means: the k centres/,
    );
    expect(told).toContain("x: n rows by d columns.");
    expect(told).toContain("Throws InputError when x has no rows");
    expect(told).toContain("  starts?: number (Random starts, of which the best is kept");
    expect(told).toContain("Example: kmeans(observations(");
    expect(text("kmeans")).toBe(told);
    expect(text("champo.kmeans()")).toBe(told);
    expect(String(helpOutput(kmeans).data["text/markdown"])).toMatch(/^```ts\nkmeans\(/);
  });

  test("tells the members of a type", () => {
    expect(text("Clustering")).toMatch(
      /^interface Clustering\n\nWhat every clustering method returns[^]*labels: Int32Array/,
    );
  });

  test("has something to say of every function the library exports", () => {
    const functions = Object.entries(champo).filter(([, value]) => typeof value === "function");
    expect(functions.length).toBeGreaterThan(100);
    const silent = functions.filter(([name, value]) => {
      const told = text(value as never);
      return !told.startsWith(`${name}(`) && !told.startsWith(`${name}<`);
    });
    expect(silent.map(([name]) => name)).toEqual([]);
    const bare = functions.filter(([name]) => text(name).split("\n\n").length < 2);
    expect(bare.map(([name]) => name)).toEqual([]);
  });

  test("names what is like an unknown name", () => {
    expect(text("kmean")).toMatch(/^The library has nothing called "kmean"\.\nLike it: kmeans, /);
    expect(text("silhuette")).toContain("Like it: silhouette");
    expect(text("zzzzzzzz")).toContain("help() lists all functions.");
    expect(text("toString")).toContain('nothing called "toString"');
  });

  test("lists all functions", () => {
    expect(text()).toMatch(/\ntwinNull +\S/);
  });
});
