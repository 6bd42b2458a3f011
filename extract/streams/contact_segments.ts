import { segmentList } from "./segments.ts";
import { byId, type MembersRead, type Stream } from "./stream.ts";

/**
 * Which contacts match which segment. Contacts never show their segments, and who matches can change without any
 * change of the contact, so that each segment is searched whole. A row's owner is the segment.
 */
export const contactSegments: Stream<MembersRead> = {
  name: "contact_segments",
  about: "which contacts match which segment",
  group: "core",
  after: "contacts",
  identify: byId,
  updatedAt: null,
  read: {
    kind: "members",
    owners: segmentList,
    members: (segmentId) => ({
      request: {
        method: "POST",
        path: "/contacts/search",
        body: {
          query: { field: "segment_id", operator: "=", value: segmentId },
          sort: { field: "created_at", order: "ascending" },
        },
      },
      records: ["data"],
      paging: { kind: "cursor", pageSize: 150 },
    }),
    // The contact itself lands in `contacts`.
    kept: (contact) => ({
      type: "contact",
      id: contact["id"],
      external_id: contact["external_id"] ?? null,
    }),
  },
};
