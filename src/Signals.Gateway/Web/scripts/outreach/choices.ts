// Shows what somebody chose the last time, and lets them choose their quick list.
import { byId } from "./elements";
import { showFaults } from "./faults";
import { prefer, preferences } from "./preferences";
import { arrangeTaps } from "./taps";

/** Fills in what was chosen the last time, where nothing is chosen yet. */
export function usePreferences(cookie: string): void {
  const { kind, area, quickList } = preferences(cookie);
  arrangeTaps(quickList);
  const radio = document.querySelector<HTMLInputElement>(`input[name=soort][value="${CSS.escape(kind)}"]`);
  if (radio && !document.querySelector("input[name=soort]:checked")) radio.checked = true;
  for (const id of ["buurt", "bezoek-buurt", "meer-buurt"]) {
    const select = byId<HTMLSelectElement>(id);
    if (!select.value && area) select.value = area;
  }
}

/**
 * Keeps the quick list as it is checked in the form.
 * @returns False if there are too many in it.
 */
export function chooseQuickList(cookie: string, most: number): boolean {
  const chosen = [...document.querySelectorAll<HTMLInputElement>("#snel-form input[name=snel]:checked")].map((box) => box.value);
  if (chosen.length > most) {
    showFaults([{ field: "snel", message: `Kies hooguit ${most} onderwerpen.` }]);
    return false;
  }
  prefer(cookie, { quickList: chosen });
  arrangeTaps(chosen);
  return true;
}
