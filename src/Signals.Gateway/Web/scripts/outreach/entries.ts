// Reads what is entered in the forms. The platform checks it once more; what is told here is told at once, also without a connection.
import { byId } from "./elements";
import type { Fault } from "./faults";
import type { Entry } from "./item";
import { tracesIn, withoutTraces } from "./traces";

/** What was read, or what is wrong. */
export type Read<T> = { read: T; faults?: never } | { read?: never; faults: Fault[] };

export interface Begin {
  entry: Entry;
  kind: string;
  area: string;
  plek: string;
  aanwezigen: string;
}

const mostPeople = 20;
const mostPresent = 10_000;
const mostHouse = 99_999;
const mostPlace = 100;
const mostText = 2_000;
const postcode = /^[1-9][0-9]{3}(?!SA|SD|SS)[A-Z]{2}$/;
const addition = /^[A-Z0-9]{0,6}$/;

export const themeName = (code: string): string => optionOf("turf-thema", code);

export const areaName = (code: string): string => optionOf("buurt", code);

/** A tap: one person. */
export const tapped = (theme: string, source: string, area: string): Entry =>
  ({ kind: "signaal", name: themeName(theme), theme, people: 1, body: { thema: theme, buurt: area, bron: source } });

export function readTally(source: string, area: string): Read<Entry> {
  const fields = new Fields("turf-");
  const theme = fields.chosen("thema", "Kies waar het over gaat.");
  const people = fields.number("aantal", 1, mostPeople, "Vul in hoeveel mensen het noemden.") ?? 0;
  return fields.done(() => ({ ...tapped(theme, source, area), people, body: { thema: theme, buurt: area, bron: source, aantal: people } }));
}

export function readMore(source: string): Read<Entry> {
  const fields = new Fields("meer-");
  const theme = fields.chosen("thema", "Kies waar het over gaat.");
  const area = fields.chosen("buurt", "Kies een buurt.");
  const words = { waarneming: fields.text("waarneming", mostText), duiding: fields.text("duiding", mostText) };
  const traces = [...tracesIn(words.waarneming), ...tracesIn(words.duiding)];
  byId("meer-nakijken-deel").hidden = traces.length === 0;
  byId("meer-gevonden").textContent = traces.join(", ");
  const choice = traces.length > 0 ? fields.chosen("nakijken", "Kies wat er met deze gegevens gebeurt.") : "";
  if (choice === "weghalen") Object.assign(words, { waarneming: withoutTraces(words.waarneming), duiding: withoutTraces(words.duiding) });
  const household = readHousehold(fields);
  const together = fields.isChecked("bijElkaarHouden");
  if (together && !household) fields.wrong("postcode", "Om signalen bij elkaar te houden zijn postcode en huisnummer nodig.");
  const place = fields.value("plek");
  return fields.done(() => ({
    ...tapped(theme, source, area),
    body: {
      thema: theme, buurt: area, bron: source,
      ...(words.waarneming ? { waarneming: words.waarneming } : {}),
      ...(words.duiding ? { duiding: words.duiding } : {}),
      ...(household ? { huishouden: household } : {}),
      ...(place ? { plek: place } : {}),
      ...(together ? { bijElkaarHouden: true } : {}),
      ...(fields.isChecked("overAnder") ? { overAnder: true } : {}),
    },
  }));
}

export function readBegin(): Read<Begin> {
  const fields = new Fields("");
  const kind = fields.chosen("soort", "Kies wat voor stop het is.");
  const area = fields.chosen("buurt", "Kies een buurt.");
  const plek = fields.text("plek", mostPlace);
  const present = fields.number("aanwezig", 0, mostPresent);
  return fields.done(() => ({
    entry: { kind: "begin", name: `Stop begonnen in ${areaName(area)}`, people: 0, body: { soort: kind, buurt: area, ...(plek ? { plek } : {}) } },
    kind, area, plek, aanwezigen: present === null ? "" : String(present),
  }));
}

