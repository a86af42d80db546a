import type { Metadata } from "next";
import { Timeline } from "@/components/timelines/timeline";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { notHere } from "@/lib/requests/denials";
import { getTimeline } from "@/lib/timelines/queries";

export const metadata: Metadata = { title: "Timeline" };

const formats = [
  ["json", "JSON"],
  ["md", "Markdown"],
  ["zip", "CSV tables (zip)"],
] as const;

export default async function TimelinePage() {
  const viewer = await requireViewer();
  const { moments } = (await getTimeline(viewer)) ?? notHere();
  return (
    <>
      <PageHeader title="Timeline" breadcrumbs={[{ href: "/me", label: "My growth" }]} context="Your story here, as only you see it." />
      <p className="no-print mb-4 flex flex-wrap items-center gap-2 text-sm">
        Everything Pendulum knows about you, to take with you:
        {formats.map(([format, label]) => (
          <ButtonLink key={format} size="sm" href={`/api/exports/me?format=${format}`} download>
            {label}
          </ButtonLink>
        ))}
      </p>
      <Timeline moments={moments} />
    </>
  );
}
