// What the page says: what was just kept, quietly, and what asks for attention.
import { byId, make, paragraph } from "./elements";

/** Says what was just done; read out by a screen reader once it has finished what it was saying. */
export function say(text: string): void {
  byId("gezegd").textContent = text;
}

/** Shows a notice that stays until it is taken away; with an empty text takes it away. */
export function notice(id: string, text: string, ...more: Node[]): void {
  const standing = document.getElementById(`bericht-${id}`);
  if (standing?.dataset.tekst === text) return;
  standing?.remove();
  if (text === "") return;
  const content = make("div", { class: "utrecht-alert__content" }, paragraph(text, " ", ...more));
  byId("berichten").append(make("div", { class: "utrecht-alert utrecht-alert--warning", id: `bericht-${id}`, role: "alert", "data-tekst": text }, content));
}
