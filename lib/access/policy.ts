import { dateOf, latestDay } from "@/lib/clock";
import type { Prisma } from "@/prisma/generated/client";
import type { Viewer } from "./viewer";

/** As much of a person as a decision about them needs. */
export type Subject = { id: string; linePath: string };

const isSelf = (viewer: Viewer, subject: Subject) => subject.id === viewer.personId;
const isAbove = (viewer: Viewer, subject: Subject) => !isSelf(viewer, subject) && subject.linePath.startsWith(viewer.linePath);
const holds = (viewer: Viewer, kind: Viewer["grants"][number]["kind"]) => viewer.grants.some((grant) => grant.kind === kind);

// Nouns of events that are about structure. What is not listed is content, and nobody's but its people's.
const structure = ["person", "people", "placement", "reporting_line", "unit_membership", "grant", "framework", "organisation", "access"];

/** Who may do what. The table is DOMAIN's "Who may read what"; rights follow the reporting line now. */
export const can = {
  /** Keeps people, reporting lines, frameworks and access in order; reads nobody's content. */
  administer: (viewer: Viewer) => holds(viewer, "administrator"),
  editFrameworks: (viewer: Viewer) => holds(viewer, "framework_editor") || holds(viewer, "administrator"),
  readPlan: (viewer: Viewer, subject: Subject) => isSelf(viewer, subject) || isAbove(viewer, subject),
  editPlan: isSelf,
  readPlacementHistory: (viewer: Viewer, subject: Subject) =>
    isSelf(viewer, subject) || isAbove(viewer, subject) || holds(viewer, "administrator"),
  /** Aggregates of the whole organisation, or of the units the grant names. */
  readOrganisation: (viewer: Viewer) => holds(viewer, "leadership"),
  readUnit: (viewer: Viewer, unit: { path: string } | null) =>
    viewer.grants.some(
      (grant) => grant.kind === "leadership" && (grant.unitPath === null || Boolean(unit?.path.startsWith(grant.unitPath))),
    ),
};

