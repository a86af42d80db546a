import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CastChoice } from "@/components/auth/cast-choice";
import { SignInForm } from "@/components/auth/sign-in-form";
import { signInAction, signInAsCastAction } from "@/lib/auth/actions";
import { fromThisMachine } from "@/lib/auth/origin";
import { currentViewer } from "@/lib/auth/sessions";
import { isEmpty } from "@/lib/auth/set-up";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  const goOn = typeof next === "string" ? next : "/";
  const [viewer, empty, local] = await Promise.all([currentViewer(), isEmpty(), fromThisMachine()]);
  if (viewer) redirect("/");
  if (empty) redirect("/set-up");
  return (
    <>
      <h1 className="text-2xl font-semibold">Pendulum</h1>
      {env().PENDULUM_DEMO && local && <CastChoice action={signInAsCastAction} next={goOn} />}
      <SignInForm action={signInAction} next={goOn} />
    </>
  );
}
