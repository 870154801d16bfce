/**
 * Everything that changes how its neighbours are shown without being seen itself: control characters but tab and
 * line feed; the marks, embeddings, overrides and isolates of the bidirectional algorithm; spaces and joiners without
 * width, unless they join letters of a script or pictures that need them.
 */
const HIDDEN = new RegExp(
  [
    "[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]",
    "(?<=^|[\\s\\p{Script=Latin}\\d\\p{P}])[\\u200c\\u200d]",
  ].join("|"),
  "gu",
);

/**
 * The text with hidden characters written out as `[U+202E]`, so that a name from a workbook can neither vanish
 * nor turn the sentence around it, and two names that look alike differ.
 */
export function revealControls(text: string): string {
  return text.replace(HIDDEN, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `[U+${code}]`;
  });
}
