/** The element with an id, which the page always has. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no ${id}.`);
  return found as T;
}

/** A new element with attributes and what is in it. Texts are texts, never markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes: Record<string, string> = {}, ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...content);
  return element;
}

export const paragraph = (...content: (Node | string)[]): HTMLParagraphElement => make("p", { class: "nl-paragraph" }, ...content);

/** A button that does something on this page. */
export function action(name: string, what: string, label: string, act: () => void): HTMLButtonElement {
  const button = make("button", { class: "nl-button nl-button--secondary", type: "button", "data-actie": what, "aria-label": `${name}: ${label}` }, name);
  button.addEventListener("click", act);
  return button;
}
