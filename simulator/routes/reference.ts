import { type Answer, ok, Refusal, versionInvalid } from "../answer.ts";
import { asDataAttribute } from "../generator/attributes.ts";
import type { AdminRecord, SegmentRecord } from "../records/reference.ts";
import { isAtLeast, type Version } from "../version.ts";
import { tallyContacts, type Workspace } from "../workspace.ts";
import { isTrue } from "./parameters.ts";
import type { Call, Route, Service } from "./route.ts";

/** The operations that list what a workspace has few of. Each is one page. */
export const referenceRoutes: readonly Route[] = [
  { template: "GET /me", answer: (_call, { workspace }) => ok(meRecord(workspace)) },
  {
    template: "GET /admins",
    answer: (call, { workspace }) =>
      ok({
        type: "admin.list",
        admins: workspace.staff.admins.map((admin) =>
          adminRecord(admin, {
            version: call.version,
            withAvatar: isTrue(call.query.get("display_avatar")),
          })
        ),
      }),
  },
  {
    template: "GET /teams",
    answer: (_call, { workspace }) => ok({ type: "team.list", teams: workspace.staff.teams }),
  },
  {
    template: "GET /tags",
    answer: (_call, { workspace }) => ok({ type: "list", data: workspace.tags }),
  },
  { template: "GET /segments", answer: listSegments },
  { template: "GET /data_attributes", answer: listDataAttributes },
  { template: "GET /conversations/attributes", answer: listConversationAttributes },
  { template: "GET /subscription_types", answer: listSubscriptionTypes },
];

/** The reply of `GET /me`: the teammate whose token it is, with the workspace. */
export function meRecord(workspace: Workspace): Record<string, unknown> {
  const [admin] = workspace.staff.admins;
  return {
    type: "admin",
    id: admin?.id,
    name: admin?.name,
    email: admin?.email,
    "job_title": admin?.job_title,
    "away_mode_enabled": false,
    "away_mode_reassign": false,
    "has_inbox_seat": true,
    "team_ids": admin?.team_ids,
    avatar: { type: "avatar", "image_url": "https://static.example/avatars/128.png" },
    "email_verified": true,
    app: workspace.app,
  };
}

/** A teammate as the lists send it: the avatar only when asked for, the role from 2.16 on. */
export function adminRecord(
  admin: AdminRecord,
  options: { readonly version: Version; readonly withAvatar: boolean },
): Partial<AdminRecord> {
  const { avatar, role, ...rest } = admin;
  return {
    ...rest,
    ...(options.withAvatar ? { avatar } : {}),
    ...(isAtLeast(options.version, "2.16") && role !== undefined ? { role } : {}),
  };
}

/** A segment, with the number of its contacts where it was asked for. */
export function segmentRecord(
  segment: SegmentRecord,
  options: { readonly workspace: Workspace; readonly withCount: boolean },
): SegmentRecord {
  if (!options.withCount) return segment;
  const counts = tallyContacts(options.workspace.contacts).bySegment;
  return { ...segment, count: counts.get(segment.id) ?? 0 };
}

function listSegments(call: Call, { workspace }: Service): Answer {
  const segments = call.query.get("type") === "company"
    ? workspace.companySegments
    : workspace.segments;
  const withCount = isTrue(call.query.get("include_count"));
  return ok({
    type: "segment.list",
    segments: segments.map((segment) => segmentRecord(segment, { workspace, withCount })),
  });
}

/** @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), `lisDataAttributes` */
function listDataAttributes(call: Call, { workspace }: Service): Answer {
  const model = call.query.get("model");
  if (model === "conversation" && isAtLeast(call.version, "2.16")) {
    throw new Refusal(422, "parameter_invalid", {
      message:
        "model=conversation is no longer supported. Use GET /conversations/attributes instead",
    });
  }
  const all = [
    ...(model === "company" ? [] : workspace.contactAttributes),
    ...(model === "contact" ? [] : workspace.companyAttributes),
  ];
  const chosen = model === "conversation"
    ? workspace.conversationAttributes.map(asDataAttribute)
    : all;
  const withArchived = isTrue(call.query.get("include_archived"));
  return ok({
    type: "list",
    data: chosen.filter((attribute) => withArchived || attribute.archived !== true),
  });
}

function listConversationAttributes(call: Call, { workspace }: Service): Answer {
  if (!isAtLeast(call.version, "2.16")) throw versionInvalid();
  const withArchived = isTrue(call.query.get("include_archived"));
  return ok({
    type: "list",
    data: workspace.conversationAttributes.filter((attribute) =>
      withArchived || !attribute.archived
    ),
  });
}

/** Not before 2.3, where people could not choose by kind of message. */
function listSubscriptionTypes(call: Call, { workspace }: Service): Answer {
  if (!isAtLeast(call.version, "2.3")) throw versionInvalid();
  return ok({ type: "list", data: workspace.subscriptionTypes });
}
