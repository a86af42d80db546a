import "server-only";
import { createHash } from "node:crypto";
import { can } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { type Writer, write } from "@/lib/db";
import { permit, Refused } from "@/lib/errors";
import type { ExpectationState, TrackKind } from "@/prisma/generated/enums";
import { getStanding } from "./queries";
import { canonical, faultSentences, faultsOfFramework, parseFramework } from "./rules";
import { type Expectation, type Framework, type ImportFramework, importFrameworkSchema } from "./schema";

export type FrameworkImport = {
  /** What was done, or in a dry run would be: nothing when the same content was there already. */
  outcome: "imported" | "published" | "unchanged";
  dryRun: boolean;
  key: string;
  version: string;
  name: string;
  state: "draft" | "published" | "retired";
  counts: { tracks: number; levels: number; competencies: number; expectations: number; statements: number };
};

/**
 * Brings a framework in from the text of a file, as a draft or published: all of it or nothing.
 * Refused with every fault by line and column, and when the label stands for other content already.
 */
export async function importFramework(viewer: Viewer, input: ImportFramework): Promise<FrameworkImport> {
  permit(can.editFrameworks(viewer));
  const { dryRun, publish, ...source } = importFrameworkSchema.parse(input);
  const framework = readFramework(source);
  const contentHash = createHash("sha256").update(canonical(framework)).digest("hex");
  const standing = await findStanding(viewer, framework, contentHash);
  const outcome = !standing ? "imported" : publish && standing.state === "draft" ? "published" : "unchanged";
  const state = outcome === "unchanged" && standing ? standing.state : publish ? "published" : "draft";
  const { key, name, version } = framework;
  const report = { outcome, dryRun, key, version, name, state, counts: countsOf(framework) } as const;
  if (dryRun || outcome === "unchanged") return report;

  return write(viewer, async (tx, record) => {
    const versionId = standing ? standing.id : await insertFramework(tx, framework, contentHash);
    if (!standing) record("framework.imported", versionId);
    if (publish) {
      const { count } = await tx.frameworkVersion.updateMany({
        where: { id: versionId, state: "draft" },
        data: { state: "published", publishedAt: new Date() },
      });
      if (!count) throw new Refused("Somebody else published this version meanwhile.");
      record("framework.published", versionId, { fields: ["state"] });
    }
    return report;
  });
}

function readFramework({
  text,
  key,
  version,
  attribution,
}: {
  text: string;
  key: string;
  version: string;
  attribution: string;
}): Framework {
  const { framework, faults } = parseFramework(text);
  if (faults)
    throw new Refused(["The file was not imported.", ...faultSentences(faults)].join("\n"), { text: faultSentences(faults)[0] ?? "" });
  const both = [framework.attribution, attribution].filter(Boolean).join("\n\n");
  const named = { ...framework, ...(key && { key }), ...(version && { version }), attribution: both };
  const wrong = faultsOfFramework(named);
  if (wrong.length) throw new Refused(["The file was not imported.", ...wrong.map(({ message }) => message)].join("\n"));
  return named;
}

async function findStanding(viewer: Viewer, { key, name, version }: Framework, contentHash: string) {
  const standing = await getStanding(viewer, key, version);
  if (standing && standing.name !== name)
    throw new Refused(`The key ${key} belongs to “${standing.name}”. Give “${name}” another key, or that name.`);
  const same = standing?.versions[0];
  if (same && same.contentHash !== contentHash)
    throw new Refused(`Version ${version} of “${name}” is there already, with other content. Give this one another version.`);
  return same;
}

function countsOf({ tracks, levels, groups }: Framework): FrameworkImport["counts"] {
  const competencies = groups.flatMap((group) => group.competencies);
  const cells = [
    ...competencies.flatMap(({ expectations }) => Object.values(expectations)),
    ...levels.flatMap(({ expectation }) => expectation ?? []),
  ];
  return {
    tracks: tracks.length,
    levels: levels.length,
    competencies: competencies.length,
    expectations: cells.length,
    statements: cells.flatMap((one) => one.statements).length,
  };
}

