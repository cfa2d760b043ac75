import type { ServerClock } from "./clock";
import type { Database } from "./database";
import type { Entry, Item, OpenStop, Reason, StopWords } from "./item";
import { seal, unseal } from "./sealing";

/** Thrown when as much waits as may wait. */
export class QueueFull extends Error {}

const clockKey = "klok";
const droppedKey = "vervallen";
const durable = { durability: "strict" } as const;
const endedKey = "afgerond/";
const dayInMilliseconds = 24 * 60 * 60_000;

/** How long a stop that ended is known as such: longer than the page without scripts remembers it. */
const endedDays = 2;

/** What was entered on this device, in order. An item is on disk before anything is said of it. */
export class Queue {
  /** How many items wait at most, of all people together. */
  static readonly most = 2_000;

  /** After how many days an item that could not be sent is dropped, by the server's clock. */
  static readonly days = 7;

  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * @param mends The item in the place of which it comes.
   * @returns Its place in the order.
   * @throws {QueueFull} Too many wait.
   */
  async add(owner: string, entry: Entry, mends?: number): Promise<number> {
    const item = await this.#make(owner, entry);
    const change = this.#database.transaction(["items", "remembered"], "readwrite", durable);
    const items = change.objectStore("items");
    await refuseIfFull(items.index("state"));
    item.after = (await change.objectStore("remembered").get(clockKey)) ?? 0;
    const mended = mends === undefined ? undefined : await items.get(mends);
    if (mended?.owner === owner && mended.state === "geweigerd") {
      await items.delete(mended.nr);
      Object.assign(item, { at: mended.at, after: mended.after });
    }
    const nr = await items.add(item as Item);
    await change.done;
    return nr;
  }

  /**
   * Begins a stop: it is open from now on. Nothing if one is open.
   * @throws {QueueFull} Too many wait.
   */
  async begin(owner: string, entry: Entry, kind: string, area: string, words: StopWords): Promise<void> {
    const item = await this.#make(owner, entry);
    const sealed = await seal(JSON.stringify(words));
    const change = this.#database.transaction(["items", "stops", "remembered"], "readwrite", durable);
    if (await change.objectStore("stops").get(owner)) return;
    await refuseIfFull(change.objectStore("items").index("state"));
    item.after = (await change.objectStore("remembered").get(clockKey)) ?? 0;
    await change.objectStore("items").add(item as Item);
    await change.objectStore("stops").put({ owner, begin: item.id, kind, area, at: item.at, sealed });
    await change.done;
  }

  /** Takes over a stop that was begun on the page without scripts. Nothing if one is open. */
  async adopt(stop: Omit<OpenStop, "sealed">, words: StopWords): Promise<void> {
    const sealed = await seal(JSON.stringify(words));
    const change = this.#database.transaction(["stops", "remembered"], "readwrite", durable);
    if ((await change.objectStore("remembered").get(endedKey + stop.stop)) || (await change.objectStore("stops").get(stop.owner))) return;
    await change.objectStore("stops").put({ ...stop, sealed });
    await change.done;
  }

  /** Ends the stop that is open. Nothing if none is. */
  async end(owner: string, entry: Entry): Promise<void> {
    const item = await this.#make(owner, entry);
    const change = this.#database.transaction(["items", "stops", "remembered"], "readwrite", durable);
    const open = await change.objectStore("stops").get(owner);
    if (!open) return;
    item.after = (await change.objectStore("remembered").get(clockKey)) ?? 0;
    if (open.begin !== undefined) item.begin = open.begin;
    if (open.stop !== undefined) item.stop = open.stop;
    if (open.stop !== undefined) await change.objectStore("remembered").put(Date.now(), endedKey + open.stop);
    await change.objectStore("items").add(item as Item);
    await change.objectStore("stops").delete(owner);
    await change.done;
  }

  /** Notes how the platform calls a stop that began. */
  async named(begin: Item, stop: string): Promise<void> {
    const change = this.#database.transaction(["items", "stops"], "readwrite", durable);
    const open = await change.objectStore("stops").get(begin.owner);
    if (open?.begin === begin.id) await change.objectStore("stops").put({ ...open, stop });
    for (const item of await change.objectStore("items").index("owner").getAll(begin.owner))
      if (item.begin === begin.id) await change.objectStore("items").put({ ...item, stop });
    await change.done;
  }

  stop(owner: string): Promise<OpenStop | undefined> {
    return this.#database.get("stops", owner);
  }

  /** Everything of one person, in order. */
  all(owner: string): Promise<Item[]> {
    return this.#database.getAllFromIndex("items", "owner", owner);
  }

  /** How much waits of other people. */
  async others(owner: string | null): Promise<number> {
    const waiting = await this.#database.getAllFromIndex("items", "state", "wacht");
    return waiting.filter((item) => item.owner !== owner).length;
  }

