import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetUpForm } from "@/components/auth/set-up-form";
import { setUpAction } from "@/lib/auth/actions";
import { isEmpty } from "@/lib/auth/set-up";

export const metadata: Metadata = { title: "Set up" };

export default async function SetUpPage() {
  if (!(await isEmpty())) redirect("/sign-in");
  return (
    <>
      <h1 className="text-2xl font-semibold">Welcome to Pendulum</h1>
      <p className="text-fg-muted">
        Nobody is here yet. You will be the administrator: you manage people, managers and access, and read nobody’s plans.
      </p>
      <SetUpForm action={setUpAction} />
    </>
  );
}
