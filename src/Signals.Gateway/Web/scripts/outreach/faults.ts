// What is wrong in a form: above it, where the focus goes, and at each field. In the same words and markup as the server uses.
import { byId, make } from "./elements";

export interface Fault {
  field: string;
  message: string;
}

const titled = "Fout: ";

export function clearFaults(): void {
  if (document.title.startsWith(titled)) document.title = document.title.slice(titled.length);
  byId("fouten").replaceChildren();
  for (const message of document.querySelectorAll(".utrecht-form-field-error-message")) message.remove();
  for (const field of document.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    describe(field, (id) => !id.endsWith("-fout"));
  }
}

export function showFaults(faults: Fault[]): void {
  clearFaults();
  document.title = `${titled}${document.title}`;
  const heading = make("h2", { class: "nl-heading nl-heading--level-2", id: "fouten-kop", tabindex: "-1" }, "Er gaat nog iets niet goed");
  const list = make("ul", { class: "utrecht-unordered-list utrecht-unordered-list--html-content" });
  for (const { field, message } of faults) list.append(make("li", {}, make("a", { class: "nl-link", href: `#${field}` }, message)));
  byId("fouten").append(make("div", { class: "summary", role: "alert", "aria-labelledby": "fouten-kop" }, heading, list));
  for (const fault of faults) mark(fault);
  heading.focus();
}

function mark({ field, message }: Fault): void {
  const control = document.getElementById(field);
  if (!control) return;
  control.setAttribute("aria-invalid", "true");
  const told = make("p", { class: "utrecht-form-field-error-message", id: `${field}-fout` }, message);
  if (control instanceof HTMLFieldSetElement) control.querySelector("legend")?.after(told);
  else control.before(told);
  describe(control, () => true, `${field}-fout`);
  control.closest("details")?.setAttribute("open", "");
}

function describe(field: Element, keep: (id: string) => boolean, added?: string): void {
  const ids = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id.length > 0 && keep(id));
  if (added !== undefined) ids.unshift(added);
  if (ids.length > 0) field.setAttribute("aria-describedby", ids.join(" "));
  else field.removeAttribute("aria-describedby");
}
