/** What administrators can switch for everybody, and how it comes. */
export const switches = {
  questions: {
    comesOn: true,
    name: "Ask while a focus is written",
    says: "One question beside the box, such as “what would make this a multiplier?”. It blocks nothing and is not kept.",
  },
} as const;
export type SettingKey = keyof typeof switches;
