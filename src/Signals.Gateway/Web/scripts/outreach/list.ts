// What was entered on this device today, with what became of each, in words.
import { action, byId, make } from "./elements";
import type { Item } from "./item";

/** What somebody can do with an item. */
export interface Actions {
  takeBack(item: Item): void;
  mend(item: Item): void;
  discard(item: Item): void;
}

const mostShown = 100;
const clock = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });

export const time = (at: number): string => clock.format(at);

export function showList(items: Item[], actions: Actions): void {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.actie : undefined;
  const latestFirst = [...items].reverse();
  const refused = latestFirst.filter((item) => item.state === "geweigerd");
  const others = latestFirst.filter((item) => item.state !== "geweigerd");
  const list = byId("lijst");
  list.replaceChildren();
  if (refused.length > 0) list.append(make("h3", { class: "nl-heading nl-heading--level-3" }, "Niet aangenomen"), rows(refused, actions));
  if (refused.length > 0 && others.length > 0) list.append(make("h3", { class: "nl-heading nl-heading--level-3" }, "Al het andere"));
  list.append(rows(others.slice(0, mostShown), actions));
  if (others.length > mostShown) list.append(make("p", { class: "nl-paragraph" }, `En nog ${others.length - mostShown} van eerder vandaag.`));
  byId("vandaag").hidden = items.length === 0;
  if (focused === undefined || document.activeElement !== document.body) return;
  const again = list.querySelector<HTMLElement>(`[data-actie="${focused}"]`);
  if (again) again.focus();
  else if (/^[a-z]+-[0-9]+$/.test(focused)) byId("vandaag-kop").focus();
}

/** How many wait and how many were sent, in one sentence. */
export function standing(items: Item[]): string {
  const count = (holds: (item: Item) => boolean): number => items.filter(holds).length;
  const [waiting, refused] = [count((item) => item.state === "wacht" || item.withdraw), count((item) => item.state === "geweigerd")];
  const parts = [
    ...(waiting > 0 ? [`${waiting} ${waiting === 1 ? "wacht" : "wachten"} op verzenden.`] : []),
    ...(refused > 0 ? [`${refused} niet aangenomen: kijk ${refused === 1 ? "die" : "ze"} hieronder na.`] : []),
  ];
  return parts.length > 0 ? parts.join(" ") : items.length > 0 ? "Alles is verstuurd." : "";
}

function rows(items: Item[], actions: Actions): HTMLUListElement {
  return make("ul", { class: "sent" }, ...items.map((item) => row(item, actions)));
}

function row(item: Item, actions: Actions): HTMLLIElement {
  const what = `${item.name}${item.people > 1 ? `, ${item.people} mensen` : ""}`;
  const label = `${what}, ${time(item.at)} uur`;
  const line = make("li", { "data-staat": item.state }, make("span", {}, `${what}. ${time(item.at)} uur. ${stateOf(item)}`));
  const buttons = make("span", { class: "actions" });
  if (item.state === "geweigerd") {
    if (item.kind === "signaal") buttons.append(action("Aanpassen", `aanpassen-${item.nr}`, label, () => actions.mend(item)));
    buttons.append(action("Weggooien", `weggooien-${item.nr}`, label, () => actions.discard(item)));
  } else if (canBeTakenBack(item)) buttons.append(action("Ongedaan maken", `ongedaan-${item.nr}`, label, () => actions.takeBack(item)));
  if (buttons.childElementCount > 0) line.append(buttons);
  return line;
}

export const canBeTakenBack = (item: Item): boolean => item.kind === "signaal" && !item.withdraw && (item.state === "wacht" || item.state === "verstuurd");

function stateOf(item: Item): string {
  if (item.state === "geweigerd") return `Niet aangenomen. ${item.reasons.map((reason) => reason.melding).join(" ")}`;
  if (item.state === "ingetrokken") return "Teruggenomen.";
  if (item.withdraw) return "Wordt teruggenomen.";
  return item.state === "wacht" ? "Wacht op verzenden." : "Verstuurd.";
}
