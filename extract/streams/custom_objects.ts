import { byId, type MembersRead, type Stream } from "./stream.ts";

/** Objects of the workspace's own kinds. The API does not list the types: the operator names them. A row's owner is its type. */
export const customObjects: Stream<MembersRead> = {
  name: "custom_objects",
  about: "objects of the types that --custom-objects names",
  group: "more",
  isOnRequest: true,
  since: "2.16",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "members",
    owners: ({ customObjectTypes }) => customObjectTypes,
    members: (type) => ({
      request: { method: "GET", path: `/custom_object_instances/${encodeURIComponent(type)}` },
      records: ["data"],
      paging: { kind: "number", pageSize: 150 },
    }),
    kept: (object) => object,
  },
};
