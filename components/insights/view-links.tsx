import { TabLinks } from "@/components/ui/tab-links";
import { addressOf, type Asked } from "@/lib/insights/rules";

const views = {
  "/organisation": "Distribution",
  "/organisation/flows": "Flows",
  "/organisation/parity": "Parity",
  "/organisation/health": "Health",
  "/organisation/opportunities": "Opportunities",
  "/organisation/ahead": "Looking ahead",
} as const;
export type ViewPath = keyof typeof views;

type ViewLinksProps = { at: ViewPath; asked: Asked; outside?: string | undefined };

/** The views of an organisation beside one another; the unit and the ladders go along. Below it who is in none of their levels. */
export const ViewLinks = ({ at, asked: { unit, framework }, outside }: ViewLinksProps) => (
  <>
    <TabLinks
      label="Views of the organisation"
      current={at}
      tabs={views}
      hrefOf={(path) => addressOf(path, { ...(unit ? { unit } : {}), ...(framework ? { framework } : {}) })}
    />
    {outside && <p className="mb-4 text-sm text-fg-muted">{outside}</p>}
  </>
);
