import type { TeamRecord } from "./records/reference.ts";
import type { Workspace } from "./workspace.ts";

/** Lets a teammate leave: gone from the staff and its teams, but still the author of old parts. */
export function removeAdmin(workspace: Workspace, id: string): void {
  const { staff } = workspace;
  workspace.staff = {
    ...staff,
    admins: staff.admins.filter((admin) => admin.id !== id),
    teams: staff.teams.map((team) => withoutAdmin(team, Number(id))),
  };
}

function withoutAdmin(team: TeamRecord, adminId: number): TeamRecord {
  const others = (ids: readonly number[] | null | undefined): number[] =>
    (ids ?? []).filter((id) => id !== adminId);
  return {
    ...team,
    "admin_ids": others(team.admin_ids),
    "admin_priority_level": {
      "primary_admin_ids": others(team.admin_priority_level?.primary_admin_ids),
      "secondary_admin_ids": others(team.admin_priority_level?.secondary_admin_ids),
    },
  };
}

/**
 * Renames a tag. Copies of it in records that exist keep its former name.
 *
 * @throws {RangeError} where it is not there.
 */
export function renameTag(workspace: Workspace, id: string, name: string): void {
  const index = workspace.tags.findIndex((tag) => tag.id === id);
  const tag = workspace.tags[index];
  if (tag === undefined) throw new RangeError(`Cannot rename tag "${id}" as it is not there`);
  workspace.tags[index] = { ...tag, name };
}
