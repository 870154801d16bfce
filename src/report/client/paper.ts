/** Width of a printed page's text in CSS pixels: A4 less its margins. */
export const PAPER = 660;

/** Height of a figure on paper, of its height on the screen: it is narrower there, too. As in the print style. */
export const PAPER_HEIGHT = 0.8;
