/** A word or turn that plain English does without, and what to say for it. CONTRIBUTING.md lists each by its name. */
export interface WordToAvoid {
  readonly name: string;
  readonly pattern: RegExp;
}

const word = (name: string, pattern = name): WordToAvoid => ({
  name,
  pattern: new RegExp(`\\b(?:${pattern})\\b`, "gi"),
});

export const WORDS_TO_AVOID: readonly WordToAvoid[] = [
  word("anew"),
  word("beside"),
  word("of equals"),
  word(
    "parts (verb)",
    "parts (?:them|the|these|those|it|its|our|your|all|both|two|three|customers|segments|groups)",
  ),
  word("tell", "tell|tells|told"),
  word("said"),
  word("hang", "hangs?|hung"),
  word("stand", "stand|stands|stood"),
  word("house", "houses?"),
  word("wall", "walls?"),
  word("strewn"),
  word("heed", "heeds?|heeded"),
  word("lest"),
  word("in vain"),
  word("kind of (before the noun)", "the [a-z]+ kind of"),
  word("depends the", "depends (?:the|a|an|this|that)"),
  word("counted with"),
  word("planned with"),
  word("knows no", "knows? (?:no|nothing)"),
  word("speaks of", "speaks? of"),
  word("promises most", "promises? (?:most|anything)"),
  word("lottery"),
  word("serves the eye", "serves? the eye"),
  word("the heart of"),
  word("loneliest"),
];

/** Finds that there is one at all: most texts have none, and are looked through once only. */
const ANY = new RegExp(WORDS_TO_AVOID.map(({ pattern }) => pattern.source).join("|"), "i");

/** How often the words to avoid occur in a text, with each as it is written. */
export function wordsToAvoidIn(text: string): string[] {
  if (!ANY.test(text)) return [];
  return WORDS_TO_AVOID.flatMap(({ pattern }) => [...text.matchAll(pattern)].map(([found]) => found));
}
