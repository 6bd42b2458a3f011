import type { CompanyNote, StoredCompany } from "../records/company.ts";
import type { SegmentRecord, TagRecord } from "../records/reference.ts";
import type { AttributeValues } from "../records/wire.ts";
import { companyName } from "./people.ts";
import { Random } from "./random.ts";
import { note } from "./phrases.ts";
import type { Staff } from "./staff.ts";

const DAY = 86_400;
const PLANS = ["Free", "Team", "Business", "Enterprise"];
const INDUSTRIES = [
  "Software",
  "Retail",
  "Healthcare",
  "Education",
  "Manufacturing",
  "Food & Drink",
];

/** What companies are made from. */
export interface CompanySetting {
  readonly seed: number;
  readonly workspaceId: string;
  readonly start: number;
  readonly now: number;
  readonly staff: Staff;
  readonly tags: readonly TagRecord[];
  readonly companySegments: readonly SegmentRecord[];
}

/** The workspace's companies, oldest first. Many share the second of their last change: a nightly import. */
export function makeCompanies(count: number, setting: CompanySetting): StoredCompany[] {
  const companies: StoredCompany[] = [];
  for (let index = 0; index < count; index++) companies.push(makeCompany(index, count, setting));
  return companies;
}

function makeCompany(index: number, count: number, setting: CompanySetting): StoredCompany {
  const random = new Random(setting.seed, "company", index);
  const span = setting.now - setting.start - 30 * DAY;
  const createdAt = setting.start + Math.floor((index / count) * span) + random.whole(0, 3_600);
  const id = `${createdAt.toString(16).padStart(8, "0")}c0${random.hex(8)}${
    index.toString(16).padStart(6, "0")
  }`;
  const lastImport = setting.now - random.whole(1, 20) * DAY;
  const updatedAt = random.chance(0.4) && lastImport > createdAt
    ? lastImport - (lastImport % DAY) + 7_200
    : random.whole(createdAt, setting.now);
  const plan = random.whole(0, PLANS.length - 1);
  return {
    type: "company",
    "company_id": random.chance(0.05) ? `acct/${index} ü` : String(10_000 + index),
    id,
    "app_id": setting.workspaceId,
    name: random.chance(0.01) ? "" : companyName(random),
    ...(random.chance(0.8) ? { "remote_created_at": createdAt - random.whole(0, 300) * DAY } : {}),
    "created_at": createdAt,
    "updated_at": Math.max(createdAt, Math.min(updatedAt, setting.now)),
    ...(random.chance(0.9) ? { "last_request_at": random.whole(createdAt, setting.now) } : {}),
    "monthly_spend": random.chance(0.3) ? 0 : random.whole(20, 9_000),
    "session_count": random.whole(0, 900),
    ...(random.chance(0.6) ? { size: random.whole(1, 4_000) } : {}),
    ...(random.chance(0.5) ? { website: `https://${id.slice(-6)}.example` } : {}),
    ...(random.chance(0.5) ? { industry: random.pick(INDUSTRIES) } : {}),
    tags: { type: "tag.list", tags: random.chance(0.2) ? random.sample(setting.tags, 2) : [] },
    segments: {
      type: "segment.list",
      segments: setting.companySegments.filter(() => random.chance(0.15)),
    },
    plan: random.chance(0.3)
      ? {}
      : { type: "plan", id: String(6_100 + plan), name: PLANS[plan] ?? "" },
    "custom_attributes": companyAttributes(random, setting),
    notes: {
      type: "note.list",
      notes: Array.from(
        { length: random.chance(0.08) ? random.whole(1, 3) : 0 },
        (_, place) =>
          makeNote(random, { id, noteId: 880_000 + index * 3 + place, createdAt, setting }),
      ),
    },
  };
}

function companyAttributes(random: Random, setting: CompanySetting): AttributeValues {
  const values: AttributeValues = {};
  if (random.chance(0.6)) values["Account owner"] = random.pick(setting.staff.admins).name;
  if (random.chance(0.5)) values["ARR"] = Math.round(random.around(40_000) * 100) / 100;
  if (random.chance(0.4)) values["Employees (est.)"] = random.whole(1, 5_000);
  if (random.chance(0.5)) values["is_partner"] = random.chance(0.2);
  if (random.chance(0.3)) values["Contract ends"] = setting.now + random.whole(-90, 400) * DAY;
  if (random.chance(0.3)) values["CRM ID"] = `CRM-${random.hex(6)}`;
  if (random.chance(0.1)) values["crm id"] = random.chance(0.5) ? "" : random.hex(6);
  if (random.chance(0.4)) values["Région"] = random.pick(["EMEA", "AMER", "APAC"]);
  if (random.chance(0.05)) values["fax"] = null;
  return values;
}

function makeNote(
  random: Random,
  options: {
    readonly id: string;
    readonly noteId: number;
    readonly createdAt: number;
    readonly setting: CompanySetting;
  },
): CompanyNote {
  const author = random.pick(options.setting.staff.admins);
  return {
    type: "note",
    id: String(options.noteId),
    "created_at": random.whole(options.createdAt, options.setting.now),
    company: { type: "company", id: options.id },
    author: { type: "admin", id: author.id, name: author.name, email: author.email },
    body: note(random),
  };
}
