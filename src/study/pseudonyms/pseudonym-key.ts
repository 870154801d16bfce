import { createHmac, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { InputError } from "../../core/input-error";
import { readNamedFile } from "../../core/place-problem";
import { writeFileAtomically } from "../../core/write-file-atomically";

/** What turns names into pseudonyms and back; it lies in a file of its own, apart from the study. */
export interface PseudonymKey {
  /** Hexadecimal; who has it can make the pseudonym of any name. */
  readonly secret: string;
  /** The name of each pseudonym that was ever given. */
  readonly names: Readonly<Record<string, string>>;
}

/** The pseudonyms of names by a key. */
export interface Pseudonyms {
  /** The same name has the same pseudonym, in every file and next month too. */
  readonly of: (name: string) => string;
  /** Writes the key with all names that were asked for, where any of them is new. */
  readonly save: () => void;
}

/** Letters and digits that nobody mistakes for each other. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/** 60 bits: two of a million names share a pseudonym in fewer than one of a million keys. */
const LETTERS = 12;

/**
 * Opens the key of a file, or makes a new one with a random secret. A pseudonym is a keyed hash (HMAC-SHA-256) of the name:
 * without the key neither names nor their order in the data can be found out from it.
 *
 * @throws InputError for a file that is no key.
 */
export function openPseudonyms(file: string): Pseudonyms {
  const known = existsSync(file) ? parseKey(file, readNamedFile(file)) : null;
  const secret = known?.secret ?? randomBytes(32).toString("hex");
  const names = new Map(Object.entries(known?.names ?? {}));
  let isNew = known === null;
  const given = new Map<string, string>();
  return Object.freeze({
    of: (name: string) => {
      const before = given.get(name);
      if (before !== undefined) return before;
      const pseudonym = pseudonymOf(name, secret);
      given.set(name, pseudonym);
      isNew ||= !names.has(pseudonym);
      names.set(pseudonym, name);
      return pseudonym;
    },
    save: () => {
      if (!isNew) return;
      const key: PseudonymKey = { secret, names: Object.fromEntries(names) };
      writeFileAtomically(file, `${JSON.stringify(key, null, 1)}\n`);
      isNew = false;
    },
  });
}

function pseudonymOf(name: string, secret: string): string {
  const hash = createHmac("sha256", Buffer.from(secret, "hex")).update(name).digest();
  return `P-${Array.from(hash.subarray(0, LETTERS), (byte) => ALPHABET[byte % ALPHABET.length]).join("")}`;
}

function parseKey(file: string, text: string): PseudonymKey {
  const refuse = (what: string): InputError =>
    new InputError({
      where: `the key of pseudonyms, ${file}`,
      what,
      legal: "a key that this program wrote",
      remedy: "Name another file for the key: pseudonyms: ../key.json in study.yaml",
    });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw refuse("no JSON");
  }
  const { secret, names } = (content ?? {}) as Partial<PseudonymKey>;
  if (typeof secret !== "string" || !/^[0-9a-f]{64}$/.test(secret)) throw refuse("no secret");
  if (typeof names !== "object" || names === null) throw refuse("no names");
  return { secret, names };
}
