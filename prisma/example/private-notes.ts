// What Mo keeps about Eve, for himself.
import { addNote } from "@/lib/private-notes/mutations";
import { personViewer } from "@/scripts/support/viewer";

export async function seedPrivateNotes(): Promise<void> {
  await addNote(await personViewer("mo"), {
    handle: "eve",
    words: "She lights up when she explains things. Ask what she would stop doing for it.",
  });
}
