// What was entered is sealed on the device: each item under a key of its own, which no script can read out and which goes when the item goes.

export interface Sealed {
  key: CryptoKey;
  start: BufferSource;
  content: ArrayBuffer;
}

const algorithm = "AES-GCM";
const startBytes = 12;

export async function seal(text: string): Promise<Sealed> {
  const key = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ["encrypt", "decrypt"]);
  const start = crypto.getRandomValues(new Uint8Array(startBytes));
  const content = await crypto.subtle.encrypt({ name: algorithm, iv: start }, key, new TextEncoder().encode(text));
  return { key, start, content };
}

export async function unseal(sealed: Sealed): Promise<string> {
  const content = await crypto.subtle.decrypt({ name: algorithm, iv: sealed.start }, sealed.key, sealed.content);
  return new TextDecoder().decode(content);
}