async function insertFramework(tx: Writer, framework: Framework, contentHash: string): Promise<string> {
  const { key, name, version: label, summary, attribution, rule, extra, groups } = framework;
  const { id: frameworkId } = await tx.framework.upsert({ where: { key }, create: { key, name }, update: {}, select: { id: true } });
  const { id: versionId } = await tx.frameworkVersion.create({
    data: { frameworkId, label, summary, attribution, rule, extra: extra as object, contentHash },
    select: { id: true },
  });
  const levels = await insertLevels(tx, versionId, framework);
  const groupIds = byKey(
    await tx.competencyGroup.createManyAndReturn({
      data: groups.map(({ competencies: _, ...group }, order) => ({ ...group, versionId, order })),
      select: { id: true, key: true },
    }),
  );
  const competencies = groups.flatMap((group) =>
    group.competencies.map((competency, order) => ({ ...competency, order, groupId: idOf(groupIds, group.key) })),
  );
  const competencyIds = byKey(
    await tx.competency.createManyAndReturn({
      data: competencies.map(({ rubric: _, expectations: __, ...competency }) => ({ ...competency, versionId })),
      select: { id: true, key: true },
    }),
  );
  await tx.rubricStep.createMany({
    data: competencies.flatMap(({ key: of, rubric }) => rubric.map((step) => ({ ...step, competencyId: idOf(competencyIds, of) }))),
  });
  const cells = competencies.flatMap(({ key: of, expectations }) =>
    Object.entries(expectations).map(([level, { rubric_step, ...cell }]) => ({
      cell,
      levelId: idOf(levels, level),
      competencyId: idOf(competencyIds, of),
      rubricStep: rubric_step,
    })),
  );
  const whole = framework.levels.flatMap(({ key: of, expectation }) =>
    expectation ? { cell: expectation, levelId: idOf(levels, of), competencyId: null, rubricStep: null } : [],
  );
  await insertExpectations(tx, versionId, [...cells, ...whole]);
  return versionId;
}

async function insertLevels(tx: Writer, versionId: string, { bands, tracks, levels }: Framework) {
  const bandIds = byKey(
    await tx.band.createManyAndReturn({
      data: bands.map((band, order) => ({ ...band, versionId, order })),
      select: { id: true, key: true },
    }),
  );
  const trackIds = byKey(
    await tx.track.createManyAndReturn({
      data: tracks.map(({ fork_after, kind, ...track }, position) => ({
        ...track,
        kind: underscored(kind) as TrackKind,
        forkAfterKey: fork_after,
        versionId,
        position,
      })),
      select: { id: true, key: true },
    }),
  );
  const rows = levels.map(({ track, band, week, expectation: _, extra, ...level }) => ({
    ...level,
    versionId,
    trackId: idOf(trackIds, track),
    bandId: band === null ? null : idOf(bandIds, band),
    extra: extra as object,
    ...(week && {
      weekCoding: week.coding,
      weekReviewAndDesign: week.review_and_design,
      weekPeople: week.people,
      weekMeetings: week.meetings,
      weekOther: week.other,
    }),
  }));
  return byKey(await tx.level.createManyAndReturn({ data: rows, select: { id: true, key: true } }));
}

type NewExpectation = { cell: Omit<Expectation, "rubric_step">; levelId: string; competencyId: string | null; rubricStep: number | null };

async function insertExpectations(tx: Writer, versionId: string, expectations: NewExpectation[]) {
  const rows = expectations.map(({ cell: { state, note, proficiency }, ...rest }) => ({
    ...rest,
    versionId,
    state: underscored(state) as ExpectationState,
    note,
    proficiency,
  }));
  const made = await tx.expectation.createManyAndReturn({ data: rows, select: { id: true, levelId: true, competencyId: true } });
  const ids = new Map(made.map(({ id, levelId, competencyId }) => [`${levelId} ${competencyId}`, id]));
  const statements = expectations.flatMap(({ cell, levelId, competencyId }) =>
    cell.statements.map(({ id: key, text, examples }, order) => ({
      key,
      text,
      examples,
      order,
      expectationId: idOf(ids, `${levelId} ${competencyId}`),
    })),
  );
  await tx.statement.createMany({ data: statements });
}

const underscored = (word: string) => word.replaceAll("-", "_");
const byKey = (rows: { id: string; key: string }[]) => new Map(rows.map(({ id, key }) => [key, id]));

function idOf(ids: Map<string, string>, key: string): string {
  const id = ids.get(key);
  if (!id) throw new Error(`Nothing is called ${key}.`);
  return id;
}