export function readEnd(area: string): Read<Entry> {
  const fields = new Fields("");
  const present = fields.number("aanwezigen", 0, mostPresent, "Vul in hoeveel mensen er waren. Een schatting is goed.");
  return fields.done(() => ({ kind: "eind", name: `Stop afgerond in ${areaName(area)}`, people: 0, body: { aanwezigen: present } }));
}

/** Shows what was entered before, to be mended. */
export function fillMore(body: Record<string, unknown>): void {
  const household = (body.huishouden ?? {}) as Record<string, unknown>;
  const values: Record<string, unknown> = { ...body, ...household };
  for (const control of controls("meer-")) {
    const value = values[control.name.slice("meer-".length)];
    if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = value === true;
    else if (!(control instanceof HTMLInputElement && control.type === "radio")) control.value = value === undefined ? "" : String(value);
  }
}

/** The field of a form by the name that the interface gives it. */
export function fieldOf(pointer: string): string {
  const name = pointer === "/huishouden" ? "postcode" : pointer.slice(pointer.lastIndexOf("/") + 1);
  return document.getElementById(`meer-${name}`) ? `meer-${name}` : "meer-thema";
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const controls = (prefix: string): Control[] =>
  [...document.querySelectorAll<Control>("input[name], select[name], textarea[name]")].filter((control) => prefix && control.name.startsWith(prefix));

const optionOf = (id: string, value: string): string =>
  [...byId<HTMLSelectElement>(id).options].find((option) => option.value === value)?.text ?? value;

const plain = (text: string): string => text.replaceAll(" ", "").toUpperCase();

function readHousehold(fields: Fields): Record<string, unknown> | null {
  const [code, house, extra] = [fields.value("postcode"), fields.value("huisnummer"), fields.value("toevoeging")];
  if (!code && !house && !extra) return null;
  if (!postcode.test(plain(code))) fields.wrong("postcode", "Een postcode heeft vier cijfers en twee letters, zoals 1234 AB.");
  const number = fields.number("huisnummer", 1, mostHouse, "Vul een huisnummer in.");
  if (!addition.test(plain(extra).replaceAll("-", ""))) fields.wrong("toevoeging", "Een toevoeging heeft hooguit zes letters en cijfers.");
  return { postcode: code, huisnummer: number, ...(extra ? { toevoeging: extra } : {}) };
}

/** The fields of one form, with what is wrong in them. */
class Fields {
  readonly #faults: Fault[] = [];
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  value(name: string): string {
    const named = this.#prefix + name;
    const checked = document.querySelector<HTMLInputElement>(`input[type=radio][name="${named}"]:checked`);
    if (checked) return checked.value;
    const control = document.getElementById(named);
    return control && "value" in control ? String(control.value).trim() : "";
  }

  isChecked(name: string): boolean {
    return document.querySelector<HTMLInputElement>(`input[type=checkbox][name="${this.#prefix}${name}"]`)?.checked ?? false;
  }

  chosen(name: string, otherwise: string): string {
    const value = this.value(name);
    if (!value) this.wrong(name, otherwise);
    return value;
  }

  text(name: string, most: number): string {
    const value = this.value(name);
    if ([...value].length > most) this.wrong(name, `Hier passen hooguit ${most} tekens.`);
    return value;
  }

  /** @param otherwise What is said when it is missing; nothing if it may be missing. */
  number(name: string, from: number, to: number, otherwise?: string): number | null {
    const value = this.value(name);
    if (!value && otherwise === undefined) return null;
    const number = /^[0-9]{1,6}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= from && number <= to) return number;
    this.wrong(name, value || otherwise === undefined ? `Hier hoort een heel getal van ${from} tot en met ${to} te staan.` : otherwise);
    return null;
  }

  wrong(name: string, message: string): void {
    this.#faults.push({ field: this.#prefix + name, message });
  }

  done<T>(read: () => T): Read<T> {
    return this.#faults.length > 0 ? { faults: this.#faults } : { read: read() };
  }
}