/** The same rights as filters: what does not match does not exist for this viewer. */
export const visible = {
  /** Names, titles, units and managers of those who work here; administrators see leavers too. */
  people: (viewer: Viewer) =>
    (holds(viewer, "administrator")
      ? {}
      : { OR: [{ leftOn: null }, { leftOn: { gt: dateOf(latestDay()) } }] }) satisfies Prisma.PersonWhereInput,
  /** People whose plans this viewer reads: themselves and everybody below. */
  line: (viewer: Viewer) => ({ linePath: { startsWith: viewer.linePath } }) satisfies Prisma.PersonWhereInput,
  plans: (viewer: Viewer) => ({ person: { linePath: { startsWith: viewer.linePath } } }) satisfies Prisma.GrowthPlanWhereInput,
  /** The plan one may change: one's own. */
  ownPlan: (viewer: Viewer) => ({ personId: viewer.personId, state: { not: "closed" } }) satisfies Prisma.GrowthPlanWhereInput,
  /** What one posted on one's own plan, also what was removed or replaced: those above read what stands. */
  ownUpdates: (viewer: Viewer) =>
    ({ authorId: viewer.personId, plan: { personId: viewer.personId } }) satisfies Prisma.GrowthUpdateWhereInput,
  /** What a plan said before is its person's alone: those above read it as it is now. */
  planRevisions: (viewer: Viewer) => ({ plan: { personId: viewer.personId } }) satisfies Prisma.PlanRevisionWhereInput,
  ownEvidence: (viewer: Viewer) => ({ personId: viewer.personId, removedAt: null }) satisfies Prisma.EvidenceWhereInput,
  /** One's own, and what those below share; a claim on a colleague only once they agreed. */
  evidence: (viewer: Viewer) =>
    ({
      removedAt: null,
      OR: [
        { personId: viewer.personId },
        {
          shared: true,
          person: { linePath: { startsWith: viewer.linePath } },
          OR: [{ kind: { not: "multiplier" } }, { claim: { answer: { in: ["confirmed", "corrected"] } } }],
        },
      ],
    }) satisfies Prisma.EvidenceWhereInput,
  /** One's own rounds, those of one's direct reports, and of everybody below once both sides see them. */
  rounds: (viewer: Viewer) =>
    ({
      OR: [
        { personId: viewer.personId },
        { person: { lines: { some: { managerId: viewer.personId, endedOn: null } } } },
        { state: "revealed", person: { linePath: { startsWith: viewer.linePath } } },
      ],
    }) satisfies Prisma.AssessmentRoundWhereInput,
  /** Rounds one takes part in: as the person, or as the manager they have now. */
  ownRounds: (viewer: Viewer) =>
    ({
      OR: [{ personId: viewer.personId }, { person: { lines: { some: { managerId: viewer.personId, endedOn: null } } } }],
    }) satisfies Prisma.AssessmentRoundWhereInput,
  /** Those one talks with regularly, now or before. */
  pairings: (viewer: Viewer) => ({ OR: [{ hostId: viewer.personId }, { guestId: viewer.personId }] }) satisfies Prisma.PairingWhereInput,
  pairingWith: (viewer: Viewer, handle: string) =>
    ({
      OR: [
        { hostId: viewer.personId, guest: { handle } },
        { guestId: viewer.personId, host: { handle } },
      ],
    }) satisfies Prisma.PairingWhereInput,
  meetings: (viewer: Viewer) =>
    ({ pairing: { OR: [{ hostId: viewer.personId }, { guestId: viewer.personId }] } }) satisfies Prisma.MeetingWhereInput,
  /** What two people talk about is for the two alone, also after the pairing ended. */
  talkLines: (viewer: Viewer) => ({ OR: [{ hostId: viewer.personId }, { guestId: viewer.personId }] }) satisfies Prisma.TalkLineWhereInput,
  workMixes: (viewer: Viewer) => ({ personId: viewer.personId }) satisfies Prisma.WorkMixWhereInput,
  /** One's own copies, and what direct reports gave to this manager: who leads them later does not read it. */
  workMixShares: (viewer: Viewer) =>
    ({
      revokedAt: null,
      OR: [
        { personId: viewer.personId },
        { managerId: viewer.personId, person: { lines: { some: { managerId: viewer.personId, endedOn: null } } } },
      ],
    }) satisfies Prisma.WorkMixShareWhereInput,
  /** What others say one can now do without them. */
  claimsOnMe: (viewer: Viewer) =>
    ({ colleagueId: viewer.personId, evidence: { removedAt: null } }) satisfies Prisma.MultiplierClaimWhereInput,
  /** Somebody's interest: their own, that of direct reports, and in what one offers. A withdrawn one is theirs alone. */
  interests: (viewer: Viewer) =>
    ({
      OR: [
        { personId: viewer.personId },
        {
          withdrawnAt: null,
          OR: [
            { assignment: { ownerId: viewer.personId } },
            { person: { lines: { some: { managerId: viewer.personId, endedOn: null } } } },
          ],
        },
      ],
    }) satisfies Prisma.InterestWhereInput,
  participations: (viewer: Viewer) => ({ interest: visible.interests(viewer) }) satisfies Prisma.ParticipationWhereInput,
  /** What is open, of those who are here, is for everybody. */
  openAssignments: (viewer: Viewer) => ({ state: "open", owner: visible.people(viewer) }) satisfies Prisma.StretchAssignmentWhereInput,
  /** That, and whatever one has to do with. */
  assignments: (viewer: Viewer): Prisma.StretchAssignmentWhereInput => ({
    OR: [visible.openAssignments(viewer), { ownerId: viewer.personId }, { interests: { some: visible.interests(viewer) } }],
  }),
  /** One's own track moves, and those of direct reports until they are withdrawn. */
  trackMoves: (viewer: Viewer) =>
    ({
      OR: [
        { personId: viewer.personId },
        { state: { not: "withdrawn" }, person: { lines: { some: { managerId: viewer.personId, endedOn: null } } } },
      ],
    }) satisfies Prisma.TrackMoveWhereInput,
  /** Whom one is asked to take on: of the move itself this tells whose, and when. */
  coverAsks: (viewer: Viewer) =>
    ({ ownerId: viewer.personId, move: { state: { in: ["proposed", "agreed"] } } }) satisfies Prisma.CoverItemWhereInput,
  /** What a move tells the team, from the day it starts: those of the same manager, those who pass on, and those who take them on. */
  teamMessages: (viewer: Viewer) =>
    ({
      state: { in: ["started", "settled"] },
      teamMessage: { not: "" },
      OR: [
        { cover: { some: { OR: [{ reportId: viewer.personId }, { ownerId: viewer.personId }] } } },
        {
          personId: { not: viewer.personId },
          person: {
            lines: { some: { endedOn: null, manager: { reports: { some: { personId: viewer.personId, endedOn: null } } } } },
          },
        },
      ],
    }) satisfies Prisma.TrackMoveWhereInput,
  buildWishes: (viewer: Viewer) => ({ personId: viewer.personId }) satisfies Prisma.BuildWishWhereInput,
  ownAssignments: (viewer: Viewer) => ({ ownerId: viewer.personId }) satisfies Prisma.StretchAssignmentWhereInput,
  /** Somebody's trial of another track: their own, that of direct reports, and those one sponsors. */
  trials: (viewer: Viewer) =>
    ({
      OR: [
        { personId: viewer.personId },
        { sponsorId: viewer.personId },
        { person: { lines: { some: { managerId: viewer.personId, endedOn: null } } } },
      ],
    }) satisfies Prisma.TrialWhereInput,
  /** Trials in which one is led: that they take place, no more of them. */
  trialsNamingMe: (viewer: Viewer) =>
    ({ people: { some: { personId: viewer.personId } }, agreedAt: { not: null }, withdrawnAt: null }) satisfies Prisma.TrialWhereInput,
  /** What those led say is theirs and the sponsor's; not the person's it is about, nor their manager's. */
  ledPulses: (viewer: Viewer) =>
    ({ OR: [{ authorId: viewer.personId }, { sponsorId: viewer.personId }] }) satisfies Prisma.LedPulseWhereInput,
  /** Between a person and the manager they have now. */
  readiness: (viewer: Viewer) =>
    ({
      OR: [
        { personId: viewer.personId },
        { managerId: viewer.personId, person: { lines: { some: { managerId: viewer.personId, endedOn: null } } } },
      ],
    }) satisfies Prisma.ReadinessAnswerWhereInput,
  /** Drafts are for those who edit frameworks. */
  frameworkVersions: (viewer: Viewer) =>
    (can.editFrameworks(viewer) ? {} : { state: { not: "draft" } }) satisfies Prisma.FrameworkVersionWhereInput,
  /** Nouns of events this viewer may read about, whoever they concern; those about themselves they may read in any case. */
  auditNouns: (viewer: Viewer) => (holds(viewer, "administrator") ? structure : []),
  /** What one wrote, what is about oneself, and what was given to this manager to read too, while they lead them. */
  feedback: (viewer: Viewer) =>
    ({
      takenBackAt: null,
      OR: [
        { authorId: viewer.personId },
        { subjectId: viewer.personId },
        { managerId: viewer.personId, subject: { lines: { some: { managerId: viewer.personId, endedOn: null } } } },
      ],
    }) satisfies Prisma.FeedbackWhereInput,
  /** Questions that wait for this viewer's words. */
  requestsToAnswer: (viewer: Viewer) =>
    ({ askedId: viewer.personId, declinedAt: null, answer: null }) satisfies Prisma.FeedbackRequestWhereInput,
  /** Changes of one's own manager, those one was left by, and those of people who report to one now. */
  handoffs: (viewer: Viewer) =>
    ({
      closedAt: null,
      OR: [
        { personId: viewer.personId },
        { fromId: viewer.personId },
        { toId: viewer.personId, person: { lines: { some: { managerId: viewer.personId, endedOn: null } } } },
      ],
    }) satisfies Prisma.HandoffWhereInput,
  /** Who does what in a team is for the team, whoever leads it, and those above. */
  duties: (viewer: Viewer) =>
    ({
      endedAt: null,
      OR: [
        { manager: { linePath: { startsWith: viewer.linePath } } },
        { manager: { reports: { some: { personId: viewer.personId, endedOn: null } } } },
      ],
    }) satisfies Prisma.DutyWhereInput,
  ownDuties: (viewer: Viewer) => ({ managerId: viewer.personId, endedAt: null }) satisfies Prisma.DutyWhereInput,
  /** One's own, and what direct reports share with this manager. */
  decisionChecks: (viewer: Viewer) =>
    ({
      OR: [
        { personId: viewer.personId },
        { managerId: viewer.personId, person: { lines: { some: { managerId: viewer.personId, endedOn: null } } } },
      ],
    }) satisfies Prisma.DecisionCheckWhereInput,
  calendarFeeds: (viewer: Viewer) => ({ personId: viewer.personId }) satisfies Prisma.CalendarFeedWhereInput,
  notices: (viewer: Viewer) => ({ personId: viewer.personId }) satisfies Prisma.NoticeWhereInput,
  /** How the product is set is nobody's secret. */
  settings: (_: Viewer) => ({}) satisfies Prisma.SettingWhereInput,
  accessEvents: (viewer: Viewer) => ({ subjectId: viewer.personId }) satisfies Prisma.AccessEventWhereInput,
  unsentForms: (viewer: Viewer) => ({ personId: viewer.personId }) satisfies Prisma.UnsentFormWhereInput,
  /** What a leader supposes is theirs alone. */
  scenarios: (viewer: Viewer) => ({ ownerId: viewer.personId }) satisfies Prisma.ScenarioWhereInput,
  /** Units a leader may ask about. */
  units: (viewer: Viewer) => {
    const paths = viewer.grants.filter((grant) => grant.kind === "leadership").map((grant) => grant.unitPath);
    if (paths.includes(null)) return {} satisfies Prisma.OrgUnitWhereInput;
    return { OR: paths.map((path) => ({ path: { startsWith: path as string } })) } satisfies Prisma.OrgUnitWhereInput;
  },
};
