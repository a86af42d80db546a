import type { Metadata } from "next";
import { ImportForm } from "@/components/admin/import-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/policy";
import { requireViewer } from "@/lib/auth/sessions";
import { notHere } from "@/lib/requests/denials";

export const metadata: Metadata = { title: "Import people" };

const columns = [
  ["employee_id", "the only one that is needed; it tells people apart"],
  ["name, email, title, location", "as they should read"],
  ["manager_id", "the manager's employee_id, anywhere in the file or here already"],
  ["unit", "a path such as Engineering / Platform; new units are made"],
  ["level", "a level key of a published framework, such as senior"],
  ["started", "the first day, such as 2026-11-20"],
  ["time_zone, handle", "such as Europe/Berlin; a handle is made of the name otherwise"],
] as const;

export default async function ImportPage() {
  const viewer = await requireViewer();
  if (!can.administer(viewer)) notHere();
  return (
    <>
      <PageHeader
        title="Import people"
        breadcrumbs={[{ href: "/admin", label: "Administration" }]}
        context="All of it or nothing. Blank cells and missing rows change nothing; the same file again changes nothing."
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <ImportForm />
        <Card title="Columns" description="In any order, under these or similar names.">
          <dl className="grid gap-2 text-sm">
            {columns.map(([name, meaning]) => (
              <div key={name}>
                <dt className="font-mono">{name}</dt>
                <dd className="text-fg-muted">{meaning}</dd>
              </div>
            ))}
          </dl>
          <p className="text-sm text-fg-muted">Files beyond 7 MB go through npm run people:import on the server.</p>
        </Card>
      </div>
    </>
  );
}
