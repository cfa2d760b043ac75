import type { Pause, Sender } from "./sending";

const firstWait = 5_000;
const longestWait = 5 * 60_000;
const tag = "signals-inloop";

interface BackgroundSync {
  sync?: { register(tag: string): Promise<void> };
}

/** When to send: at once, when there is coverage again, when somebody looks at the page, and else after a while that grows to five minutes. */
export class Schedule {
  readonly #sender: Sender;
  readonly #told: (pause: Pause) => void;
  #isRunning = false;
  #isAskedAgain = false;
  #failures = 0;
  #timer: number | undefined;

  /** @param told Is told why sending stopped, each time that it does. */
  constructor(sender: Sender, told: (pause: Pause) => void) {
    this.#sender = sender;
    this.#told = told;
  }

  start(): void {
    addEventListener("online", () => this.now());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.now());
    this.now();
  }

  /** There is something new to send. Whoever waits for coverage goes on waiting. */
  soon(): void {
    if (this.#isRunning) this.#isAskedAgain = true;
    else if (this.#timer === undefined) this.now();
    void this.#askBackground();
  }

  /** Tries at once. */
  now(): void {
    if (this.#isRunning) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isRunning = true;
    void this.#run();
  }

  async #run(): Promise<void> {
    let pause: Pause = { why: "later", wait: 0 };
    try {
      do {
        this.#isAskedAgain = false;
        pause = await this.#sender.run();
      } while (this.#isAskedAgain && pause.why === "done");
    } finally {
      this.#isRunning = false;
      this.#wait(pause);
      this.#told(pause);
    }
  }

  #wait(pause: Pause): void {
    if (pause.why === "done") this.#failures = 0;
    if (pause.why !== "later" && pause.why !== "elsewhere") return;
    const wait = Math.min(firstWait * 2 ** this.#failures, longestWait);
    if (pause.why === "later") this.#failures++;
    // Not all at the same moment, once a mast is back.
    const spread = wait * (0.5 + Math.random());
    this.#timer = setTimeout(() => this.now(), Math.max(spread, pause.why === "later" ? pause.wait : 0));
  }

  /** Asks the browser to send also when the page is closed, where it can. */
  async #askBackground(): Promise<void> {
    const registration = (await navigator.serviceWorker?.getRegistration("/inloop")) as (ServiceWorkerRegistration & BackgroundSync) | undefined;
    await registration?.sync?.register(tag).catch(() => undefined);
  }
}
