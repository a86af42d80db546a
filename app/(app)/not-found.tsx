import { NotHere } from "@/components/shell/not-here";
import { currentViewer } from "@/lib/auth/sessions";
import { noteDenial } from "@/lib/requests/denials";

export default async function NotFoundInside() {
  const viewer = await currentViewer();
  if (viewer) await noteDenial(viewer);
  return <NotHere />;
}
