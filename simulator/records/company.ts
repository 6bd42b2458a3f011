import type { Intercom } from "intercom-client";
import type { AttributeValues, Retyped, Wire } from "./wire.ts";
import type { SegmentRecord, TagRecord } from "./reference.ts";

/** A note on a company (2.16). */
export interface CompanyNote {
  type: "note";
  id: string;
  "created_at": number;
  company: { type: "company"; id: string };
  author: { type: "admin"; id: string; name: string; email: string };
  body: string;
}

/** A company as the API sends it. What a company never had is left out, not null. */
export type CompanyRecord = Retyped<Wire<Intercom.Company>, {
  type: "company";
  "custom_attributes": AttributeValues;
  plan: { type?: "plan"; id?: string; name?: string };
  "remote_created_at"?: number;
  "last_request_at"?: number;
  size?: number;
  website?: string;
  industry?: string;
  tags: { type: "tag.list"; tags: TagRecord[] };
  segments: { type: "segment.list"; segments: SegmentRecord[] };
  notes?: { type: "note.list"; notes: CompanyNote[] };
}>;

/** A company as the workspace keeps it. Its `user_count` is counted when it is sent. Never altered in place. */
export type StoredCompany = Readonly<Omit<CompanyRecord, "user_count">>;
