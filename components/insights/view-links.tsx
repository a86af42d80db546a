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

/** The views of an organisation beside one another; the unit and the ladders go along. */
export const ViewLinks = ({ at, asked: { unit, framework } }: { at: ViewPath; asked: Asked }) => (
  <TabLinks
    label="Views of the organisation"
    current={at}
    tabs={views}
    hrefOf={(path) => addressOf(path, { ...(unit ? { unit } : {}), ...(framework ? { framework } : {}) })}
  />
);
