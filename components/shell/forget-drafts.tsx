"use client";
import type { ReactNode } from "react";
import { forgetDrafts } from "../ui/form/draft";

/** Around the sign-out form: leaving on purpose takes the drafts off this device. */
export function ForgetDrafts({ children }: { children: ReactNode }) {
  return <div onSubmitCapture={forgetDrafts}>{children}</div>;
}
