// The buttons of themes: those of the quick list first, with how often each was named at this stop.
import { byId, make } from "./elements";
import type { Item } from "./item";

const first = "nl-button nl-button--primary tap";
const other = "nl-button nl-button--secondary tap";

/** Puts the themes of the quick list first, in their order. */
export function arrangeTaps(quickList: string[]): void {
  const buttons = new Map([...document.querySelectorAll<HTMLButtonElement>("#tik-form button.tap")].map((button) => [button.value, button]));
  const chosen = quickList.filter((theme) => buttons.has(theme));
  if (chosen.length === 0) return;
  const order = [...byId<HTMLSelectElement>("turf-thema").options].map((option) => option.value).filter((theme) => buttons.has(theme) && !chosen.includes(theme));
  place("snelle", chosen, first);
  place("overige", order, other);
  for (const box of document.querySelectorAll<HTMLInputElement>("#snel-form input[name=snel]")) box.checked = chosen.includes(box.value);

  function place(id: string, themes: string[], look: string): void {
    for (const theme of themes) {
      const button = buttons.get(theme)!;
      button.className = look;
      byId(id).append(button);
    }
  }
}

/** Shows how many people named each theme since a moment; nothing without one. */
export function countTaps(items: Item[], since: number | null): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("#tik-form button.tap")) {
    button.querySelector(".count")?.remove();
    if (since === null) continue;
    const named = items.filter((item) => item.theme === button.value && item.at >= since && (item.state === "wacht" || item.state === "verstuurd") && !item.withdraw);
    const people = named.reduce((sum, item) => sum + item.people, 0);
    if (people > 0) button.append(" ", make("span", { class: "count" }, make("span", { "aria-hidden": "true" }, `${people}×`), make("span", { class: "unseen" }, `${people} keer genoemd`)));
  }
}
