import { addDays, type Day } from "@/lib/clock";
import { type Example, examples } from "./company";

type Reason = "grew" | "track_move" | "returned";
/** A level from this share of somebody's time here on: 0 is the day they joined, 1 today. */
type Step = [level: string, share: number, reason?: Reason];

// How people came to where they are. Moves go both ways, and neither way is up.
const paths: { steps: Step[]; people: string }[] = [
  {
    steps: [
      ["junior", 0],
      ["developer", 0.4, "grew"],
    ],
    people:
      "tom sarah aiko-mori hana-suzuki lena-fischer yasmin-saleh pavel-dvorak henrik-sorensen ebba-nystrom tomas-silva santiago-vargas jonas-weber marisol-ortega juliette-roux ibrahim-diallo",
  },
  {
    steps: [
      ["developer", 0],
      ["senior", 0.45, "grew"],
    ],
    people: "eve bruno-costa leila-karimi nikhil-rao paulo-andrade aisha-bello ravi-krishnan",
  },
  {
    steps: [
      ["junior", 0],
      ["developer", 0.25, "grew"],
      ["senior", 0.7, "grew"],
    ],
    people: "katarzyna-lis mateo-herrera fatima-zahra-idrissi chidi-eze signe-larsen",
  },
  {
    steps: [
      ["senior", 0],
      ["staff", 0.5, "grew"],
    ],
    people: "clara-dubois camila-rojas isabel-cruz ahmed-mansour abdul-karim linh-tran",
  },
  {
    steps: [
      ["developer", 0],
      ["senior", 0.3, "grew"],
      ["staff", 0.75, "grew"],
    ],
    people: "mohammed-yusuf",
  },
  {
    steps: [
      ["staff", 0],
      ["principal", 0.55, "grew"],
    ],
    people: "yuki-tanaka marek-nowak chiara-romano",
  },
  {
    steps: [
      ["engineering-manager", 0],
      ["director", 0.4, "grew"],
    ],
    people: "dan hanna-virtanen diego-fuentes",
  },
  {
    steps: [
      ["vp-engineering", 0],
      ["cto", 0.3, "grew"],
    ],
    people: "lea",
  },
  {
    steps: [
      ["team-lead", 0],
      ["engineering-manager", 0.5, "grew"],
    ],
    people: "rafael-teixeira mei-chen anjali-desai",
  },
  {
    steps: [
      ["senior", 0],
      ["team-lead", 0.55, "track_move"],
    ],
    people: "farid-rahimi divya-iyer maja-kowalska marta-kozak astrid-berg tuan-nguyen",
  },
  {
    steps: [
      ["senior", 0],
      ["team-lead", 0.3, "track_move"],
      ["engineering-manager", 0.6, "grew"],
    ],
    people: "mo ingrid-solberg sofia-petrova",
  },
  {
    steps: [
      ["staff", 0],
      ["engineering-manager", 0.6, "track_move"],
    ],
    people: "thabo-dlamini",
  },
  {
    steps: [
      ["principal", 0],
      ["director", 0.35, "track_move"],
    ],
    people: "kofi-mensah",
  },
  {
    steps: [
      ["senior", 0],
      ["team-lead", 0.4, "track_move"],
      ["senior", 0.8, "returned"],
    ],
    people: "xin-liu nadia-benali carlos-mendes stefan-ionescu grace-wanjiru",
  },
  // Of Ivy's 2,000 days, 550 as a manager: a year and a half.
  {
    steps: [
      ["senior", 0],
      ["staff", 0.3, "grew"],
      ["engineering-manager", 0.55, "track_move"],
      ["staff", 0.825, "returned"],
    ],
    people: "ivy",
  },
  {
    steps: [
      ["senior", 0],
      ["engineering-manager", 0.4, "track_move"],
      ["staff", 0.75, "returned"],
    ],
    people: "dmitri-volkov",
  },
];

const stepsOf = new Map(paths.flatMap(({ steps, people }) => people.split(" ").map((handle) => [handle, steps] as const)));

/** The level somebody joined at. */
export function firstLevel(person: Example): string {
  return stepsOf.get(person.handle)?.[0]?.[0] ?? person.role;
}

/** What came after joining, oldest first for each person. */
export function laterLevels(today: Day): { handle: string; level: string; startedOn: Day; reason: Reason }[] {
  return examples.flatMap(({ handle, role, daysHere }) => {
    const steps = stepsOf.get(handle) ?? [];
    if (steps.length && steps.at(-1)?.[0] !== role) throw new Error(`The history of ${handle} does not lead to ${role}.`);
    return steps.slice(1).map(([level, share, reason]) => ({
      handle,
      level,
      startedOn: addDays(today, -Math.round(daysHere * (1 - share))),
      reason: reason as Reason,
    }));
  });
}
