import type { ActivityLogRecord } from "../records/library.ts";
import type { AdminRecord } from "../records/reference.ts";
import type { LibrarySetting } from "./library.ts";
import { Random } from "./random.ts";
import type { Staff } from "./staff.ts";

const COUNT = 400;

/** What a teammate did, in the API's own word, with what the log says of it. */
interface Activity {
  readonly type: string;
  readonly description: string;
  readonly metadata: Record<string, unknown> | null;
}

/** A teammate's deeds over the whole past, oldest first. Some fall into one second: one click, several settings. */
export function makeActivityLogs(setting: LibrarySetting): ActivityLogRecord[] {
  const random = new Random(setting.seed, "activity logs");
  const moments = Array.from(
    { length: COUNT },
    () => setting.start + Math.floor(random.next() * (setting.now - setting.start)),
  ).sort((one, other) => one - other);
  return moments.map((at, index) => {
    const isSameClick = index % 9 === 8;
    const createdAt = isSameClick ? moments[index - 1] ?? at : at;
    return makeActivityLog(random, { createdAt, staff: setting.staff });
  });
}

/** One entry of the log. */
export function makeActivityLog(
  random: Random,
  { createdAt, staff }: { readonly createdAt: number; readonly staff: Staff },
): ActivityLogRecord {
  // Those who left are still named by what they did.
  const admin = random.chance(0.05) ? staff.formerAdmin : random.pick(staff.admins);
  const activity = pickActivity(random, { admin, staff });
  return {
    id: random.uuid(),
    "performed_by": {
      type: "admin",
      id: admin.id,
      email: admin.email,
      ip: `198.51.100.${random.whole(1, 254)}`,
    },
    metadata: activity.metadata,
    "created_at": createdAt,
    "activity_type": activity.type,
    "activity_description": activity.description,
  };
}

function pickActivity(
  random: Random,
  { admin, staff }: { readonly admin: AdminRecord; readonly staff: Staff },
): Activity {
  const kind = random.weighted({ login: 4, away: 3, name: 1, macro: 1, team: 1, exported: 1 });
  const { name } = admin;
  switch (kind) {
    case "login":
      return {
        type: "admin_login_success",
        description: `${name} successfully logged in.`,
        metadata: { "sign_in_method": random.pick(["email_password", "google_sso", "saml"]) },
      };
    case "away":
      return awayActivity(random, admin);
    case "name":
      return {
        type: "app_name_change",
        description: `${name} changed your app name from Kestrel to Kestrel Support.`,
        metadata: { before: "Kestrel", after: "Kestrel Support" },
      };
    case "macro":
      return {
        type: "macro_creation",
        description: `${name} created a macro "Refund – step ${random.whole(1, 9)}" 💸`,
        metadata: {},
      };
    case "team": {
      const team = random.pick(staff.teams);
      return {
        type: "team_assignment_limit_change",
        description: `${name} changed the assignment limit of ${team.name}.`,
        metadata: {
          team: { id: Number(team.id), name: team.name },
          "team_assignment_limit": random.chance(0.3) ? null : random.whole(5, 40),
        },
      };
    }
    case "exported":
      return { type: "app_data_export", description: `${name} exported data.`, metadata: null };
  }
}

function awayActivity(random: Random, { id, name }: AdminRecord): Activity {
  const isAway = random.chance(0.5);
  return {
    type: "admin_away_mode_change",
    description: `${name} changed their status to ${isAway ? "away" : "active"}.`,
    metadata: {
      "away_mode": isAway,
      "away_status_reason": isAway ? "☕ On a break" : null,
      "reassign_conversations": isAway && random.chance(0.2),
      source: `admin update from web - Admin id: ${id}`,
      "update_by": Number(id),
      "update_by_name": name,
    },
  };
}
