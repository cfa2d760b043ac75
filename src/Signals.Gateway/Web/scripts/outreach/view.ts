// Changes the page between beginning a stop, entering what is told there, and a home visit.
import { areaName } from "./entries";
import { byId, make } from "./elements";
import type { OpenStop, StopWords } from "./item";
import { time } from "./list";

export type Mode = "begin" | "stop" | "homevisit";

const kinds = (): Map<string, string> =>
  new Map([...document.querySelectorAll<HTMLInputElement>("input[name=soort]")].map((radio) => [radio.value, radio.parentElement?.textContent?.trim() ?? radio.value]));

export function show(mode: Mode, stop: OpenStop | undefined, words: StopWords | null): void {
  const isVisit = mode === "homevisit";
  byId("inloop").dataset.weergave = mode;
  byId("beginnen").hidden = mode !== "begin";
  byId("invoeren").hidden = mode === "begin";
  byId("bezoek-deel").hidden = !isVisit;
  byId("turven-deel").hidden = isVisit;
  byId("afronden-deel").hidden = isVisit;
  const [heading, explanation] = texts(mode, stop, words);
  byId("kop").textContent = heading;
  document.title = document.title.replace(/^(Fout: )?.*? - /, (_, fault = "") => `${fault}${heading} - `);
  byId("uitleg").textContent = explanation;
  // Only when it leads elsewhere: whoever has the focus on it keeps it.
  const [shown, wanted] = [byId("anders").querySelector("a"), elsewhere(isVisit)];
  if (shown?.getAttribute("href") !== wanted?.getAttribute("href")) byId("anders").replaceChildren(...(wanted ? [wanted] : []));
}

function elsewhere(isVisit: boolean): HTMLAnchorElement | null {
  if (isVisit) return make("a", { class: "nl-link", href: "/inloop" }, "Inloop of koffiekar");
  return byId("inloop").dataset.huisbezoek === undefined ? null : make("a", { class: "nl-link", href: "/inloop/huisbezoek" }, "Iets van een huisbezoek invoeren");
}

function texts(mode: Mode, stop: OpenStop | undefined, words: StopWords | null): [string, string] {
  const root = byId("inloop").dataset;
  if (mode === "homevisit") return ["Huisbezoek", root.uitlegBezoek ?? ""];
  if (mode === "begin" || !stop) return ["Inloop en koffiekar", root.uitlegBegin ?? ""];
  const place = words?.plek ? `. Plek: ${words.plek}` : "";
  return [`${kinds().get(stop.kind) ?? "Stop"} in ${areaName(stop.area)}`, `Begonnen om ${time(stop.at)} uur${place}.`];
}
