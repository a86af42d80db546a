import { clsx } from "clsx";

// Drawn by the style sheet (Lucide, as masks): one element each, and nothing in the page's data.
const icons = {
  "arrow-down": "icon-[lucide--arrow-down]",
  "arrow-up": "icon-[lucide--arrow-up]",
  blend: "icon-[lucide--blend]",
  "book-open": "icon-[lucide--book-open]",
  "building-2": "icon-[lucide--building-2]",
  "chevron-down": "icon-[lucide--chevron-down]",
  "chevron-right": "icon-[lucide--chevron-right]",
  circle: "icon-[lucide--circle]",
  "circle-alert": "icon-[lucide--circle-alert]",
  "circle-check": "icon-[lucide--circle-check]",
  compass: "icon-[lucide--compass]",
  "contact-round": "icon-[lucide--contact-round]",
  ellipsis: "icon-[lucide--ellipsis]",
  eye: "icon-[lucide--eye]",
  "flask-conical": "icon-[lucide--flask-conical]",
  "git-branch": "icon-[lucide--git-branch]",
  inbox: "icon-[lucide--inbox]",
  info: "icon-[lucide--info]",
  lock: "icon-[lucide--lock]",
  menu: "icon-[lucide--menu]",
  "message-circle": "icon-[lucide--message-circle]",
  "messages-square": "icon-[lucide--messages-square]",
  milestone: "icon-[lucide--milestone]",
  monitor: "icon-[lucide--monitor]",
  moon: "icon-[lucide--moon]",
  network: "icon-[lucide--network]",
  "octagon-alert": "icon-[lucide--octagon-alert]",
  pencil: "icon-[lucide--pencil]",
  plus: "icon-[lucide--plus]",
  scale: "icon-[lucide--scale]",
  search: "icon-[lucide--search]",
  settings: "icon-[lucide--settings]",
  "shield-check": "icon-[lucide--shield-check]",
  sprout: "icon-[lucide--sprout]",
  sun: "icon-[lucide--sun]",
  "triangle-alert": "icon-[lucide--triangle-alert]",
  users: "icon-[lucide--users]",
  x: "icon-[lucide--x]",
} as const;

export type IconName = keyof typeof icons;

/** A glyph in the colour of the words beside it, 16 px unless its text size says otherwise. Says nothing by itself. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return <span className={clsx("icon", icons[name], className)} />;
}
