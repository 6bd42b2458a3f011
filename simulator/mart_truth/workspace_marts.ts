import type { AdminRecord, TeamRecord } from "../records/reference.ts";
import type { Known, Landed } from "./landed.ts";
import { idText, jsonUnlessEmpty, type MartRow, type Marts, time } from "./mart_row.ts";

/** The workspace and who works there. */
export function workspaceMarts(landed: Landed): Marts {
  const id = landed.app.id_code;
  const teams = [...landed.teams.values()];
  return {
    workspaces: { key: ["workspace_id"], rows: [workspaceRow(landed)] },
    admins: {
      key: ["workspace_id", "admin_id"],
      rows: [...landed.admins.values()].map((admin) => adminRow(id, admin)),
    },
    teams: {
      key: ["workspace_id", "team_id"],
      rows: teams.map((team) => teamRow(id, team)),
    },
    "team_admins": {
      key: ["workspace_id", "team_id", "admin_id"],
      rows: teams.flatMap((team) => teamAdminRows(id, team)),
    },
  };
}

function workspaceRow({ app, tokenAdmin }: Landed): MartRow {
  return {
    "workspace_id": app.id_code,
    "token_admin_id": tokenAdmin?.id ?? null,
    name: app.name,
    region: app.region,
    timezone: app.timezone,
    "token_admin_name": tokenAdmin?.name ?? null,
    "token_admin_email": tokenAdmin?.email ?? null,
    "has_token_admin_verified_email": true,
    "is_secure": app.secure,
    "has_identity_verification": app.identity_verification,
    "created_at": time(app.created_at),
    "is_deleted": false,
  };
}

function adminRow(workspaceId: string, { record, isDeleted }: Known<AdminRecord>): MartRow {
  const { team_priority_level: priorities } = record;
  return {
    "workspace_id": workspaceId,
    "admin_id": idText(record.id),
    "role_id": idText(record.role?.id),
    "away_status_reason_id": idText(record.away_status_reason_id),
    name: record.name ?? null,
    email: record.email ?? null,
    "job_title": record.job_title,
    "role_name": record.role?.name ?? null,
    "avatar_url": record.avatar?.image_url ?? null,
    "is_away": record.away_mode_enabled ?? null,
    "is_reassigning_while_away": record.away_mode_reassign ?? null,
    "has_inbox_seat": record.has_inbox_seat ?? null,
    "team_count": record.team_ids?.length ?? 0,
    "primary_team_ids": jsonUnlessEmpty(priorities.primary_team_ids),
    "secondary_team_ids": jsonUnlessEmpty(priorities.secondary_team_ids),
    "is_deleted": isDeleted,
  };
}

function teamRow(workspaceId: string, { record, isDeleted }: Known<TeamRecord>): MartRow {
  return {
    "workspace_id": workspaceId,
    "team_id": record.id,
    name: record.name,
    "distribution_method": record.distribution_method ?? null,
    "assignment_limit": record.assignment_limit ?? null,
    "admin_count": record.admin_ids.length,
    "is_deleted": isDeleted,
  };
}

function teamAdminRows(
  workspaceId: string,
  { record, isDeleted }: Known<TeamRecord>,
): MartRow[] {
  const levels = record.admin_priority_level;
  return record.admin_ids.map((adminId) => ({
    "workspace_id": workspaceId,
    "team_id": record.id,
    "admin_id": String(adminId),
    "priority_level": levels?.primary_admin_ids?.includes(adminId) === true
      ? "primary"
      : levels?.secondary_admin_ids?.includes(adminId) === true
      ? "secondary"
      : null,
    "is_deleted": isDeleted,
  }));
}
