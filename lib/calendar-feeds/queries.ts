import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt } from "@/lib/clock";
import { db } from "@/lib/db";

/** Since when the viewer's calendar has an address, or null. */
export async function getFeed(viewer: Viewer) {
  const feed = await db(viewer).calendarFeed.findFirst({ where: visible.calendarFeeds(viewer), select: { createdAt: true } });
  return feed && { since: dayAt(feed.createdAt, viewer.timeZone) };
}
