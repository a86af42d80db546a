/** A link as a reader sees it: where it leads, and a name made from its address alone. */
export type Recognised = { place: string; label: string };

type Pattern = { place: string; host: RegExp; path: RegExp; label: (parts: string[]) => string };

// By the address only: nothing is fetched, so nobody learns what was pasted.
const patterns: Pattern[] = [
  { place: "GitHub", host: /^github\./, path: /^\/([^/]+\/[^/]+)\/pull\/(\d+)/, label: ([repo, n]) => `Pull request ${n} in ${repo}` },
  { place: "GitHub", host: /^github\./, path: /^\/([^/]+\/[^/]+)\/issues\/(\d+)/, label: ([repo, n]) => `Issue ${n} in ${repo}` },
  { place: "GitHub", host: /^github\./, path: /^\/([^/]+\/[^/]+)\/discussions\/(\d+)/, label: ([repo, n]) => `Discussion ${n} in ${repo}` },
  { place: "GitHub", host: /^github\./, path: /^\/([^/]+\/[^/]+)\/commit\/([\da-f]{7})/, label: ([repo, id]) => `Commit ${id} in ${repo}` },
  { place: "GitHub", host: /^github\./, path: /^\/([^/]+\/[^/]+)\/?$/, label: ([repo]) => `Repository ${repo}` },
  { place: "GitLab", host: /gitlab/, path: /^\/(.+?)\/-\/merge_requests\/(\d+)/, label: ([repo, n]) => `Merge request ${n} in ${repo}` },
  { place: "GitLab", host: /gitlab/, path: /^\/(.+?)\/-\/issues\/(\d+)/, label: ([repo, n]) => `Issue ${n} in ${repo}` },
  { place: "GitLab", host: /gitlab/, path: /^\/(.+?)\/-\/commit\/([\da-f]{7})/, label: ([repo, id]) => `Commit ${id} in ${repo}` },
  { place: "Jira", host: /./, path: /\/browse\/([A-Z][A-Z\d]+-\d+)/, label: ([key]) => `Ticket ${key}` },
  { place: "Linear", host: /^linear\.app$/, path: /\/issue\/([A-Z][A-Z\d]*-\d+)/, label: ([key]) => `Ticket ${key}` },
  {
    place: "Notion",
    host: /(^|\.)notion\.(so|site)$/,
    path: /\/(?:[^/]*\/)*([^/]+)-[\da-f]{32}$/,
    label: ([slug]) => sentenceOf(slug ?? ""),
  },
  { place: "Confluence", host: /./, path: /\/wiki\/.*\/pages\/\d+\/([^/]+)/, label: ([slug]) => sentenceOf(slug ?? "") },
  {
    place: "Google Docs",
    host: /^docs\.google\.com$/,
    path: /^\/(document|presentation|spreadsheets)\//,
    label: ([kind]) => googleNames[kind ?? ""] ?? "Document",
  },
];
const googleNames: Record<string, string> = { document: "Document", presentation: "Slides", spreadsheets: "Spreadsheet" };

/** Whether a text is an address that a browser may follow. */
export function isLink(text: string): boolean {
  return !/\s/.test(text) && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** What a pasted address is about, by its pattern; an unknown one is named after its host and last part. */
export function recogniseLink(text: string): Recognised {
  if (!isLink(text)) return { place: "Link", label: text };
  const { hostname, pathname } = new URL(text);
  const host = hostname.replace(/^www\./, "");
  for (const { place, host: hosts, path, label } of patterns) {
    const found = hosts.test(host) && path.exec(pathname);
    const name = found && label(found.slice(1).map(decoded));
    if (name) return { place, label: name };
  }
  const last = decoded(pathname.split("/").filter(Boolean).at(-1) ?? "");
  return { place: host, label: sentenceOf(last.replace(/\.\w{1,5}$/, "")) || host };
}

const sentenceOf = (slug: string) => {
  const words = decoded(slug)
    .replace(/[-_+]+/g, " ")
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
