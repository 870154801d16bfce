import { InvalidArgumentError } from "commander";
import { wholeSeed } from "../study/settings";

/**
 * Reads words that are separated by commas.
 *
 * @example wordList("03, 05") // ["03", "05"]
 */
export function wordList(text: string): string[] {
  return text.split(",").map((part) => part.trim());
}

/** Adds the value of an option that may be repeated to those before it. */
export function collectWords(text: string, before: readonly string[]): string[] {
  return [...before, text];
}

/**
 * Reads a number above 0.
 *
 * @throws InvalidArgumentError for any other text; the command line then names the option.
 */
export function positiveNumber(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError("Expected a number above 0.");
}

/**
 * Reads a whole number of at least 1.
 *
 * @throws InvalidArgumentError for any other text.
 */
export function wholeAtLeastOne(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new InvalidArgumentError("Expected a whole number of at least 1.");
}

/**
 * Reads a seed, a whole number from 0 to 2^32 - 1.
 *
 * @throws InvalidArgumentError for any other text.
 */
export function seedValue(text: string): number {
  try {
    return wholeSeed(text, "--seed");
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}
