/**
 * Everything that changes how its neighbours are shown without being seen itself: control characters but tab and
 * line feed, and the embeddings, overrides and isolates of the bidirectional algorithm.
 */
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * The text with hidden characters written out as `[U+202E]`, so that a name from a workbook can neither vanish
 * nor turn the sentence around it.
 */
export function revealControls(text: string): string {
  return text.replace(HIDDEN, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `[U+${code}]`;
  });
}
