import type { Sealed } from "./sealing";

/** Something that was entered on this device, on its way to the municipality. */
export interface Item {
  /** Its place in the order in which things were entered. */
  nr: number;

  /** The idempotency key, the same at every try. */
  id: string;

  /** Whose it is: the mark of the person who entered it. */
  owner: string;

  kind: Kind;

  /** What the list calls it: the name of a theme, or of what happened with a stop. Nothing that a person wrote. */
  name: string;

  /** The theme's code; nothing for a stop. */
  theme?: string;

  /** How many people it stands for. */
  people: number;

  /** When it was entered, by the device's clock. */
  at: number;

  /** The last that was known of the server's clock then: it was entered no earlier. */
  after: number;

  state: State;

  /** Whether it was sent once, so that its content stays as it is: what came of it is not known. */
  tried: boolean;

  /** How often it was sent anew because its time was refused. */
  retimed: number;

  /** Whether it is to be taken back. */
  withdraw: boolean;

  /** The content; once it was sent, only what is needed to take it back. */
  sealed?: Sealed;

  /** Why it was refused. */
  reasons: Reason[];

  /** Of an end: the item by which the stop began. */
  begin?: string;

  /** Of an end: the stop, once the platform has named it. */
  stop?: string;

  /** The owner, while there is something to send; so that it can be found. */
  openFor?: string;
}

/** A signal, or the begin or end of a stop. */
export type Kind = "signaal" | "begin" | "eind";

export type State = "wacht" | "verstuurd" | "geweigerd" | "ingetrokken";

export interface Reason {
  /** The field, as the interface names it; empty for the whole. */
  veld: string;
  melding: string;
}

/** What is entered. */
export interface Entry {
  kind: Kind;
  name: string;
  theme?: string;
  people: number;

  /** The body of the request, without its time. */
  body: Record<string, unknown>;
}

/** The stop that somebody has open on this device. */
export interface OpenStop {
  owner: string;

  /** The item by which it began; nothing for one that was begun on the page without scripts. */
  begin?: string;

  /** Its name, once the platform has given it. */
  stop?: string;

  kind: string;
  area: string;

  /** When it began, by the device's clock. */
  at: number;

  /** Place and how many people were there, as entered. */
  sealed: Sealed;
}

/** What is sealed of an open stop. */
export interface StopWords {
  plek: string;
  aanwezigen: string;
}
