/** Not there, or not for this viewer: the two are never told apart. */
export class NotFound extends Error {
  constructor() {
    super("This is not here, or no longer.");
  }
}

/** The viewer can see the thing, but this is not theirs to do. */
export class Forbidden extends Error {
  constructor(message = "This is not yours to change.") {
    super(message);
  }
}

/** A rule says no. `fields` ties sentences to inputs by name. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly fields: Record<string, string> = {},
  ) {
    super(message);
  }
}

/** Somebody else saved first. Nothing was overwritten; `theirs` is what stands now, by field. */
export class Conflict extends Error {
  constructor(readonly theirs: Record<string, string>) {
    super("This changed while you were writing. Your words are still here; below them stands what was saved meanwhile.");
  }
}

/** What was asked for is so already: thrown inside `write`, nothing is committed or recorded, and `answer` is the answer. */
export class Unchanged extends Error {
  constructor(readonly answer?: unknown) {
    super("Nothing changed.");
  }
}

/** The database did not answer in time, or not at all. Nothing is known of what it was asked to change. */
export class Outage extends Error {
  constructor() {
    super("The database does not answer at the moment.");
  }
}

// Classes and codes of SQLSTATE: a connection lost, no room (for connections, on disk), shutting down or starting, a
// statement or lock that took too long, a server that only reads; and what Prisma makes of them.
const outageCodes =
  /^(08...|53...|57014|57P0[1-5]|55P03|25006|P1001|P1002|P1008|P1017|P2024|P2028|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH)$/;
const outageWords =
  /Query read timeout|timeout exceeded when trying to connect|Connection terminated|not queryable|Client has encountered a connection error/;

/** Whether it was the database that failed to answer: trying again later may help, and nobody did anything wrong. */
export function isOutage(error: unknown): boolean {
  if (error instanceof Outage) return true;
  if (!error || typeof error !== "object") return false;
  const { code, originalCode, message, cause, meta, driverAdapterError } = error as Record<string, unknown>;
  return (
    [code, originalCode].some((one) => typeof one === "string" && outageCodes.test(one)) ||
    (typeof message === "string" && outageWords.test(message)) ||
    [cause, meta, driverAdapterError].some(isOutage)
  );
}

/** Throws NotFound when a change met nothing to change: it would be told, and recorded, as done. */
export function mustChange({ count }: { count: number }): void {
  if (!count) throw new NotFound();
}

/** Throws Forbidden unless allowed. */
export function permit(allowed: boolean, message?: string): asserts allowed {
  if (!allowed) throw new Forbidden(message);
}

const sentences: Record<string, string> = {
  reporting_line_no_circles: "That would make the reporting lines a circle.",
  reporting_line_nobody_manages_themselves: "Nobody can be their own manager.",
  reporting_line_one_at_a_time: "There is already a manager for some of those days.",
  reporting_line_ends_after_it_starts: "A reporting line lasts at least a day.",
  reporting_line_not_in_the_future: "A reporting line cannot start in the future.",
  unit_membership_one_at_a_time: "There is already a unit for some of those days.",
  unit_membership_not_in_the_future: "A membership cannot start in the future.",
  org_unit_no_circles: "A unit cannot be inside itself.",
  unit_membership_ends_after_it_starts: "A membership lasts at least a day.",
  placement_one_at_a_time: "There is already a level for some of those days.",
  placement_ends_after_it_starts: "A level lasts at least a day.",
  person_leaves_after_starting: "Nobody leaves before they joined.",
  person_time_zone_is_known: "This time zone is not known here.",
  person_email_key: "Somebody has this e-mail address already.",
  person_handle_key: "Somebody has this handle already.",
  person_employee_number_key: "Somebody has this employee number already.",
  focus_three_slots: "Three focuses at a time are enough. End one first.",
  assessment_round_one_open: "A round against this level is open already.",
  assessment_is_submitted: "This was submitted already, and stays as it was.",
  meeting_one_planned: "You have a date already. Move that one instead.",
  pairing_one_a_pair: "You talk with each other already, or have asked to.",
  multiplier_claim_is_on_somebody_else: "Nobody confirms themselves.",
  assessment_round_ends_after_it_starts: "A round cannot be shown before it was opened.",
  focus_ends_after_it_starts: "A focus cannot end before it began.",
  pairing_ends_after_it_starts: "Regular talks cannot end before they were agreed.",
  handoff_ends_after_it_starts: "A hand-off cannot be sealed before it was opened.",
  duty_ends_after_it_starts: "A duty cannot end before it was given.",
  session_ends_after_it_starts: "A session cannot end before it began.",
  stint_ends_after_it_starts: "A level lasts at least a day.",
  access_event_ends_after_it_starts: "A read cannot end before it began.",
  growth_plan_one_open: "There is a plan already.",
  trial_one_at_a_time: "There is a trial on some of those days already.",
  trial_lasts_twelve_weeks: "A trial lasts from a day to twelve weeks.",
  trial_ends_within_its_days: "A trial ends on one of its own days.",
  trial_both_sign: "A trial starts once both have signed.",
  trial_is_signed_by_its_own: "A promise is signed by the two it binds.",
  stretch_assignment_seats: "Every seat is taken or promised already.",
  stretch_assignment_ends_after_it_starts: "It cannot end before it begins.",
  stretch_assignment_closes_before_it_ends: "It cannot take people on after it has ended.",
  participation_ends_after_it_starts: "It cannot end before it has begun.",
  track_move_ends_after_it_starts: "A track move cannot be settled before it began.",
  track_move_one_at_a_time: "There is a track move already. It can be changed or settled first.",
  track_move_stage: "This has gone on meanwhile. Please look again.",
  framework_version_is_settled: "A published framework version never changes. Make a new version.",
  framework_version_framework_id_label_key: "This framework has a version of that name already.",
};

/** The sentence for a database constraint that said no, or null for any other error. */
export function constraintSentence(error: unknown): string | null {
  const text = constraintText(error);
  const name =
    Object.keys(sentences).find((key) => text.includes(key)) ?? Object.entries(raised).find(([words]) => text.includes(words))?.[1];
  return name ? (sentences[name] as string) : null;
}

// Of what a trigger raises, Prisma keeps the words and drops the constraint's name.
const raised: Record<string, string> = {
  "reporting lines would form a circle": "reporting_line_no_circles",
  "a reporting line cannot start or end in the future": "reporting_line_not_in_the_future",
  "a membership cannot start or end in the future": "unit_membership_not_in_the_future",
  '" not recognized': "person_time_zone_is_known",
  "a unit cannot be inside itself": "org_unit_no_circles",
  "a published framework version never changes": "framework_version_is_settled",
  "a trial starts once both have signed": "trial_both_sign",
  "a promise is signed by the two it binds": "trial_is_signed_by_its_own",
  "this stage of a track move stays as it is": "track_move_stage",
  "every seat of this assignment is taken": "stretch_assignment_seats",
};

// Prisma puts the constraint's name or fields in different places by kind of error.
function constraintText(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const meta = "meta" in error ? JSON.stringify(error.meta) : "";
  return `${error.message} ${meta} ${error.cause ? constraintText(error.cause) : ""}`;
}
