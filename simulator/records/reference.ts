import type { Intercom } from "intercom-client";
import type { Retyped, Wire } from "./wire.ts";

/** A tag of `GET /tags`. */
export interface TagRecord {
  type: "tag";
  id: string;
  name: string;
}

/** A segment. Its `count` is sent only when asked for. */
export interface SegmentRecord {
  type: "segment";
  id: string;
  name: string;
  "created_at": number;
  "updated_at": number;
  "person_type": "user" | "contact";
  count?: number | null;
}

/** A teammate. `avatar` is sent only when asked for, `role` from 2.16 on. */
export type AdminRecord = Retyped<Wire<Intercom.Admin>, {
  type: "admin";
  "job_title": string;
  "away_status_reason_id": number | null;
  avatar: { type: "avatar"; "image_url": string } | null;
  "team_priority_level": {
    "primary_team_ids": number[] | null;
    "secondary_team_ids": number[] | null;
  };
  role?: { type: "role"; id: string; name: string };
}>;

/** A team. */
export type TeamRecord = Retyped<Wire<Intercom.Team>, {
  type: "team";
  id: string;
  name: string;
  "admin_ids": number[];
}>;

/** The workspace itself, as `GET /me` shows it. */
export interface AppRecord {
  type: "app";
  "id_code": string;
  name: string;
  "created_at": number;
  secure: boolean;
  "identity_verification": boolean;
  timezone: string;
  region: "US" | "EU" | "AU";
}

/** The definition of a contact, company or (up to 2.15) conversation attribute. */
export type DataAttributeRecord = Retyped<Wire<Intercom.DataAttribute>, {
  id?: number;
  model: "contact" | "company" | "conversation";
  description: string;
  options?: string[];
  "created_at"?: number;
  "updated_at"?: number;
  "admin_id"?: string;
}>;

/** The definition of a conversation attribute from 2.16 on. */
export interface ConversationAttributeRecord {
  type: "conversation_attribute";
  id: number;
  name: string;
  description: string;
  "data_type":
    | "string"
    | "integer"
    | "list"
    | "decimal"
    | "boolean"
    | "datetime"
    | "relationship"
    | "files";
  required: boolean;
  "visible_to_team_ids": string[];
  archived: boolean;
  "created_at": number;
  "updated_at": number;
  "admin_id": string;
  multiline?: boolean;
  options?: { id: string; label: string; archived: boolean }[];
  reference?: { type: "one" | "many"; "object_type_id": string };
}

/** A kind of message people can opt in to or out of. */
export type SubscriptionTypeRecord = Retyped<Wire<Intercom.SubscriptionType>, {
  type: "subscription";
  id: string;
}>;
