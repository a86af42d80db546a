import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { open, seal, type Sealed } from "@/components/private-notes/seal";

describe("a sealed note", () => {
  it("opens with its passphrase, in its place, and with nothing else", async () => {
    const note = await seal("Ask about the move in spring. ☀", "a long passphrase", "mo eve");
    expect(JSON.stringify(note)).not.toContain("spring");
    expect(await open(note, "a long passphrase", "mo eve")).toBe("Ask about the move in spring. ☀");
    expect(await open(note, "A long passphrase", "mo eve")).toBeNull();
    expect(await open(note, "a long passphrase", "mo tom")).toBeNull();
  });

  it("does not open when a byte of it was changed, whichever", { timeout: 60_000 }, async () => {
    const note = await seal("Words", "a long passphrase", "mo eve");
    const flipped = (text: string, at: number) => {
      const raw = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      raw[at % raw.length] = (raw[at % raw.length] ?? 0) ^ 1;
      return btoa(String.fromCharCode(...raw));
    };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("salt", "iv", "data"), fc.nat({ max: 100 }), async (part: "salt" | "iv" | "data", at) => {
        const changed: Sealed = { ...note, [part]: flipped(note[part], at) };
        expect(await open(changed, "a long passphrase", "mo eve")).toBeNull();
      }),
      { numRuns: 12 },
    );
  });

  it("is never the same twice", async () => {
    const [one, two] = [await seal("Words", "a long passphrase", "x"), await seal("Words", "a long passphrase", "x")];
    expect(new Set([one.salt, two.salt]).size).toBe(2);
    expect(new Set([one.data, two.data]).size).toBe(2);
  });
});
