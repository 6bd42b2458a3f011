import type { AdminRecord, TeamRecord } from "../records/reference.ts";

/** The people and the bot that answer. */
export interface Staff {
  /** Teammates of today, as `GET /admins` lists them. */
  readonly admins: readonly AdminRecord[];
  /** A teammate who left: in no list, but still the author of old parts. */
  readonly formerAdmin: AdminRecord;
  readonly teams: readonly TeamRecord[];
  /** Fin, the vendor's bot. Bots are in no list either. */
  readonly bot: { readonly id: string; readonly name: string; readonly email: string };
}

const PEOPLE: readonly [name: string, title: string, teams: readonly number[]][] = [
  ["Ada Nwosu", "Head of Support", [0, 3]],
  ["Bruno Ferrão", "Support Lead", [0]],
  ["Chloé Lindqvist", "Support Specialist", [0]],
  ["Dmitri Halloran", "Support Specialist", [0]],
  ["Esther Okafor-Blum", "Support Specialist", [0]],
  ["Farid Qasimov", "Technical Support", [1]],
  ["Grete Sjöberg", "Technical Support", [1]],
  ["Hugo O'Malley", "Technical Support", [1]],
  ["Ines Caldeira", "Billing Specialist", [2]],
  ["Jun Takeda", "Billing Specialist", [2]],
  ["Kavya Raman", "Customer Success", [3]],
  ["Leo Marchetti", "", []],
];

const TEAMS: readonly [name: string, distribution: string][] = [
  ["Frontline", "round_robin"],
  ["Technical", "balanced"],
  ["Billing & Renewals", "manual"],
  ["Success ✨", "round_robin"],
];

const FIRST_ADMIN_ID = 7_210_101;
const FIRST_TEAM_ID = 5_210_001;

/** The same staff in every workspace: twelve teammates, four teams, one teammate who left, one bot. */
export function makeStaff(): Staff {
  return {
    admins: PEOPLE.map(([name, title, teams], index) => makeAdmin(name, title, { index, teams })),
    formerAdmin: makeAdmin("Maud Verhoeven", "Support Specialist", { index: 12, teams: [] }),
    teams: TEAMS.map(([name, distribution], index) => makeTeam(name, distribution, index)),
    bot: { id: "7210100", name: "Fin", email: "operator+kestrel@intercom.io" },
  };
}

function makeAdmin(
  name: string,
  title: string,
  options: { readonly index: number; readonly teams: readonly number[] },
): AdminRecord {
  const teamIds = options.teams.map((team) => FIRST_TEAM_ID + team * 37);
  const isAway = options.index === 6;
  return {
    type: "admin",
    id: String(adminIdAt(options.index)),
    name,
    email: `${asciiOf(name)}@kestrel-support.example`,
    "job_title": title,
    "away_mode_enabled": isAway,
    "away_mode_reassign": isAway,
    "away_status_reason_id": isAway ? 42 : null,
    "has_inbox_seat": options.index !== 11,
    "team_ids": teamIds,
    avatar: options.index % 3 === 2
      ? null
      : { type: "avatar", "image_url": `https://static.example/avatars/${options.index}.png` },
    "team_priority_level": {
      "primary_team_ids": teamIds.slice(0, 1),
      "secondary_team_ids": teamIds.slice(1),
    },
    role: options.index < 2
      ? { type: "role", id: "1", name: "Admin" }
      : { type: "role", id: "2", name: "Support Agent" },
  };
}

function makeTeam(name: string, distribution: string, index: number): TeamRecord {
  const memberIds = PEOPLE.flatMap(([, , teams], person) =>
    teams.includes(index) ? [adminIdAt(person)] : []
  );
  return {
    type: "team",
    id: String(FIRST_TEAM_ID + index * 37),
    name,
    "admin_ids": memberIds,
    "admin_priority_level": {
      "primary_admin_ids": memberIds.slice(0, 2),
      "secondary_admin_ids": memberIds.slice(2),
    },
    "assignment_limit": index === 2 ? null : 10,
    "distribution_method": distribution,
  };
}

function adminIdAt(index: number): number {
  return FIRST_ADMIN_ID + index * 13;
}

/** The name as the local part of an e-mail address. */
export function asciiOf(name: string): string {
  return name.normalize("NFD").replace(/[^A-Za-z ]/g, "").trim().toLowerCase().replace(/ +/g, ".");
}
