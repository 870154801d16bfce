/// <reference lib="dom" />
import type { LivePart } from "../../engine/live-parts";
import type { LiveData } from "../../live-data";
import type { LiveProgress } from "../../live-protocol";
import type { LiveState } from "../../live-state";

/** A part of the page with a heading of its own. */
export interface LivePanel {
  /** The id of its section; unique, and what `live.html#…` never uses: the fragment belongs to the state. */
  readonly id: string;
  readonly title: string;
  /** Fills the section once, when the page starts, and listens to the session from then on. */
  readonly mount: (place: HTMLElement, session: LiveSession) => void;
}

/** What a panel may know and do. */
export interface LiveSession {
  /** The study's own data, whatever is worked on. */
  readonly study: LiveData;
  /** What is worked on now. */
  readonly data: LiveData;
  readonly state: LiveState;
  /** The address of the worker's script, for work other than the session's own. */
  readonly worker: string;
  /** Works on other data from now on, from its `start`; `session.study` brings the study back. */
  useData(data: LiveData): void;
  /** Chooses other settings; what is not named stays. */
  choose(change: Partial<LiveState>): void;
  /** The settings as a short text, for another reader's page. */
  settings(): string;
  /** Takes settings from such a text, or from an address that ends with it. @returns what is wrong with it, or null. */
  paste(text: string): string | null;
  /** Works out the study's whole scorecard for these settings, some seconds. */
  runScorecard(): void;
  /** Works out how far the written rule can be trusted for these settings, some minutes; a preview comes after each set. */
  runCertificate(): void;
  /** Makes the files of a study for what is shown; they come as a part. */
  makeFiles(): void;
  /** Gives up what is being worked out. */
  cancel(): void;
  /** Says a sentence to those who cannot see the page change. */
  announce(sentence: string): void;
  on<E extends keyof LiveEvents>(event: E, listener: (value: LiveEvents[E]) => void): void;
}

/** The events of a session. */
export interface LiveEvents {
  readonly data: LiveData;
  readonly state: LiveState;
  readonly part: LivePart;
  readonly progress: LiveProgress | null;
  /** Settings that cannot be computed, in words; null when that is over. */
  readonly failure: string | null;
  /** Whether something is being worked out. */
  readonly working: boolean;
}
