import type { ReactNode } from "react";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <main className="mx-auto grid min-h-dvh w-full max-w-lg content-center gap-5 p-4">{children}</main>;
}
