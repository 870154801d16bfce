/// <reference lib="dom" />
import type { LabPart } from "../engine/lab-parts";
import type { LabData } from "../lab-data";
import type { LabProgress } from "../lab-protocol";
import type { LabState } from "../lab-state";

/** A part of the page with a heading of its own. */
export interface LabPanel {
  /** The id of its section; unique, and what `lab.html#…` never uses: the fragment belongs to the state. */
  readonly id: string;
  readonly title: string;
  /** Fills the section once, when the page starts, and listens to the session from then on. */
  readonly mount: (place: HTMLElement, session: LabSession) => void;
}

/** What a panel may know and do. */
export interface LabSession {
  /** The study's own data, whatever is worked on. */
  readonly study: LabData;
  /** What is worked on now. */
  readonly data: LabData;
  readonly state: LabState;
  /** The address of the worker's script, for work beside the session's own. */
  readonly worker: string;
  /** Works on other data from now on, from its `start`; `session.study` brings the study back. */
  useData(data: LabData): void;
  /** Chooses other settings; what is not named stays. */
  choose(change: Partial<LabState>): void;
  /** Works out the study's whole scorecard for these settings, some seconds. */
  runScorecard(): void;
  /** Gives up what is being worked out. */
  cancel(): void;
  /** Says a sentence to those who cannot see the page change. */
  announce(sentence: string): void;
  on<E extends keyof LabEvents>(event: E, listener: (value: LabEvents[E]) => void): void;
}

/** What a session tells of. */
export interface LabEvents {
  readonly data: LabData;
  readonly state: LabState;
  readonly part: LabPart;
  readonly progress: LabProgress | null;
  /** Settings that cannot be computed, in words; null when that is over. */
  readonly failure: string | null;
  /** Whether something is being worked out. */
  readonly working: boolean;
}
