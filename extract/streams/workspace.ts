import { idText, valueAt } from "../api/json.ts";
import type { Stream, WholeRead } from "./stream.ts";

/** The workspace that the token belongs to, with its zone and region; as the admin who made the token. */
export const workspace: Stream<WholeRead> = {
  name: "workspace",
  about: "the workspace: name, region, time zone",
  group: "core",
  identify: (record) => idText(valueAt(record, ["app", "id_code"])),
  updatedAt: null,
  read: {
    kind: "whole",
    list: () => ({
      request: { method: "GET", path: "/me" },
      records: [],
      paging: { kind: "object" },
    }),
    confirm: null,
  },
};
