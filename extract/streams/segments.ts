import type { ListRequest } from "../api/page.ts";
import { byId, type Stream, type WholeRead } from "./stream.ts";

/** The list of segments; `count` is null unless asked for. */
export function segmentList(): ListRequest {
  return {
    request: { method: "GET", path: "/segments", query: { include_count: "true" } },
    records: ["segments"],
    paging: { kind: "single" },
  };
}

/** Saved filters of contacts, with how many match now. */
export const segments: Stream<WholeRead> = {
  name: "segments",
  about: "segments of contacts, with how many match",
  group: "core",
  identify: byId,
  updatedAt: "updated_at",
  read: { kind: "whole", list: segmentList, confirm: null },
};
