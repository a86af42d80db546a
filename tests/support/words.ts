// Tracks stand side by side: words that set one above another have no place where a change of track is told.
const forbidden =
  /\b(promot\w*|demot\w*|up|down|upwards?|downwards?|uphill|downhill|upgrad\w*|downgrad\w*|higher|highest|lower|lowest|superiors?|inferiors?|subordinat\w*|climb\w*|descend\w*|ascend\w*|(?:step|steps|stepped|stepping|fall|falls|falling|move|moves|moving|moved) (?:back|down|up|aside))\b/giu;

/** The words in a text that say that one track is above another, as they stand there; names are taken apart first. */
export function forbiddenWordsIn(text: string): string[] {
  const words = text.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[_.\-/]/g, " ");
  return [...words.matchAll(forbidden)].map(([word]) => word);
}
