// Finds in somebody's words what may lead to a person, without a connection: numbers and addresses of a known form. Names are found by the server only.

const takenOut = "[...]";

const forms = [
  /[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}/giu,
  /\b[A-Z]{2}[0-9]{2} ?(?:[A-Z0-9]{4} ?){2,7}[A-Z0-9]{0,4}\b/gu,
  /(?<![0-9])(?:\+|00)?[0-9](?:[ \-()]{0,2}[0-9]){8,12}(?![0-9])/gu,
  /\b[1-9][0-9]{3} ?[A-Z]{2} ?[0-9]{1,5}[a-z]?\b/giu,
  /\b\p{L}+(?:straat|laan|weg|plein|hof|kade|singel|dijk|dreef|gracht|steeg|park|pad) [0-9]{1,5}[a-z]?\b/giu,
];

export function tracesIn(text: string): string[] {
  return forms.flatMap((form) => [...text.matchAll(form)].map((match) => match[0]));
}

export function withoutTraces(text: string): string {
  return forms.reduce((rest, form) => rest.replace(form, takenOut), text);
}
