import { TabLinks } from "@/components/ui/tab-links";
import type { FrameworkChoice } from "@/lib/ladders/queries";

/** Links to each framework's ladders; nothing when there is only one. */
export function FrameworkSwitch({ frameworks, current }: { frameworks: FrameworkChoice[]; current: string }) {
  if (frameworks.length < 2) return null;
  const tabs = Object.fromEntries(frameworks.map(({ key, name }) => [key, name]));
  return <TabLinks label="Frameworks" current={current} tabs={tabs} hrefOf={(key) => `/ladders?framework=${key}`} />;
}
