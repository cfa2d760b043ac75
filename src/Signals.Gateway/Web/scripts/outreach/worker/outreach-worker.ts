// Keeps the pages of the walk-in hour and the coffee cart at hand without a connection, and sends what waits when the page is closed.
// It keeps only what is the same for everybody: never a page that was made for somebody, and never an answer of the interface.
import { ServerClock } from "../clock";
import { openDatabase } from "../database";
import type { Person } from "../person";
import { Queue } from "../queue";
import { Sender } from "../sending";


declare const self: ServiceWorkerGlobalScope;

/** Set by the server in front of this script, so that another version of any file makes another worker. */
declare const inloop: {
  /** Changes with anything below. */
  versie: string;
  /** The name of the cookie that tells whose the device is. */
  toestel: string;
  /** The page that stands in for every other without a connection. */
  schil: string;
  /** Pages that are kept under their own address. */
  bladzijden: string[];
  /** Style sheets, scripts, fonts and images. */
  bestanden: string[];
};

const prefix = "signals-inloop-";
const store = `${prefix}${inloop.versie}`;
const patience = 4_000;

self.addEventListener("install", (event) => {
  event.waitUntil(fetchAll());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, inloop.bladzijden.includes(address.pathname) ? address.pathname : inloop.schil));
  else if (inloop.bestanden.includes(address.pathname + address.search)) event.respondWith(kept(request));
});

self.addEventListener("sync" as keyof ServiceWorkerGlobalScopeEventMap, (event) => {
  (event as ExtendableEvent).waitUntil(sendAll());
});

async function fetchAll(): Promise<void> {
  const cache = await caches.open(store);
  // Without the visitor's cookies, so that what is kept was made for nobody.
  await cache.addAll([inloop.schil, ...inloop.bladzijden, ...inloop.bestanden].map((path) => new Request(path, { credentials: "omit", cache: "no-cache" })));
  await self.skipWaiting();
}

async function forgetOthers(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(prefix) && name !== store) await caches.delete(name);
  await self.clients.claim();
}

/** The page as the server makes it now; the one that is kept, if the server does not answer in time. */
async function page(request: Request, fallback: string): Promise<Response> {
  const late = new Promise<null>((tell) => setTimeout(() => tell(null), patience));
  const fresh = fetch(request).catch(() => null);
  const answer = await Promise.race([fresh, late]);
  if (answer && answer.status < 500) return answer;
  return (await caches.match(fallback, { cacheName: store })) ?? (await fresh) ?? Response.error();
}

async function kept(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: store })) ?? fetch(request);
}

const person: Person = async () => (await (self.cookieStore as CookieStore | undefined)?.get(inloop.toestel))?.value ?? null;

async function sendAll(): Promise<void> {
  const database = await openDatabase();
  const news = new BroadcastChannel("signals-inloop");
  try {
    const sender = new Sender(new Queue(database), person, new ServerClock(), () => news.postMessage(""));
    const pause = await sender.run();
    // The browser tries again by itself when this fails.
    if (pause.why === "later") throw new Error("Not everything could be sent.");
  } finally {
    news.close();
    database.close();
  }
}
