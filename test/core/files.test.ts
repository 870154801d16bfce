import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { GuardedFile } from "../../src/core/guarded-file";
import { InputError } from "../../src/core/input-error";
import { explained, placeProblem, readNamedFile } from "../../src/core/place-problem";
import { makePrivateFolder, removeLeftovers } from "../../src/core/private-folder";
import {
  requireTemporaryFolder,
  requireWritableFile,
  requireWritableFolder,
} from "../../src/core/require-writable";
import { writeFileAtomically } from "../../src/core/write-file-atomically";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-files-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => path.join(folder, name);
const inWords = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return "done";
};

describe("a file that is written whole", () => {
  test("keeps its permissions", () => {
    fs.writeFileSync(at("mode"), "old", { mode: 0o640 });
    writeFileAtomically(at("mode"), "new");
    expect(fs.statSync(at("mode")).mode & 0o777).toBe(0o640);
    expect(fs.readFileSync(at("mode"), "utf8")).toBe("new");
  });

  test.skipIf(process.platform === "win32")("stays behind its links, whether it is there or not", () => {
    fs.mkdirSync(at("real"));
    fs.writeFileSync(at("real/one"), "old");
    fs.symlinkSync("real/one", at("link"));
    fs.symlinkSync("real/two", at("link-to-come"));
    writeFileAtomically(at("link"), "new");
    writeFileAtomically(at("link-to-come"), "two");
    expect(fs.lstatSync(at("link")).isSymbolicLink()).toBe(true);
    expect(fs.readFileSync(at("real/one"), "utf8")).toBe("new");
    expect(fs.readFileSync(at("real/two"), "utf8")).toBe("two");
    fs.linkSync(at("real/one"), at("second-name"));
    writeFileAtomically(at("second-name"), "newer");
    expect(fs.readFileSync(at("real/one"), "utf8")).toBe("newer");
    expect(fs.readdirSync(at("real")).sort()).toEqual(["one", "two"]);
  });
});

describe("a guarded file", () => {
  test("is written while nobody else saves it, again and again", () => {
    fs.writeFileSync(at("guarded"), "as read");
    const guarded = new GuardedFile(at("guarded"));
    expect(guarded.content).toBe("as read");
    expect([guarded.write("one"), guarded.write("two")]).toEqual([true, true]);
    expect(fs.readFileSync(at("guarded"), "utf8")).toBe("two");
  });

  test("is left alone once somebody saved, removed or made it", () => {
    fs.writeFileSync(at("guarded"), "as read");
    const guarded = new GuardedFile(at("guarded"));
    fs.writeFileSync(at("guarded"), "saved meanwhile");
    expect(guarded.write("run")).toBe(false);
    expect(fs.readFileSync(at("guarded"), "utf8")).toBe("saved meanwhile");
    fs.rmSync(at("guarded"));
    expect(guarded.write("run")).toBe(false);
    const none = new GuardedFile(at("none"));
    expect(none.content).toBe(null);
    fs.writeFileSync(at("none"), "made meanwhile");
    expect(none.write("run")).toBe(false);
    expect(fs.readFileSync(at("none"), "utf8")).toBe("made meanwhile");
  });
});

describe("places are tried before the work", () => {
  test("nothing stays: neither a file in a folder that is there, nor folders that are not", () => {
    const before = fs.readdirSync(folder);
    requireWritableFolder(at("a/b/c"));
    requireWritableFile(at("a/b/c.csv"));
    expect(fs.readdirSync(folder)).toEqual(before);
    fs.mkdirSync(at("a"));
    requireWritableFolder(at("a"));
    requireWritableFolder(at("a/b/c"));
    expect(fs.readdirSync(at("a"))).toEqual([]);
    fs.rmdirSync(at("a"));
  });

  test("a path through a file, and a folder in place of a file, are named in words", () => {
    fs.writeFileSync(at("file"), "");
    expect(inWords(() => requireWritableFolder(at("file")))).toMatch(
      /file: expected .*, got a path through a file/,
    );
    expect(inWords(() => requireWritableFolder(at("file/below")))).toMatch(/a path through a file/);
    expect(inWords(() => requireWritableFile(at("file/below/x.csv")))).toMatch(/a path through a file/);
    expect(inWords(() => requireWritableFile(folder))).toMatch(/a folder of that name/);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === "win32")("a folder without permission", () => {
    fs.mkdirSync(at("closed"), { mode: 0o500 });
    expect(inWords(() => requireWritableFolder(at("closed")))).toMatch(/not allowed/);
  });

  test("full and read-only disks", () => {
    for (const [code, word] of [
      ["ENOSPC", "a disk that is full"],
      ["EROFS", "a disk that cannot be written to"],
    ] as const) {
      const error = Object.assign(new Error("native"), { code, path: "/somewhere" });
      expect(placeProblem(error)?.message).toContain(word);
      expect(inWords(() => explained("out", () => raise(error)))).toMatch(/^out: /);
    }
    expect(placeProblem(new TypeError("a fault"))).toBe(null);
    // Of a folder that is read as a file, the system does not name the place.
    fs.mkdirSync(at("named"));
    expect(inWords(() => readNamedFile(at("named")))).toMatch(/named: .* got a folder of that name/);
    fs.writeFileSync(at("text"), "of a file");
    expect(readNamedFile(at("text"))).toBe("of a file");
    expect(() => explained("out", () => raise(new TypeError("a fault")))).toThrow(TypeError);
  });
});

function raise(error: Error): never {
  throw error;
}

describe("temporary folders", () => {
  const before = process.env["TMPDIR"];
  afterEach(() => {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  });

  test("one that is missing, or a file, is named with what to do", () => {
    for (const wrong of [at("nowhere"), at("mode")]) {
      process.env["TMPDIR"] = wrong;
      expect(inWords(requireTemporaryFolder)).toMatch(/temporary files.*no such folder\. Set .* TMPDIR/);
    }
  });

  test("what a killed run left is removed, what belongs to a living one or another machine is not", () => {
    const temporary = at("tmp");
    fs.mkdirSync(temporary);
    process.env["TMPDIR"] = temporary;
    const mine = makePrivateFolder("run");
    expect(fs.statSync(mine).mode & 0o777).toBe(0o700);
    const [, host] = /-([0-9a-f]{4})-[^-]*$/.exec(mine)!;
    const make = (name: string): string => {
      fs.mkdirSync(path.join(temporary, name));
      fs.writeFileSync(path.join(temporary, name, "data"), "secret");
      return name;
    };
    // Process numbers end below this one.
    const dead = make(`champo-kernel-4194304-${host}-aaaaaa`);
    const foreign = make(`champo-run-4194304-${host === "0000" ? "1111" : "0000"}-aaaaaa`);
    const other = make("someone-elses-folder");
    expect(removeLeftovers(temporary)).toBe(1);
    expect(fs.readdirSync(temporary).sort()).toEqual([path.basename(mine), foreign, other].sort());
    const past = new Date(Date.now() - 8 * 86_400_000);
    fs.utimesSync(path.join(temporary, foreign), past, past);
    expect(removeLeftovers(temporary)).toBe(1);
    expect(fs.existsSync(path.join(temporary, dead))).toBe(false);
    const elsewhere = at("spill");
    const left = path.join(elsewhere, path.basename(dead));
    fs.mkdirSync(left, { recursive: true });
    expect(path.dirname(makePrivateFolder("duckdb", elsewhere))).toBe(elsewhere);
    expect(fs.existsSync(left)).toBe(false);
  });
});
