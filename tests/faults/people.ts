// People at work: each signs in, writes an update, and sends it again with the same key until it is answered for.
import { setTimeout as wait } from "node:timers/promises";
import { cookieOf } from "../support/requests/people";
import { ask, fieldsIn, formOf } from "../support/requests/raw";

/** What the product said was saved: the words of each update. */
export const acknowledged: string[] = [];

const writers = ["eve", "sarah", "ivy", "tom"] as const;

/** Lets everybody write until it is called off; resolves once the last has had an answer. */
export function atWork(home: string): () => Promise<void> {
  const ended = new AbortController();
  const all = writers.map((who) => work(home, who, ended.signal));
  return async () => {
    ended.abort();
    await Promise.all(all);
  };
}

async function work(home: string, who: string, ended: AbortSignal) {
  let cookie = "";
  for (let count = 0; !ended.aborted; count++) {
    const words = `${who} ${count}, written while something broke`;
    const form = await formFor(who);
    if (!form) continue;
    // The same key and words again until there is an answer, as somebody would press the button again.
    while (!(await sent(form, words))) {
      await wait(200);
      if (ended.aborted) return;
    }
    acknowledged.push(words);
    await wait(50);
  }

  async function formFor(name: string): Promise<[string, string][] | null> {
    const page = await ask(home, { path: "/me", headers: { cookie } }).catch(() => null);
    if (page?.status === 200) return fieldsIn(page.text, "Two-minute update");
    if (page?.status === 307) cookie = await cookieOf(home, name).catch(() => "");
    await wait(200);
    return null;
  }

  async function sent(fields: [string, string][], words: string): Promise<boolean> {
    const others = fields.filter(([name]) => !["words", "feeling", "focusId"].includes(name));
    const { body, headers } = formOf([...others, ["feeling", "moving"], ["focusId", ""], ["words", words]]);
    const answer = await ask(home, { method: "POST", path: "/me", body, headers: { ...headers, cookie, origin: home } }).catch(() => null);
    return answer?.status === 200 && answer.text.includes(said);
  }
}

/** What stands on the page once an update is saved. */
const said = ">Saved.";
