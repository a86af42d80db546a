import ICAL from "ical.js";

/** What a calendar is told of a meeting: when, for how long, and with whom. Never what about. */
export type FeedMeeting = { id: string; startsAt: Date; minutes: number; version: number; other: string; handle: string };

/** Meetings as an iCalendar file (RFC 5545). Ids stay the same, so that a moved meeting moves in the calendar too. */
export function asCalendar(meetings: FeedMeeting[], home: string, now: Date): string {
  const calendar = emptyCalendar();
  calendar.updatePropertyWithValue("x-wr-calname", "1-on-1s");
  for (const meeting of meetings) calendar.addSubcomponent(eventOf(meeting, home, now));
  return `${calendar.toString()}\r\n`;
}

/** Asks somebody to a meeting by mail, or calls it off (RFC 5546). The id is the one of the feed: one meeting, one entry. */
export function asInvitation(
  meeting: FeedMeeting,
  {
    method,
    organizer,
    attendee,
    home,
    now,
  }: { method: "REQUEST" | "CANCEL"; organizer: string; attendee: string; home: string; now: Date },
): string {
  const calendar = emptyCalendar();
  calendar.updatePropertyWithValue("method", method);
  const event = eventOf(meeting, home, now);
  event.updatePropertyWithValue("organizer", `mailto:${organizer}`);
  event.updatePropertyWithValue("status", method === "CANCEL" ? "CANCELLED" : "CONFIRMED");
  const invited = new ICAL.Property("attendee");
  invited.setParameter("rsvp", "FALSE");
  invited.setValue(`mailto:${attendee}`);
  event.addProperty(invited);
  calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}

function emptyCalendar(): ICAL.Component {
  const calendar = new ICAL.Component("vcalendar");
  calendar.updatePropertyWithValue("prodid", "-//Pendulum//1-on-1s//EN");
  calendar.updatePropertyWithValue("version", "2.0");
  return calendar;
}

function eventOf({ id, startsAt, minutes, version, other, handle }: FeedMeeting, home: string, now: Date): ICAL.Component {
  const event = new ICAL.Component("vevent");
  event.updatePropertyWithValue("uid", `${id}@${new URL(home).hostname}`);
  event.updatePropertyWithValue("sequence", version);
  event.updatePropertyWithValue("dtstamp", ICAL.Time.fromJSDate(now, true));
  event.updatePropertyWithValue("dtstart", ICAL.Time.fromJSDate(startsAt, true));
  event.updatePropertyWithValue("dtend", ICAL.Time.fromJSDate(new Date(startsAt.getTime() + minutes * 60_000), true));
  event.updatePropertyWithValue("summary", `1-on-1: ${other}`);
  event.updatePropertyWithValue("url", `${home.replace(/\/$/, "")}/one-on-ones/${handle}`);
  return event;
}
