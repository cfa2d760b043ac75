import type { Item } from "./item";

const tolerance = 5 * 60_000;

/** What time it is by the server's word, since a device's clock may be wrong or be set anew. */
export class ServerClock {
  #ahead: number | null = null;

  /** Now; null as long as the server was not heard. */
  now(): number | null {
    return this.#ahead === null ? null : Date.now() + this.#ahead;
  }

  /** Takes the time from an answer of the server. */
  heard(answer: Response): void {
    const date = Date.parse(answer.headers.get("Date") ?? "");
    if (!Number.isNaN(date)) this.#ahead = date - Date.now();
  }

  /**
   * When an item was entered, as far as can be told: the device's time with its error of now taken out. Where that cannot be, because the clock was set
   * in the meantime, the time of now.
   */
  entered(item: Pick<Item, "at" | "after">): number {
    const now = this.now() ?? Date.now();
    const guess = item.at + (this.#ahead ?? 0);
    return guess > now || guess < item.after - tolerance ? now : Math.max(guess, item.after);
  }
}
