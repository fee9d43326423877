// Types of the element <sco-atlas> and of the messages between a page and the map in its frame (docs/protocol.md,
// version 1).

export type Way = "next" | "prev";
export type By = "event" | "chapter";
export type Language = "en" | "tr";
export type Theme = "light" | "dark" | "contrast";

/** Where to go. `t`, `event` and `chapter` win over what `link` says; what is left out is as at the start. */
export interface Where {
  /** `2005`, `2005-07`, `2005-07-05`, `earliest`, `latest`. */
  t?: string;
  /** Id of an event. */
  event?: string;
  /** Number of a chapter, 1 to 12, or its id. */
  chapter?: string | number;
  /** A whole view: the fragment of an address of the map, with or without `#`. */
  link?: string;
}

export interface Envelope {
  "sco-atlas": 1;
}

/** What the page sends. */
export type Message = Envelope &
  (
    | ({ type: "goto" } & Where)
    | { type: "next"; by?: By }
    | { type: "prev"; by?: By }
    | { type: "state" }
  );

export interface State {
  t: string;
  /** Null when none is open. */
  event: string | null;
  /** Null when the reader looks around. */
  chapter: string | null;
  link: string;
  title: string;
  /** Nothing is before, or after. */
  first: boolean;
  last: boolean;
  /** How many messages were none. */
  ignored: number;
}

/** What the map answers. */
export type Answer = Envelope &
  (
    | ({ type: "ready"; lang: Language; data: string } & State)
    | ({ type: "state" } & State)
    | { type: "at-end"; way: Way }
    | { type: "resize"; width: number; height: number }
    | { type: "error"; reason: Reason; ignored: number }
  );

/** No such message; a member says what cannot be; the atlas has no such event or chapter. */
export type Reason = "unknown" | "malformed" | "absent";

export type AnswerOf<Type extends Answer["type"]> = Extract<Answer, { type: Type }>;

/**
 * Attributes: `t`, `event`, `chapter` (id or number), followed both ways; `lang`, `theme`, `title`, and `src`, the address of
 * the site when it is not the one that the script came from.
 */
export interface ScoAtlasElement extends HTMLElement {
  /** The last state that the map told. */
  readonly state: State | null;
  /** How many messages of the frame were none. */
  readonly ignored: number;
  goto(where: Where): void;
  next(by?: By): void;
  prev(by?: By): void;
  /** The answer is a `sco-state`. */
  ask(): void;
}

export interface ScoAtlasEvents {
  "sco-ready": CustomEvent<AnswerOf<"ready">>;
  "sco-state": CustomEvent<AnswerOf<"state">>;
  "sco-at-end": CustomEvent<AnswerOf<"at-end">>;
  "sco-resize": CustomEvent<AnswerOf<"resize">>;
  "sco-error": CustomEvent<AnswerOf<"error">>;
}

declare global {
  interface HTMLElementTagNameMap {
    "sco-atlas": ScoAtlasElement;
  }
  interface HTMLElementEventMap extends ScoAtlasEvents {}
}
