import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { currentTheme } from "@/components/shell/theme";
import { Toaster } from "@/components/ui/toast";
import "./globals.css";

export const metadata: Metadata = {
  title: { template: "%s · Pendulum", default: "Pendulum" },
  description: "Career development with ladders that stand side by side.",
  robots: { index: false, follow: false },
};

export async function generateViewport(): Promise<Viewport> {
  const theme = await currentTheme();
  return { width: "device-width", initialScale: 1, colorScheme: theme === "system" ? "light dark" : theme };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" data-theme={await currentTheme()}>
      <body className="min-h-dvh bg-bg">
        {children}
        <Toaster />
      </body>
    </html>
  );
}
