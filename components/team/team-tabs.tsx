import { TabLinks } from "@/components/ui/tab-links";

const tabs = {
  "/team": "My reports",
  "/team/duties": "Who does what",
  "/team/map": "Competencies",
  "/team/opportunities-wanted": "Opportunities wanted",
  "/team/below": "The line below",
} as const;

/** The sides of a team. */
export const TeamTabs = ({ current }: { current: keyof typeof tabs }) => (
  <TabLinks label="Team" current={current} tabs={tabs} hrefOf={(path) => path} />
);
