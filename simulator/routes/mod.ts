import { companyRoutes } from "./companies.ts";
import { contactRoutes } from "./contacts.ts";
import { conversationRoutes } from "./conversations.ts";
import { referenceRoutes } from "./reference.ts";
import type { Route } from "./route.ts";

/** Every operation the simulator answers. A template of plain words goes before one with `{…}` in its place. */
export const ROUTES: readonly Route[] = [
  ...referenceRoutes,
  ...contactRoutes,
  ...companyRoutes,
  ...conversationRoutes,
];
