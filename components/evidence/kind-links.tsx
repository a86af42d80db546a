import { TabLinks } from "@/components/ui/tab-links";
import { type Kind, kinds } from "@/lib/evidence/rules";

const names = Object.fromEntries(Object.entries(kinds).map(([kind, { name }]) => [kind, name])) as Record<Kind, string>;

/** The kinds to begin with. */
export const KindLinks = ({ current }: { current: Kind }) => (
  <TabLinks label="Kinds of evidence" current={current} tabs={names} hrefOf={(kind) => `/evidence/new?kind=${kind}`} />
);
