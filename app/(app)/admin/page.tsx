import type { Metadata } from "next";
import { HireForm } from "@/components/admin/hire-form";
import { MailCard } from "@/components/admin/mail-card";
import { SwitchForm } from "@/components/admin/switch-form";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/policy";
import { requireViewer } from "@/lib/auth/sessions";
import { today } from "@/lib/clock";
import { countOf } from "@/lib/format";
import { getMailState } from "@/lib/notices/queries";
import { countForAdministrators, getHireChoices } from "@/lib/people/queries";
import { notHere } from "@/lib/requests/denials";
import { switchSettingAction } from "@/lib/settings/actions";
import { getSettings } from "@/lib/settings/queries";

export const metadata: Metadata = { title: "Administration" };

export default async function AdminPage() {
  const viewer = await requireViewer();
  if (!can.administer(viewer)) notHere();
  const [counts, choices, settings, mail] = await Promise.all([
    countForAdministrators(viewer),
    getHireChoices(viewer),
    getSettings(viewer),
    getMailState(viewer),
  ]);
  return (
    <>
      <PageHeader title="Administration" context="People, managers, frameworks and access. Nobody’s plans or notes can be read here." />
      <div className="mb-4 grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[repeat(3,minmax(0,1fr))]">
        <Card
          title="People"
          description={`${countOf(counts.people, "person", "people")} in ${countOf(counts.units, "unit")}. ${counts.withoutManager} without a manager, ${counts.withoutLevel} without a level. ${countOf(counts.administrators, "administrator")}.`}
        >
          <ButtonLink href="/people" className="justify-self-start">
            All people
          </ButtonLink>
        </Card>
        <Card title="Import" description="People, managers, units and levels from a CSV file: checked first, and all or nothing.">
          <ButtonLink href="/admin/import" className="justify-self-start">
            Import people
          </ButtonLink>
        </Card>
        <Card title="Changes" description="Who changed what and when. Which fields, never the words.">
          <ButtonLink href="/admin/events" className="justify-self-start">
            See the changes
          </ButtonLink>
        </Card>
      </div>
      <MailCard {...mail} />
      <SwitchForm action={switchSettingAction} settings={settings} />
      <HireForm {...choices} today={today(viewer.timeZone)} />
    </>
  );
}
