// Takes over the page of walk-in hours, the coffee cart and home visits: what is entered is kept on the device and sent when there is coverage.
// Without this script the page works by plain forms.
import { chooseQuickList, usePreferences } from "./choices";
import { ServerClock } from "./clock";
import { personOnPage } from "./cookies";
import { openDatabase } from "./database";
import { byId } from "./elements";
import { fieldOf, fillMore, readBegin, readEnd, readMore, readTally, tapped, type Read } from "./entries";
import { clearFaults, showFaults } from "./faults";
import type { Entry, Item, OpenStop, StopWords } from "./item";
import { canBeTakenBack, showList, standing } from "./list";
import { askToSignIn, kept, notKept, say, showNotices, signedIn, SignedOut } from "./messages";
import type { Person } from "./person";
import { prefer } from "./preferences";
import { Queue } from "./queue";
import { Schedule } from "./schedule";
import { unseal } from "./sealing";
import { Sender, type Pause } from "./sending";
import { countTaps } from "./taps";
import { show, type Mode } from "./view";

const homeVisit = "huisbezoek";
const moment = 100;
const root = byId("inloop");
const cookies = { person: root.dataset.toestel ?? "", preferences: root.dataset.keuzes ?? "" };

class OutreachPage {
  readonly #queue: Queue;
  readonly #person: Person = personOnPage(cookies.person);
  readonly #clock = new ServerClock();
  readonly #news = new BroadcastChannel("signals-inloop");
  readonly #schedule: Schedule;
  readonly #isVisit = location.pathname.endsWith(`/${homeVisit}`);
  #shownFor: string | null | undefined;
  #shown: string | null = null;
  #stop: OpenStop | undefined;
  #items: Item[] = [];
  #mending: number | undefined;
  #latest: number | undefined;
  #isHeldUp = false;
  #isShowing = false;
  #isStale = false;

  constructor(queue: Queue) {
    this.#queue = queue;
    const sender = new Sender(queue, this.#person, this.#clock, () => this.#changed());
    this.#schedule = new Schedule(sender, (pause) => void this.#paused(pause));
  }

  async start(): Promise<void> {
    await this.#adopt();
    await this.#queue.tidy(this.#clock);
    this.#listen();
    usePreferences(cookies.preferences);
    await this.#show();
    this.#schedule.start();
  }

  /** A stop that was begun without scripts goes on here. */
  async #adopt(): Promise<void> {
    const owner = await this.#person();
    if (owner === null || !root.dataset.stop) return;
    const told = JSON.parse(root.dataset.stop) as { id: string; kind: string; area: string; place?: string; startedAt: string; present?: number };
    const words = { plek: told.place ?? "", aanwezigen: told.present === undefined ? "" : String(told.present) };
    await this.#queue.adopt({ owner, stop: told.id, kind: told.kind, area: told.area, at: Date.parse(told.startedAt) }, words);
  }

  #listen(): void {
    this.#news.addEventListener("message", () => void this.#show());
    addEventListener("pageshow", () => void this.#show());
    document.addEventListener("visibilitychange", () => void this.#show());
    this.#on("tik-form", (button) => this.#tap(button));
    this.#on("turf-form", () => this.#enter("turf-form", readTally(this.#source(), this.#stop?.area ?? "")));
    this.#on("meer-form", () => this.#enter("meer-form", readMore(this.#source())));
    this.#on("stop-form", () => this.#begin());
    this.#on("eind-form", () => this.#end());
    this.#on("snel-form", () => this.#chooseQuickList());
    byId("ongedaan").addEventListener("click", () => void this.#takeBackLatest());
  }

  /** Acts when a form is sent. Only taps may follow each other before the one before is kept: a form that is sent twice at once is one. */
  #on(form: string, act: (button: HTMLButtonElement | null) => Promise<void>): void {
    let isBusy = false;
    byId(form).addEventListener("submit", (event) => {
      event.preventDefault();
      if (isBusy) return;
      isBusy = form !== "tik-form";
      const button = (event as SubmitEvent).submitter;
      act(button instanceof HTMLButtonElement ? button : null).catch(notKept).finally(() => (isBusy = false));
    });
  }

  #source(): string {
    return this.#isVisit ? homeVisit : (this.#stop?.kind ?? "");
  }

