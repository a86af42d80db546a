"use client";
// Where drafts are kept: on this device, as they are or sealed.

const prefix = "draft:";
export type Keeper = { read: () => Promise<string | null>; keep: (text: string | null) => Promise<void> };

/** A place for one draft. Both ways fail where the device has no storage, no room, or, with a secret, no way to seal. */
export function keeperOf(name: string, secret: string | undefined): Keeper {
  const at = prefix + name;
  let turns = 0;
  return {
    async read() {
      try {
        const text = localStorage.getItem(at);
        return text && secret ? await opened(text, secret) : text;
      } catch {
        return null;
      }
    },
    // Without a secret all of it happens at once, also while the page is being left.
    async keep(text) {
      const turn = ++turns;
      if (text === null) return localStorage.removeItem(at);
      const kept = secret ? await sealed(text, secret) : text;
      if (turn === turns) localStorage.setItem(at, kept);
    },
  };
}

/** For signing out: nobody's unfinished words stay on a shared device. */
export function forgetDrafts() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch {
    // A device without storage has no drafts.
  }
}

const bytesOf = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const textOf = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const keyOf = (secret: string) => crypto.subtle.importKey("raw", bytesOf(secret), "AES-GCM", false, ["encrypt", "decrypt"]);

async function sealed(text: string, secret: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(secret), new TextEncoder().encode(text));
  return `${textOf(iv)} ${textOf(new Uint8Array(data))}`;
}

async function opened(text: string, secret: string): Promise<string> {
  const [iv = "", data = ""] = text.split(" ");
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytesOf(iv) }, await keyOf(secret), bytesOf(data)));
}
