// The framework's own request around a piece of work: headers(), cookies(), refresh() and redirect() as on a server.
import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external";
import { createRequestStoreForAPI } from "next/dist/server/async-storage/request-store";
import { NextRequest } from "next/server";

export type Asked = { path?: string; method?: string; headers?: Record<string, string>; cookies?: string[]; body?: URLSearchParams };

/** What came of the work: its result or the address it led to, and the cookies as the browser gets them. */
export type Answered<T> = { result?: T; ledTo?: string; cookies: string[] };

/** Does the work as a server action does inside this request. */
export async function inRequest<T>(asked: Asked, work: (request: NextRequest) => Promise<T>): Promise<Answered<T>> {
  const { path = "/", method = "POST", headers = {}, cookies = [], body = null } = asked;
  const cookie = cookies.map((one) => one.split(";")[0]).join("; ");
  const request = new NextRequest(new URL(path, process.env.NEXTAUTH_URL), { method, headers: { ...headers, cookie }, body });
  let set: string[] = [];
  const store = createRequestStoreForAPI(request, request.nextUrl, {} as never, (all) => void (set = all), undefined as never, undefined);
  const page = { page: `${path}/page`, route: path } as NonNullable<ReturnType<typeof workAsyncStorage.getStore>>;
  try {
    const result = await workAsyncStorage.run(page, () => workUnitAsyncStorage.run(store, () => work(request)));
    return { result, cookies: set };
  } catch (error) {
    const ledTo = addressOf(error);
    if (ledTo === null) throw error;
    return { ledTo, cookies: set };
  }
}

// "NEXT_REDIRECT;push;/me;307;" is how the framework throws one.
const addressOf = (error: unknown) => /^NEXT_REDIRECT;\w+;([^;]*);/.exec((error as { digest?: string }).digest ?? "")?.[1] ?? null;
