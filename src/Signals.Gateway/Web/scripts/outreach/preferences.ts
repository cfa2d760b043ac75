// What somebody chose the last time: codes only, in a cookie that the pages without scripts read and write as well.
import { cookieOnPage } from "./cookies";

export interface Preferences {
  kind: string;
  area: string;
  quickList: string[];
}

const between = ".";
const betweenThemes = "~";
const seconds = 180 * 24 * 60 * 60;

export function preferences(cookie: string): Preferences {
  const [kind = "", area = "", quickList = ""] = (cookieOnPage(cookie) ?? "").split(between);
  return { kind, area, quickList: quickList.split(betweenThemes).filter((theme) => theme.length > 0) };
}

export function prefer(cookie: string, changes: Partial<Preferences>): void {
  const { kind, area, quickList } = { ...preferences(cookie), ...changes };
  const secure = cookie.startsWith("__Host-") ? "; secure" : "";
  document.cookie = `${cookie}=${[kind, area, quickList.join(betweenThemes)].join(between)}; path=/; max-age=${seconds}; samesite=strict${secure}`;
}