  async #tap(button: HTMLButtonElement | null): Promise<void> {
    const area = this.#isVisit ? byId<HTMLSelectElement>("bezoek-buurt").value : this.#stop?.area;
    if (!button?.value) return;
    if (!area) return showFaults([{ field: "bezoek-buurt", message: "Kies een buurt." }]);
    if (this.#isVisit) prefer(cookies.preferences, { area });
    await this.#add(tapped(button.value, this.#source(), area));
  }

  async #enter(form: string, { read, faults }: Read<Entry>): Promise<void> {
    if (faults) return showFaults(faults);
    const mends = form === "meer-form" ? this.#mending : undefined;
    await this.#add(read, mends);
    if (mends !== undefined) this.#mending = undefined;
    byId<HTMLFormElement>(form).reset();
    byId("meer-nakijken-deel").hidden = true;
    usePreferences(cookies.preferences);
    this.#fillAreas();
    byId(form).closest("details")?.removeAttribute("open");
    byId("kop").focus();
  }

  async #add(entry: Entry, mends?: number): Promise<void> {
    const owner = await this.#owner();
    this.#latest = await this.#queue.add(owner, entry, mends);
    clearFaults();
    say(`Bewaard: ${entry.name}${entry.people > 1 ? `, ${entry.people} mensen` : ""}.`);
    this.#entered();
  }

  async #begin(): Promise<void> {
    const { read, faults } = readBegin();
    if (faults) return showFaults(faults);
    const { entry, kind, area, plek, aanwezigen } = read;
    await this.#queue.begin(await this.#owner(), entry, kind, area, { plek, aanwezigen });
    prefer(cookies.preferences, { kind, area });
    clearFaults();
    say("De stop is begonnen.");
    this.#entered();
  }

  async #end(): Promise<void> {
    const { read, faults } = readEnd(this.#stop?.area ?? "");
    if (faults) return showFaults(faults);
    await this.#queue.end(await this.#owner(), read);
    clearFaults();
    byId("afronden-deel").removeAttribute("open");
    for (const id of ["plek", "aanwezig", "aanwezigen"]) byId<HTMLInputElement>(id).value = "";
    say("De stop is afgerond. Dank u wel.");
    this.#entered();
  }

  async #chooseQuickList(): Promise<void> {
    if (!chooseQuickList(cookies.preferences, Number(root.dataset.snel))) return;
    clearFaults();
    byId("snelkeuze-deel").removeAttribute("open");
    say("Uw snelle onderwerpen zijn bewaard.");
    byId("kop").focus();
  }

  #canTakeBackLatest(): Item | undefined {
    return this.#items.find((item) => item.nr === this.#latest && canBeTakenBack(item));
  }

  async #takeBackLatest(): Promise<void> {
    const latest = this.#canTakeBackLatest();
    if (latest) await this.#takeBack(latest);
  }

  async #takeBack(item: Item): Promise<void> {
    await this.#queue.withdraw(item.nr);
    say(`Teruggenomen: ${item.name}.`);
    this.#entered();
  }

  async #mend(item: Item): Promise<void> {
    fillMore(await this.#queue.content(item));
    this.#mending = item.nr;
    byId("meer-deel").setAttribute("open", "");
    showFaults(item.reasons.map((reason) => ({ field: fieldOf(reason.veld), message: reason.melding })));
  }

  async #discard(item: Item): Promise<void> {
    await this.#queue.discard(item.nr);
    say(`Weggegooid: ${item.name}.`);
    this.#changed();
  }

  async #owner(): Promise<string> {
    const owner = await this.#person();
    if (owner === null) throw new SignedOut();
    return owner;
  }

  #entered(): void {
    kept();
    void keepForSure();
    this.#changed();
    this.#schedule.soon();
  }

  #changed(): void {
    this.#news.postMessage("");
    void this.#show();
  }

  /** Shows how things stand: at once, and when asked for meanwhile once more a moment later. */
  async #show(): Promise<void> {
    this.#isStale = true;
    if (this.#isShowing) return;
    this.#isShowing = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        await this.#showOnce();
        await new Promise((go) => setTimeout(go, moment));
      }
    } finally {
      this.#isShowing = false;
    }
  }

  async #showOnce(): Promise<void> {
    const owner = await this.#person();
    this.#items = owner === null ? [] : await this.#queue.all(owner);
    this.#stop = owner === null ? undefined : await this.#queue.stop(owner);
    await this.#showMode(owner);
    showList(this.#items, {
      takeBack: (item) => void this.#takeBack(item),
      mend: (item) => void this.#mend(item),
      discard: (item) => void this.#discard(item),
    });
    countTaps(this.#items, this.#isVisit ? null : (this.#stop?.at ?? null));
    const waits = this.#isHeldUp && this.#items.some((item) => item.state === "wacht");
    byId("stand").textContent = `${standing(this.#items)}${waits ? " Verzenden lukt nu niet. Alles blijft op dit toestel bewaard." : ""}`;
    byId("ongedaan").hidden = !this.#canTakeBackLatest();
    await showNotices(this.#queue, owner, () => void this.#show());
  }

  async #showMode(owner: string | null): Promise<void> {
    if (this.#shownFor !== undefined && this.#shownFor !== owner) this.#forget();
    this.#shownFor = owner;
    byId("snelkeuze-deel").hidden = owner === null;
    if (owner === null) {
      byId("invoeren").hidden = byId("beginnen").hidden = true;
      byId("uitleg").textContent = "";
      return;
    }
    const mode: Mode = this.#isVisit ? "homevisit" : this.#stop ? "stop" : "begin";
    const becomes = [mode, this.#stop?.area, this.#stop?.at].join();
    if (becomes === this.#shown) return;
    const words = this.#stop ? (JSON.parse(await unseal(this.#stop.sealed)) as StopWords) : null;
    show(mode, this.#stop, words);
    this.#fillAreas();
    if (words && !byId<HTMLInputElement>("aanwezigen").value) byId<HTMLInputElement>("aanwezigen").value = words.aanwezigen;
    // Not on the first view, where the focus is still where the visitor put it.
    if (this.#shown !== null) byId("kop").focus();
    this.#shown = becomes;
  }

  /** Somebody else has the device now: nothing stays of what was filled in and said. */
  #forget(): void {
    for (const form of document.forms) form.reset();
    usePreferences(cookies.preferences);
    clearFaults();
    say("");
    this.#shown = null;
    this.#mending = this.#latest = undefined;
  }

  #fillAreas(): void {
    if (this.#stop && !this.#isVisit) byId<HTMLSelectElement>("meer-buurt").value = this.#stop.area;
  }

  async #paused(pause: Pause): Promise<void> {
    const owner = await this.#person();
    if (pause.why === "done" && this.#isHeldUp && owner !== null) say(standing(await this.#queue.all(owner)));
    if (pause.why === "signIn") askToSignIn();
    else if (pause.why === "done") signedIn();
    this.#isHeldUp = pause.why === "later" || (pause.why !== "done" && this.#isHeldUp);
    await this.#show();
  }
}

/** Asks the browser to keep what is here also when it runs out of room. */
async function keepForSure(): Promise<void> {
  if (navigator.storage?.persist && !(await navigator.storage.persisted())) await navigator.storage.persist();
}

async function begin(): Promise<void> {
  const database = await openDatabase();
  await new OutreachPage(new Queue(database)).start();
  await navigator.serviceWorker?.register("/inloop/sw.js", { scope: "/inloop" });
}

// Where a browser keeps nothing for us, as in some private windows, the plain forms stay as they are.
begin().catch(() => undefined);
