import type { TrackKind } from "@/prisma/generated/enums";

/** Something a team can offer somebody to try, with what it usually takes. Competencies are the built-in framework's. */
export type Idea = {
  title: string;
  what: string;
  why: string;
  hours: number;
  weeks: number;
  tracks: TrackKind[];
  competencies: string[];
};

const lead: TrackKind[] = ["management"];
const craft: TrackKind[] = ["individual_contributor"];
const both: TrackKind[] = ["individual_contributor", "management"];

export const ideas = {
  "project-board": {
    title: "Tidy the project board",
    what: "Go through the board with the team once a week: close what is done, cut what is too large, ask about what stands still. Keep it so that anybody can see in a minute what happens next.",
    why: "You see the work of the whole team at once, and ask about it without being in charge of it.",
    hours: 2,
    weeks: 6,
    tracks: lead,
    competencies: ["planning-delivery", "teamwork"],
  },
  "holiday-cover": {
    title: "Cover for the lead's holiday",
    what: "Before: a hand-over of an hour, with what is open, who decides what, and whom to ring. During: run the usual meetings and answer for the team. After: a debrief of what happened and what you would do otherwise.",
    why: "You try the whole role for a short time, with a date on which it ends.",
    hours: 12,
    weeks: 2,
    tracks: lead,
    competencies: ["people-management", "planning-delivery", "communication"],
  },
  "onboarding-buddy": {
    title: "Be an onboarding buddy",
    what: "Stand beside somebody new for their first weeks: a plan for the first days, a first change that goes live, a short talk every day, and every question welcome.",
    why: "You find out how much of what you know was never said aloud.",
    hours: 4,
    weeks: 6,
    tracks: both,
    competencies: ["mentoring", "communication"],
  },
  "whole-feature": {
    title: "Take one feature from requirements to deployment",
    what: "Talk to those who need it, settle what it must do and what it need not, plan the steps, bring it live with others, and look at how it is used.",
    why: "You hold all the threads of one thing, and code is only one of them.",
    hours: 10,
    weeks: 8,
    tracks: both,
    competencies: ["ownership", "customer-impact", "planning-delivery"],
  },
  "tech-talks": {
    title: "Run the tech talks",
    what: "Find speakers and help them choose a topic, keep the calendar, open and close the hour, and collect the slides in one place.",
    why: "You bring others to speak, and learn what the other teams know.",
    hours: 2,
    weeks: 12,
    tracks: both,
    competencies: ["communication", "learning-culture", "influence"],
  },
  "tool-evaluation": {
    title: "Lead a tool evaluation",
    what: "Collect what we need it for, try two or three candidates on real work, ask those who would live with them, and recommend one with its cost to maintain.",
    why: "You prepare a decision that others have to live with, and say why.",
    hours: 5,
    weeks: 5,
    tracks: craft,
    competencies: ["problem-solving", "technical-strategy", "influence"],
  },
  "incident-response": {
    title: "Coordinate an incident response",
    what: "When the next incident comes, you keep the overview: who looks at what, who is told what and when. Afterwards you lead the review, without blame.",
    why: "You stay calm for others, and keep your hands off the keyboard.",
    hours: 4,
    weeks: 8,
    tracks: both,
    competencies: ["reliability-security", "communication", "problem-solving"],
  },
  "cross-functional": {
    title: "Join a cross-functional project",
    what: "Work with product, design, sales or support on something that no team can do alone, and speak for engineering there.",
    why: "You explain what is hard in words that everybody understands.",
    hours: 8,
    weeks: 10,
    tracks: both,
    competencies: ["customer-impact", "communication", "influence"],
  },
  "all-hands": {
    title: "Present at the all-hands",
    what: "Ten minutes on something your team has done: what became better, and for whom. A rehearsal with somebody who does not know the subject comes with it.",
    why: "You tell a story to many people, most of whom never read code.",
    hours: 3,
    weeks: 3,
    tracks: both,
    competencies: ["communication", "influence"],
  },
  "company-blog": {
    title: "Write for the company blog",
    what: "One text about something we learnt, from the first notes to the day it is out. Two colleagues read along.",
    why: "You think a matter through to its end, and strangers learn from it.",
    hours: 3,
    weeks: 5,
    tracks: craft,
    competencies: ["communication", "learning-culture"],
  },
  hackathon: {
    title: "Host a hackathon",
    what: "Choose a theme and a date, win people for it, look after room and food, keep the time, and see to it that something is left afterwards.",
    why: "You organise something in which nobody has to do as you say.",
    hours: 5,
    weeks: 6,
    tracks: lead,
    competencies: ["learning-culture", "planning-delivery", "influence"],
  },
  "small-system": {
    title: "Own a small system end to end",
    what: "Take over something small that runs by itself: its code, its alerts, its users and its future. You decide what is done to it, and what is not.",
    why: "You answer for how something does over months, beyond the day it ships.",
    hours: 6,
    weeks: 16,
    tracks: craft,
    competencies: ["ownership", "reliability-security", "system-design"],
  },
  "on-call-lead": {
    title: "Take a first on-call lead",
    what: "Lead a rotation for a while: keep the plan fair, go through the alerts of the week, and have the noisy ones mended. Somebody who knows it stands behind you.",
    why: "You look after those who are woken, and after what wakes them.",
    hours: 5,
    weeks: 8,
    tracks: both,
    competencies: ["reliability-security", "process-improvement"],
  },
  intern: {
    title: "Mentor an intern",
    what: "Give somebody's internship a goal and a rhythm: a project that can be finished, a talk every day, honest feedback halfway and at its end.",
    why: "You look after one person's learning, from their first day to their last.",
    hours: 6,
    weeks: 12,
    tracks: lead,
    competencies: ["mentoring", "people-management", "teamwork"],
  },
} as const satisfies Record<string, Idea>;
export type IdeaKey = keyof typeof ideas;

export const isIdea = (text: unknown): text is IdeaKey => typeof text === "string" && Object.hasOwn(ideas, text);
