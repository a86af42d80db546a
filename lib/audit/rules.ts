/** Kinds of structure, by which an administrator can narrow what was changed. */
export const eventKinds: Record<string, string> = {
  person: "People",
  people: "Imports",
  placement: "Levels",
  grant: "Access",
  framework: "Ladders",
  organisation: "Organisation",
};

const words: Record<string, string> = {
  "person.set_up": "Pendulum set up",
  "person.hired": "Person added",
  "person.changed": "Details changed",
  "person.moved": "Moved",
  "person.departed": "Departure recorded",
  "people.imported": "People imported",
  "placement.begun": "Level started",
  "grant.given": "Access given",
  "grant.withdrawn": "Access removed",
  "organisation.exported": "Organisation figures exported",
  "organisation.printed": "Organisation figures printed",
  "organisation.switched": "Setting changed",
  "own_records.exported": "Own records downloaded",
  "reminders.chosen": "Reminders changed",
  "growth_plan.aimed": "Aim changed",
  "growth_plan.begun": "Plan started",
  "talk_line.made_action": "1-on-1 line made an action",
  "talk_line.done": "Action done",
  "pairing.asked": "Regular 1-on-1s suggested",
  "pairing.paced": "1-on-1 rhythm changed",
  "pairing.ended": "Regular 1-on-1s ended",
  "build_wish.let_go": "Interest removed",
  "feedback.rested": "Feedback request declined",
  "track_move.yes_said": "Track move agreed to",
  "track_move.settled": "Track move ended",
  "track_move.covered": "Cover for a track move named",
  "track_move.door_answered": "Way back to the other track answered",
  "readiness.said": "Readiness answered",
  "notice.seen": "Notifications read",
  "unsent_forms.dismissed": "Unsent texts dismissed",
  "ramp_item.taken_again": "First-90-days line reopened",
  "access.denied": "Refused, or not there",
  "team list": "Line in the team list",
};

// Words of the code that are not those of the pages.
const nouns: Record<string, string> = {
  assignment: "Opportunity",
  interest: "Interest in an opportunity",
  participation: "Part in an opportunity",
  talk_line: "1-on-1 line",
  meeting: "1-on-1",
  pairing: "Regular 1-on-1s",
  point: "Talking point",
  ramp_item: "First-90-days line",
  trial_pulse: "Trial check-in",
  handoff: "Hand-off",
  duty: "Responsibility",
  build_wish: "Interest",
  calendar_feed: "Calendar link",
  work_mix: "Week",
  growth_update: "Update",
  decision_check: "Check before a move",
};
const verbs: Record<string, string> = {
  begun: "started",
  kept: "saved",
  taken: "saved",
  revised: "changed",
  covered: "cover named",
  kicked_off: "kick-off written",
  debriefed: "debrief written",
  reflected: "looked back on",
  shifted: "moved",
  dropped: "cancelled",
  unshared: "made private",
  concluded: "looked back on",
};

/** An event in words: "assignment.revised" reads "Opportunity changed" unless it has words of its own. */
export function eventWords(event: string): string {
  if (words[event]) return words[event];
  const [noun = "", verb = ""] = event.split(".");
  const plain = `${nouns[noun] ?? noun} ${verbs[verb] ?? verb}`.replaceAll("_", " ").trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

const fields: Record<string, string> = {
  words: "text",
  dueOn: "date",
  startsAt: "time",
  startsOn: "start",
  endsOn: "end",
  cadenceDays: "how often",
  led: "who is led",
  handsOn: "hands-on time",
  nextStep: "next step",
  doorOpen: "way back",
  askAgainOn: "when to ask again",
};

/** The names of changed fields in words: "otherTitles" reads "other titles". */
export function fieldWords(field: string): string {
  return (fields[field] ?? field)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
}