  /** Whether anything of anybody is here that is not sent, so that it has to be seen how old it is. */
  async holdsAnything(): Promise<boolean> {
    const counts = [this.#database.countFromIndex("items", "state", "wacht"), this.#database.countFromIndex("items", "state", "geweigerd"), this.#database.count("stops")];
    return (await Promise.all(counts)).some((count) => count > 0);
  }

  /** The first item after a place in the order that there is something to send of. */
  next(owner: string, after: number): Promise<Item | undefined> {
    return this.#database.getFromIndex("items", "open", IDBKeyRange.bound([owner, after], [owner, Infinity], true));
  }

  byId(id: string): Promise<Item | undefined> {
    return this.#database.getFromIndex("items", "id", id);
  }

  /**
   * Changes an item as it stands now, whatever was known of it.
   * @param update Gives the item as it becomes; null to delete it.
   * @returns The item as it became; undefined if it is gone.
   */
  async change(nr: number, update: (item: Item) => Item | null): Promise<Item | undefined> {
    const change = this.#database.transaction("items", "readwrite", durable);
    const item = await change.store.get(nr);
    const becomes = item && update(item);
    if (becomes) await change.store.put(indexed(becomes));
    else if (item) await change.store.delete(nr);
    await change.done;
    return becomes ?? undefined;
  }

  /** Takes an item back: at once if it was never sent, else as soon as the platform can be told. */
  async withdraw(nr: number): Promise<void> {
    await this.change(nr, (item) => (item.state === "wacht" && !item.tried ? null : item.state === "ingetrokken" ? item : { ...item, withdraw: true }));
  }

  /** Throws away an item that was refused, and the stop that it would have begun. */
  async discard(nr: number): Promise<void> {
    const change = this.#database.transaction(["items", "stops"], "readwrite", durable);
    const item = await change.objectStore("items").get(nr);
    if (item?.state !== "geweigerd") return;
    const open = await change.objectStore("stops").get(item.owner);
    if (item.kind === "begin" && open?.begin === item.id) await change.objectStore("stops").delete(item.owner);
    await change.objectStore("items").delete(nr);
    await change.done;
  }

  /** What was entered in an item. */
  async content(item: Item): Promise<Record<string, unknown>> {
    return item.sealed ? (JSON.parse(await unseal(item.sealed)) as Record<string, unknown>) : {};
  }

  /** Forgets what was done on earlier days, and drops what could not be sent for too long: only by the server's clock, since a wrong one must not cost anything. */
  async tidy(clock: ServerClock): Promise<void> {
    const now = clock.now();
    const today = new Date().toDateString();
    const change = this.#database.transaction(["items", "stops", "remembered"], "readwrite", durable);
    let dropped = 0;
    for await (const cursor of change.objectStore("items")) {
      const item = cursor.value;
      const isDone = (item.state === "verstuurd" && !item.withdraw) || item.state === "ingetrokken";
      const isOld = now !== null && now - clock.entered(item) > Queue.days * dayInMilliseconds;
      if (isOld && !isDone) dropped++;
      if (isOld || (isDone && new Date(item.at).toDateString() !== today)) await cursor.delete();
    }
    for await (const cursor of change.objectStore("stops"))
      if (now !== null && now - clock.entered({ at: cursor.value.at, after: 0 }) > Queue.days * dayInMilliseconds) await cursor.delete();
    const remembered = change.objectStore("remembered");
    for await (const cursor of remembered.iterate(IDBKeyRange.bound(endedKey, `${endedKey}\uffff`)))
      if (Date.now() - cursor.value > endedDays * dayInMilliseconds) await cursor.delete();
    if (now !== null) await remembered.put(Math.max(now, (await remembered.get(clockKey)) ?? 0), clockKey);
    if (dropped > 0) await remembered.put(((await remembered.get(droppedKey)) ?? 0) + dropped, droppedKey);
    await change.done;
  }

  /** How many items were dropped since somebody last said to have read it. */
  async dropped(): Promise<number> {
    return (await this.#database.get("remembered", droppedKey)) ?? 0;
  }

  async droppedWasRead(): Promise<void> {
    await this.#database.delete("remembered", droppedKey);
  }

  async #make(owner: string, entry: Entry): Promise<Omit<Item, "nr">> {
    const { kind, name, theme, people, body } = entry;
    return indexed({
      id: crypto.randomUUID(),
      owner,
      kind,
      name,
      ...(theme === undefined ? {} : { theme }),
      people,
      at: Date.now(),
      after: 0,
      state: "wacht" as const,
      tried: false,
      retimed: 0,
      withdraw: false,
      sealed: await seal(JSON.stringify(body)),
      reasons: [] as Reason[],
    });
  }
}

async function refuseIfFull(states: { count(state: string): Promise<number> }): Promise<void> {
  if ((await states.count("wacht")) + (await states.count("geweigerd")) >= Queue.most) throw new QueueFull();
}

function indexed<T extends Omit<Item, "nr">>(item: T): T {
  const { openFor: _, ...rest } = item;
  const isOpen = item.state === "wacht" || (item.state === "verstuurd" && item.withdraw);
  return (isOpen ? { ...rest, openFor: item.owner } : rest) as T;
}
