import { NotHere } from "@/components/shell/not-here";

export default function NotFoundPage() {
  return (
    <main>
      <NotHere />
    </main>
  );
}
