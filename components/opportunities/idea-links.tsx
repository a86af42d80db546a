import { TabLinks } from "@/components/ui/tab-links";
import { type IdeaKey, ideas } from "@/lib/assignment-ideas/rules";

const titles = Object.fromEntries(Object.entries(ideas).map(([key, { title }]) => [key, title])) as Record<IdeaKey, string>;
const tabs = { own: "In my own words", ...titles };

/** What others have offered before: a beginning, to be put in one's own words. */
export const IdeaLinks = ({ current }: { current: IdeaKey | null }) => (
  <TabLinks
    label="Ideas"
    current={current ?? "own"}
    tabs={tabs}
    hrefOf={(key) => (key === "own" ? "/opportunities/new" : `/opportunities/new?idea=${key}`)}
  />
);
