import type { Reason } from "./item";

/** What came of a request. */
export type Outcome =
  | { kind: "done"; answer: Record<string, unknown> }
  | { kind: "refused"; reasons: Reason[]; isTime: boolean; isUnknown: boolean }
  | { kind: "signIn" }
  | { kind: "later"; wait: number; isBroken: boolean };

const patience = 20_000;
const longestWait = 60 * 60_000;
const timeFields = ["/waargenomenOp", "/begin", "/eind"];

/** Nobody answered, or nobody that we know. */
const noAnswer: Outcome = { kind: "later", wait: 0, isBroken: false };

/**
 * Sends a request and tells what came of it.
 * @param heard Is given every answer of the platform.
 */
export async function post(path: string, body: string, key: string | null, heard: (answer: Response) => void): Promise<Outcome> {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...(key === null ? {} : { "Idempotency-Key": key }) },
      body,
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(patience),
    });
    if (!isOurs(answer)) return noAnswer;
    heard(answer);
    return await read(answer);
  } catch {
    return noAnswer;
  }
}

/** Asks what time it is. */
export async function askTime(heard: (answer: Response) => void): Promise<Outcome> {
  try {
    const answer = await fetch("/v1/themas", { method: "HEAD", cache: "no-store", redirect: "error", signal: AbortSignal.timeout(patience) });
    if (!isOurs(answer)) return noAnswer;
    heard(answer);
    return answer.ok ? { kind: "done", answer: {} } : await read(answer);
  } catch {
    return noAnswer;
  }
}

// The network of a hotel or a train answers in our place until somebody signs in there.
const isOurs = (answer: Response): boolean => answer.headers.has("API-Version");

async function read(answer: Response): Promise<Outcome> {
  const status = answer.status;
  if (status === 204) return { kind: "done", answer: {} };
  if (status === 401 || status === 403) return { kind: "signIn" };
  if (status === 408 || status === 429 || status >= 500) return { kind: "later", wait: waitOf(answer), isBroken: status === 500 };
  const told = (await answer.json()) as Record<string, unknown>;
  if (answer.ok) return { kind: "done", answer: told };
  const reasons = (told.fouten as Reason[] | undefined)?.map(({ veld, melding }) => ({ veld, melding })) ?? [{ veld: "", melding: String(told.detail) }];
  return { kind: "refused", reasons, isTime: reasons.every((reason) => timeFields.includes(reason.veld)), isUnknown: status === 404 };
}

function waitOf(answer: Response): number {
  const seconds = Number(answer.headers.get("Retry-After") ?? "0");
  return Number.isFinite(seconds) ? Math.min(seconds * 1_000, longestWait) : 0;
}
