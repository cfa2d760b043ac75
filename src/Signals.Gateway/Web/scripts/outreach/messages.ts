// What the page says: what was just kept, quietly, and what asks for attention.
import { byId, make, paragraph } from "./elements";
import { Queue, QueueFull } from "./queue";

/** Thrown when nobody is signed in on this device. */
export class SignedOut extends Error {}

/** Says what was just done; read out by a screen reader once it has finished what it was saying. */
export function say(text: string): void {
  byId("gezegd").textContent = text;
}

/** Shows what is to be known of what waits on this device. */
export async function showNotices(queue: Queue, owner: string | null, again: () => void): Promise<void> {
  const others = await queue.others(owner);
  const waiting = others === 1 ? "wacht nog 1 signaal" : `wachten nog ${others} signalen`;
  notice("anderen", others === 0 ? "" : `Op dit toestel ${waiting} van iemand anders. Ze gaan weg als die persoon zich hier weer aanmeldt.`);
  const dropped = await queue.dropped();
  const expired = dropped === 1 ? "1 signaal is" : `${dropped} signalen zijn`;
  const read = make("button", { class: "nl-button nl-button--secondary", type: "button" }, "Gelezen");
  read.addEventListener("click", () => void queue.droppedWasRead().then(again));
  notice("vervallen", dropped === 0 ? "" : `${expired} vervallen: wat na ${Queue.days} dagen niet verstuurd is, wordt gewist.`, read);
  if (owner === null) askToSignIn();
}

export const askToSignIn = (): void =>
  notice("aanmelden", "Meld u opnieuw aan. Alles wat u invulde, blijft op dit toestel bewaard.", make("a", { class: "nl-link", href: location.pathname }, "Aanmelden"));

export const signedIn = (): void => notice("aanmelden", "");

export const kept = (): void => notice("vol", "");

/** Says why something was not kept. */
export function notKept(problem: unknown): void {
  if (problem instanceof SignedOut) return askToSignIn();
  notice("vol", problem instanceof QueueFull
    ? `Er wachten al ${Queue.most} signalen op dit toestel. Dit laatste is niet bewaard. Zoek eerst een plek met bereik.`
    : "Dit toestel kan niets meer bewaren. Dit laatste is niet bewaard. Schrijf het op.");
  say("Niet bewaard.");
}

/** Shows a notice that stays until it is taken away; with an empty text takes it away. */
function notice(id: string, text: string, ...more: Node[]): void {
  const standing = document.getElementById(`bericht-${id}`);
  if (standing?.dataset.tekst === text) return;
  standing?.remove();
  if (text === "") return;
  const content = make("div", { class: "utrecht-alert__content" }, paragraph(text, " ", ...more));
  byId("berichten").append(make("div", { class: "utrecht-alert utrecht-alert--warning", id: `bericht-${id}`, role: "alert", "data-tekst": text }, content));
}
