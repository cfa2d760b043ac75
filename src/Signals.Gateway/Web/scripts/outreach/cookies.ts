import type { Person } from "./person";

/** A cookie that scripts may read; null without it. */
export function cookieOnPage(name: string): string | null {
  const prefix = `${name}=`;
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(prefix));
  return found ? found.slice(prefix.length) : null;
}

/** Reads the mark of whose the device is. */
export const personOnPage = (cookie: string): Person => async () => cookieOnPage(cookie);
