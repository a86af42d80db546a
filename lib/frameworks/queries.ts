import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import { formatFramework, inOrder } from "./rules";
import type { Expectation, Framework } from "./schema";

/** A version of a framework as the text of a file (the latest published one without a label), or null. */
export async function getFrameworkFile(viewer: Viewer, key: string, label?: string): Promise<string | null> {
  const version = await db(viewer).frameworkVersion.findFirst({
    where: { AND: [visible.frameworkVersions(viewer), { framework: { key } }, label === undefined ? { state: "published" } : { label }] },
    orderBy: { publishedAt: { sort: "desc", nulls: "last" } },
    select: wholeVersion,
  });
  return version && formatFramework(asFramework(version));
}

/** The framework of this key, and the version of it that has this label, if the viewer may know of them. */
export async function getStanding(viewer: Viewer, key: string, label: string) {
  return db(viewer).framework.findFirst({
    where: { key },
    select: {
      name: true,
      versions: { where: { AND: [visible.frameworkVersions(viewer), { label }] }, select: { id: true, state: true, contentHash: true } },
    },
  });
}

const cell = {
  state: true,
  note: true,
  proficiency: true,
  rubricStep: true,
  statements: { select: { key: true, text: true, examples: true }, orderBy: { order: "asc" } },
} as const satisfies Prisma.ExpectationSelect;

const inTheirOrder = { orderBy: { order: "asc" } } as const;

const wholeVersion = {
  label: true,
  summary: true,
  attribution: true,
  rule: true,
  extra: true,
  framework: { select: { key: true, name: true } },
  bands: { select: { key: true, name: true }, ...inTheirOrder },
  tracks: { select: { key: true, name: true, kind: true, summary: true, forkAfterKey: true }, orderBy: { position: "asc" } },
  levels: {
    select: {
      key: true,
      order: true,
      code: true,
      title: true,
      summary: true,
      scope: true,
      weekCoding: true,
      weekReviewAndDesign: true,
      weekPeople: true,
      weekMeetings: true,
      weekOther: true,
      extra: true,
      track: { select: { key: true } },
      band: { select: { key: true } },
      expectations: { select: cell, where: { competencyId: null } },
    },
  },
  groups: {
    select: {
      key: true,
      name: true,
      description: true,
      competencies: {
        select: {
          key: true,
          name: true,
          description: true,
          rubric: { select: { step: true, name: true, statements: true, examples: true } },
          expectations: { select: { ...cell, level: { select: { key: true } } } },
        },
        ...inTheirOrder,
      },
    },
    ...inTheirOrder,
  },
} as const satisfies Prisma.FrameworkVersionSelect;

type WholeVersion = Prisma.FrameworkVersionGetPayload<{ select: typeof wholeVersion }>;

function asFramework({ label, framework, summary, attribution, rule, extra, bands, tracks, levels, groups }: WholeVersion): Framework {
  return inOrder({
    format: "pendulum-framework/1",
    ...framework,
    version: label,
    summary,
    attribution,
    rule,
    bands,
    tracks: tracks.map(({ kind, forkAfterKey, ...track }) => ({ ...track, kind: hyphenated(kind), fork_after: forkAfterKey })),
    levels: levels.map(asLevel),
    groups: groups.map((group) => ({
      ...group,
      competencies: group.competencies.map(({ expectations, ...competency }) => ({
        ...competency,
        expectations: Object.fromEntries(
          expectations.map(({ level, rubricStep, ...one }) => [level.key, { ...asExpectation(one), rubric_step: rubricStep }]),
        ),
      })),
    })),
    extra: extra as Framework["extra"],
  });
}

function asLevel(level: WholeVersion["levels"][number]): Framework["levels"][number] {
  const { key, order, code, title, summary, scope, weekCoding: coding, weekReviewAndDesign, weekPeople, weekMeetings, weekOther } = level;
  const [whole] = level.expectations;
  return {
    key,
    track: level.track.key,
    order,
    code,
    title,
    band: level.band?.key ?? null,
    summary,
    scope,
    week:
      coding === null
        ? null
        : {
            coding,
            review_and_design: weekReviewAndDesign ?? 0,
            people: weekPeople ?? 0,
            meetings: weekMeetings ?? 0,
            other: weekOther ?? 0,
          },
    expectation: whole ? asExpectation(whole) : null,
    extra: level.extra as Framework["extra"],
  };
}

type Cell = Omit<Prisma.ExpectationGetPayload<{ select: typeof cell }>, "rubricStep">;

function asExpectation({ state, note, proficiency, statements }: Cell): Omit<Expectation, "rubric_step"> {
  return { state: hyphenated(state), note, proficiency, statements: statements.map(({ key, ...rest }) => ({ id: key, ...rest })) };
}

type Hyphenated<S extends string> = S extends `${infer A}_${infer B}` ? `${A}-${Hyphenated<B>}` : S;
const hyphenated = <S extends string>(word: S) => word.replaceAll("_", "-") as Hyphenated<S>;
