import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

export type Connection = "fine" | "lost" | "signed out" | "gone";

const pause = 4000;
const patience = 8000;

/**
 * Brings in what others have written meanwhile, while this page is looked at. A refresh that fails would take the page
 * away, so the address is asked first, whose `stamp` says whether there is anything to fetch; while it does not answer,
 * the page stays as it is.
 */
export function useLive(address: string, shown: string): Connection {
  const router = useRouter();
  const [connection, setConnection] = useState<Connection>("fine");
  const stamp = useRef(shown);
  useEffect(() => {
    stamp.current = shown;
  }, [shown]);
  useEffect(() => {
    let timer: number | undefined;
    let over = false;
    const ask = async () => {
      if (document.visibilityState === "visible") {
        const [now, told] = await askFor(address);
        if (over) return;
        setConnection(now);
        if (told && told !== stamp.current) router.refresh();
      }
      timer = window.setTimeout(ask, pause);
    };
    const again = () => {
      window.clearTimeout(timer);
      void ask();
    };
    timer = window.setTimeout(ask, pause);
    window.addEventListener("online", again);
    return () => {
      over = true;
      window.clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }, [router, address]);
  return connection;
}

async function askFor(address: string): Promise<[Connection, string?]> {
  try {
    const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(patience) });
    if (answer.status === 401) return ["signed out"];
    if (answer.status === 404) return ["gone"];
    return answer.ok ? ["fine", ((await answer.json()) as { stamp: string }).stamp] : ["lost"];
  } catch {
    return ["lost"];
  }
}
