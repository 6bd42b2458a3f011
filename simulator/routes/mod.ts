import { activityLogRoutes } from "./activity_logs.ts";
import { companyRoutes } from "./companies.ts";
import { contactRoutes } from "./contacts.ts";
import { conversationRoutes } from "./conversations.ts";
import { libraryRoutes } from "./library.ts";
import { macroRoutes } from "./macros.ts";
import { referenceRoutes } from "./reference.ts";
import { customObjectRoutes } from "./custom_objects.ts";
import { eventRoutes } from "./events.ts";
import { ticketRoutes } from "./tickets.ts";
import type { Route } from "./route.ts";

/** Every operation the simulator answers. A template of plain words goes before one with `{…}` in its place. */
export const ROUTES: readonly Route[] = [
  ...referenceRoutes,
  ...contactRoutes,
  ...companyRoutes,
  ...conversationRoutes,
  ...ticketRoutes,
  ...eventRoutes,
  ...customObjectRoutes,
  ...libraryRoutes,
  ...macroRoutes,
  ...activityLogRoutes,
];
