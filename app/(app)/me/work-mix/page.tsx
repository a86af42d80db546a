import type { Metadata } from "next";
import { MixBars } from "@/components/work-mixes/mix-bars";
import { MixForm } from "@/components/work-mixes/mix-form";
import { ShareCard } from "@/components/work-mixes/share-card";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/sessions";
import { formatMonth } from "@/lib/format";
import { saveWorkMixAction, shareWorkMixAction, withdrawWorkMixAction } from "@/lib/work-mixes/actions";
import { getWorkMix } from "@/lib/work-mixes/queries";

export const metadata: Metadata = { title: "Work mix" };

type Props = { searchParams: Promise<{ month?: string | string[] }> };

export default async function WorkMixPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const { month: asked } = await searchParams;
  const view = await getWorkMix(viewer, typeof asked === "string" ? asked : undefined);
  const { month, now, wanted, real, expected, versions, months } = view;
  return (
    <>
      <PageHeader
        title="Work mix"
        breadcrumbs={[{ href: "/me", label: "My growth" }]}
        context={`How your weeks are spent, and how you would like them: ${formatMonth(month)}. ${view.sharedOn ? "What you shared can be taken back." : "Only you can read this."}`}
      />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
          <Card title="The week as it was" description="In percent, over the month.">
            <MixForm
              key={`real ${month} ${versions.real}`}
              action={saveWorkMixAction}
              month={month}
              side="real"
              week={real}
              version={versions.real}
              address={view.address ?? ""}
              other={wanted && { label: "As I want it", week: wanted }}
            />
          </Card>
          <Card title="The week I want" description="It counts until you say otherwise.">
            <MixForm
              key={`wanted ${month} ${versions.wanted}`}
              action={saveWorkMixAction}
              month={month}
              side="wanted"
              week={wanted}
              version={versions.wanted}
              other={expected && { label: "As my level expects", week: expected }}
            />
          </Card>
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
          {(wanted ?? real ?? expected) && (
            <Card title="Beside each other">
              <MixBars
                mixes={[
                  { label: "Wanted", week: wanted },
                  { label: "Real", week: real },
                  { label: "Level", week: expected },
                ]}
              />
            </Card>
          )}
          <ShareCard view={view} share={shareWorkMixAction} withdraw={withdrawWorkMixAction} />
          {(months.length > 0 || month !== now) && (
            <Card title="Other months">
              <ul className="flex flex-wrap gap-x-4">
                {[...(month === now ? [] : [now]), ...months].map((one) => (
                  <li key={one}>
                    <a href={`/me/work-mix?month=${one}`} className="inline-block min-h-6 text-accent-text hover:underline">
                      {formatMonth(one)}
                    </a>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}
