import { createContext, type RefObject, use, useEffect } from "react";

/** Tells the page what somebody is writing in, so that nothing which comes in takes it away. */
export const WritingContext = createContext<(what: string, writing: boolean) => void>(() => undefined);

/** Says that one is writing here for as long as it is so. */
export function useWriting(what: string, writing: boolean) {
  const tell = use(WritingContext);
  useEffect(() => {
    if (!writing) return;
    tell(what, true);
    return () => tell(what, false);
  }, [tell, what, writing]);
}

/** Does something each time the form around this element, or in it, was saved. */
export function useSaved(place: RefObject<HTMLElement | null>, then: () => void) {
  useEffect(() => {
    const form = place.current?.closest("form") ?? place.current;
    form?.addEventListener("saved", then);
    return () => form?.removeEventListener("saved", then);
  });
}
