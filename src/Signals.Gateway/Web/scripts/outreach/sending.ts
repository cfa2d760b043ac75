import type { ServerClock } from "./clock";
import type { Item, Reason } from "./item";
import { askTime, post, type Outcome } from "./outcome";
import type { Person } from "./person";
import type { Queue } from "./queue";
import { seal, unseal } from "./sealing";

/** Why sending stopped: nothing is left, somebody else on this device is sending, nobody is signed in, or it has to be tried again. */
export type Pause = { why: "done" | "elsewhere" | "signIn" } | { why: "later"; wait: number };

const lock = "signals-inloop-versturen";
const mostRetimed = 2;
const mostBroken = 3;
const timeField = { signaal: "waargenomenOp", begin: "begin", eind: "eind" } as const;

/** Sends what waits, in order, one at a time. Whatever breaks off is sent again just as it was, so that it counts once. */
export class Sender {
  readonly #queue: Queue;
  readonly #person: Person;
  readonly #clock: ServerClock;
  readonly #changed: () => void;

  /** Whether the platform answered the last time, so that what is sent will most likely arrive. */
  #isHeard = false;

  /** @param changed Is told after each item. */
  constructor(queue: Queue, person: Person, clock: ServerClock, changed: () => void) {
    this.#queue = queue;
    this.#person = person;
    this.#clock = clock;
    this.#changed = changed;
  }

  /** Sends until nothing is left or it has to stop. One tab at a time does so. */
  async run(): Promise<Pause> {
    if (!navigator.locks) return this.#all();
    return navigator.locks.request(lock, { ifAvailable: true }, (held): Promise<Pause> | Pause => (held ? this.#all() : { why: "elsewhere" }));
  }

  async #all(): Promise<Pause> {
    // Asked before anything goes: what was sent into nothing may have arrived, and can no more be changed.
    const isSure = this.#isHeard && navigator.onLine;
    const unheard = isSure || !(await this.#queue.holdsAnything()) ? null : await this.#askTime();
    if (unheard) return unheard;
    let end: Pause = { why: "done" };
    let broken = 0;
    for (let nr = 0; ; ) {
      const owner = await this.#person();
      if (owner === null) return { why: "signIn" };
      const item = await this.#queue.next(owner, nr);
      if (!item) return end;
      nr = item.nr;
      const outcome = await this.#one(item);
      this.#changed();
      if (outcome.kind === "signIn") return { why: "signIn" };
      this.#isHeard = outcome.kind !== "later" || outcome.isBroken;
      if (outcome.kind !== "later") continue;
      end = { why: "later", wait: outcome.wait };
      // One item over which the platform stumbles does not hold up the others.
      if (!outcome.isBroken || ++broken === mostBroken) return end;
    }
  }

  /** @returns Why it has to wait; null once the time is known, and what is too old is gone. */
  async #askTime(): Promise<Pause | null> {
    const outcome = await askTime((answer) => this.#clock.heard(answer));
    if (outcome.kind === "signIn") return { why: "signIn" };
    if (outcome.kind === "later") return { why: "later", wait: outcome.wait };
    this.#isHeard = true;
    await this.#queue.tidy(this.#clock);
    return null;
  }

  async #one(item: Item): Promise<Outcome> {
    if (item.state === "verstuurd") return this.#takeBack(item);
    const path = await this.#path(item);
    if (typeof path !== "string") return path;
    const body = await this.#freeze(item);
    if (body === null) return { kind: "done", answer: {} };
    const outcome = await post(path, body, item.kind === "signaal" ? item.id : null, (answer) => this.#clock.heard(answer));
    switch (outcome.kind) {
      case "done":
        return this.#sent(item, outcome.answer);
      case "refused":
        // It was ended before, and the answer got lost.
        if (item.kind === "eind" && outcome.isUnknown) return this.#sent(item, {});
        if (outcome.isTime && item.retimed < mostRetimed) return this.#retime(item);
        await this.#refuse(item, outcome.reasons);
        return outcome;
      default:
        return outcome;
    }
  }

  async #path(item: Item): Promise<string | Outcome> {
    if (item.kind === "signaal") return "/v1/signalen";
    if (item.kind === "begin") return "/v1/stops";
    if (item.stop !== undefined) return `/v1/stops/${item.stop}/afronden`;
    const begin = item.begin === undefined ? undefined : await this.#queue.byId(item.begin);
    if (begin?.state === "wacht") return { kind: "later", wait: 0, isBroken: true };
    const reasons = [{ veld: "", melding: "Het begin van deze stop is niet aangenomen." }];
    await this.#refuse(item, reasons);
    return { kind: "refused", reasons, isTime: false, isUnknown: false };
  }

  /** @returns The body, which from now on stays as it is; null if it was taken back in the meantime, or cannot be read any more. */
  async #freeze(item: Item): Promise<string | null> {
    const text = item.sealed ? await unseal(item.sealed).catch(() => null) : null;
    if (text === null) {
      await this.#refuse(item, [{ veld: "", melding: "Dit is op dit toestel niet meer te lezen." }]);
      return null;
    }
    if (item.tried) return text;
    const body = JSON.stringify({ ...JSON.parse(text), [timeField[item.kind]]: new Date(this.#clock.entered(item)).toISOString() });
    const sealed = await seal(body);
    return (await this.#queue.change(item.nr, (now) => ({ ...now, tried: true, sealed }))) ? body : null;
  }

  async #sent(item: Item, answer: Record<string, unknown>): Promise<Outcome> {
    const code = typeof answer.volgcode === "string" ? await seal(answer.volgcode) : undefined;
    if (item.kind === "begin") await this.#queue.named(item, String(answer.id));
    const sent = await this.#queue.change(item.nr, ({ sealed: _, ...now }) => ({ ...now, state: "verstuurd", reasons: [], ...(code ? { sealed: code } : {}) }));
    return sent?.withdraw ? this.#takeBack(sent) : { kind: "done", answer };
  }

  async #takeBack(item: Item): Promise<Outcome> {
    const body = JSON.stringify({ volgcode: await unseal(item.sealed!) });
    const outcome = await post("/v1/meldingen/intrekken", body, null, (answer) => this.#clock.heard(answer));
    if (outcome.kind !== "done" && outcome.kind !== "refused") return outcome;
    // Refused is what was taken back before, or is no longer kept.
    await this.#queue.change(item.nr, ({ sealed: _, ...now }) => ({ ...now, state: "ingetrokken", withdraw: false }));
    return { kind: "done", answer: {} };
  }

  /** The time was refused, so nothing was taken in and the item may change: it is sent anew by the server's clock. */
  async #retime(item: Item): Promise<Outcome> {
    const anew = await this.#queue.change(item.nr, (now) => ({ ...now, tried: false, retimed: now.retimed + 1 }));
    return anew ? this.#one(anew) : { kind: "done", answer: {} };
  }

  async #refuse(item: Item, reasons: Reason[]): Promise<void> {
    await this.#queue.change(item.nr, (now) => (now.withdraw ? null : { ...now, state: "geweigerd", tried: false, reasons }));
  }
}
