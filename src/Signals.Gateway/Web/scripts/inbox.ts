// Tells of new prompts while the page is open. Without this script the page works the same, and shows them after a reload.

interface Named {
  naam: string;
}

interface Prompt {
  thema: Named;
  buurt: Named;
}

function tell(place: HTMLElement, sentence: string): void {
  const link = document.createElement("a");
  link.href = place.dataset.hier ?? "/wijkteam";
  link.textContent = "Toon de nieuwe aanleidingen";
  const line = document.createElement("p");
  line.append(`${sentence} `, link);
  place.replaceChildren(line);
}

function follow(place: HTMLElement, address: string): void {
  const shown = Number(place.dataset.positie ?? "0");
  let told = shown;
  const stream = new EventSource(address);
  stream.addEventListener("welkom", (event) => {
    // Something arrived after the page was made and before the stream was open.
    if (Number(event.lastEventId) > told) tell(place, "Er is iets nieuws voor uw wijkteam.");
  });
  stream.addEventListener("aanleiding", (event) => {
    const position = Number(event.lastEventId);
    if (position <= told) return;
    told = position;
    const prompt = JSON.parse(event.data as string) as Prompt;
    const count = position - shown;
    const which = `${prompt.thema.naam} in ${prompt.buurt.naam}`;
    tell(place, count === 1 ? `Er is een nieuwe aanleiding: ${which}.` : `Er zijn ${count} nieuwe aanleidingen. De nieuwste: ${which}.`);
  });
  addEventListener("pagehide", () => stream.close());
}

const place = document.getElementById("nieuw");
const address = place?.dataset.stroom;
if (place && address) follow(place, address);

export {};
