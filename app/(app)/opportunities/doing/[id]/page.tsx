import type { Metadata } from "next";
import { ParticipationPage } from "@/components/participations/participation-page";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { countOf } from "@/lib/format";
import { boardSearch } from "@/lib/opportunities/rules";
import {
  addCheckInAction,
  endParticipationAction,
  keepDebriefAction,
  keepReflectionAction,
  saveDebriefAction,
  saveReflectionAction,
  writeKickOffAction,
} from "@/lib/participations/actions";
import { getParticipation } from "@/lib/participations/queries";
import { stretchInWords } from "@/lib/participations/rules";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "How it goes" };

const actions = {
  kickOff: writeKickOffAction,
  checkIn: addCheckInAction,
  reflect: saveReflectionAction,
  debrief: saveDebriefAction,
  keepReflection: keepReflectionAction,
  keepDebrief: keepDebriefAction,
  end: endParticipationAction,
};

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DoingPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ id }, search] = await Promise.all([params, searchParams]);
  const view = (await getParticipation(viewer, id, boardSearch(search).page)) ?? notHere();
  const { assignment, names, role, today } = view;
  return (
    <>
      <PageHeader
        title={role === "participant" ? assignment.title : `${names.participant}: ${assignment.title}`}
        breadcrumbs={[
          { href: "/opportunities", label: "Opportunities" },
          { href: `/opportunities/${assignment.id}`, label: "Offer" },
        ]}
        actions={
          role === "participant" &&
          !view.endedOn && <ButtonLink href={`/trials/new?part=${id}`}>Make it a trial of another track</ButtonLink>
        }
        context={`${countOf(assignment.hours, "hour")} a week, offered by ${names.owner}. ${stretchInWords(view, today)}.`}
      />
      <ParticipationPage view={view} actions={actions} />
    </>
  );
}
