import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { questionFor, type Writer } from "@/lib/nudges/rules";

const junior: Writer = { track: "individual_contributor", pastTheFork: false };
const staff: Writer = { track: "individual_contributor", pastTheFork: true };
const manager: Writer = { track: "management", pastTheFork: false };
const ask = (words: string, writer: Writer, kind: "additive" | "multiplier" = "additive") =>
  questionFor({ words, kind }, writer)?.question ?? null;

const specific = "Which part of it, and where will you use it first?";
const multiplier = "What would make this a multiplier: who could do more once you have it?";
const crunch = "Writing code is a fine thing to want. If it is to get through a crunch: what would keep the next one from coming?";

describe("the question while a focus is written", () => {
  it.each([
    ["Get better at distributed systems", junior, specific],
    ["Get better at distributed systems", staff, multiplier],
    ["Get better at distributed systems", manager, multiplier],
    ["Learn where CAP bites in project X", junior, null],
    ["Learn where CAP bites in project X", staff, null],
    ["Learn how our queue retries before the autumn release", staff, null],
    ["Become a stronger engineer", staff, multiplier],
    ["Mentor Sarah through the next design", staff, null],
    ["Be better at teaching others", staff, null],
    ["Jump in more to the code", manager, crunch],
    ["Be more hands-on before the release", manager, crunch],
    ["Write more code", junior, specific],
    ["Let Tom run the next incident review", manager, null],
    ["Agree the dates and what to hand over", junior, null],
    ["", staff, null],
  ])("“%s” for %o: %s", (words, writer, question) => {
    expect(ask(words, writer)).toBe(question);
  });

  it("asks a vague multiplier which part, not who gains", () => {
    expect(ask("Get better at mentoring", staff, "multiplier")).toBe(null);
    expect(ask("Get better at influence", staff, "multiplier")).toBe(specific);
  });

  it("says nothing of up or down, blocks nothing and never fails, whatever is typed", () => {
    const writers = fc.record({
      track: fc.constantFrom("individual_contributor" as const, "management" as const, "hybrid" as const, "other" as const),
      pastTheFork: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.string(), writers, (words, writer) => {
        const nudge = questionFor({ words, kind: "additive" }, writer);
        expect(`${nudge?.question} ${nudge?.examples}`).not.toMatch(/promot|demot|\bup\b|below|above|step down/i);
      }),
    );
  });

  it("depends on case and space around the words in nothing", () => {
    const phrases = fc.constantFrom("Get better at distributed systems", "Jump in more to the code", "Learn where CAP bites in project X");
    fc.assert(
      fc.property(phrases, fc.constantFrom(junior, staff, manager), (words, writer) => {
        expect(ask(`  ${words.toUpperCase()} `, writer)).toBe(ask(words, writer));
      }),
    );
  });
});
