/** Ties a sealed note to its author and whom it is about: elsewhere it does not open. */
export const boundOf = (author: { personId: string }, aboutId: string): string => `${author.personId} ${aboutId}`;
