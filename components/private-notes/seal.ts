// A note that only its author can read: encrypted here, in the browser, with a passphrase that never leaves it.

/** What the server holds of a sealed note. Everything but `v` and `iterations` is base64. */
export type Sealed = { v: 1; iterations: number; salt: string; iv: string; data: string };

/** Rounds of PBKDF2 with SHA-256: OWASP's figure of 2023. */
const iterations = 600_000;

/** Encrypts with AES-GCM under a key drawn from the passphrase. `bound` ties it to whom it is by and about: elsewhere it does not open. */
export async function seal(words: string, passphrase: string, bound: string): Promise<Sealed> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOf(passphrase, salt, iterations, "encrypt");
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytes(bound) }, key, bytes(words));
  return { v: 1, iterations, salt: toBase64(salt), iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
}

/** The words of a sealed note, or null: another passphrase, another place, or a byte that was changed. */
export async function open({ iterations: rounds, salt, iv, data }: Sealed, passphrase: string, bound: string): Promise<string | null> {
  try {
    const key = await keyOf(passphrase, fromBase64(salt), rounds, "decrypt");
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromBase64(iv), additionalData: bytes(bound) }, key, fromBase64(data));
    return new TextDecoder().decode(plain);
  } catch {
    return null;
  }
}

async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>, rounds: number, use: "encrypt" | "decrypt"): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey("raw", bytes(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds },
    typed,
    { name: "AES-GCM", length: 256 },
    false,
    [use],
  );
}

const bytes = (text: string) => new TextEncoder().encode(text);
const toBase64 = (raw: Uint8Array) => btoa(Array.from(raw, (byte) => String.fromCharCode(byte)).join(""));
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
