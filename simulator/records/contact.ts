import type { Intercom } from "intercom-client";
import type { AttributeValues, Retyped, Wire } from "./wire.ts";

/** A list inside a contact. It shows ten items at most and says how many there are. */
export interface AddressableList {
  type: "list";
  data: { type: string; id: string; url: string }[];
  url: string;
  "total_count": number;
  "has_more": boolean;
}

/** One lead that was merged into a user. */
export interface MergeHistoryItem {
  type: "merge_history";
  "source_contact_id": string;
  "source_contact_role": "lead" | "user";
  "merged_at": number | null;
}

/** A contact as the API sends it. */
export type ContactRecord = Retyped<Wire<Intercom.Contact>, {
  type: "contact";
  role: "user" | "lead";
  "owner_id": string | number | null;
  avatar: { type: "avatar"; "image_url": string | null } | null;
  "custom_attributes": AttributeValues;
  location: {
    type: "location";
    country: string | null;
    region: string | null;
    city: string | null;
    "country_code": string | null;
    "continent_code": string | null;
  };
  "social_profiles": {
    type: "list";
    data: { type: "social_profile"; name: string; url: string }[];
  };
  tags: AddressableList;
  notes: AddressableList;
  companies: AddressableList;
  "opted_out_subscription_types": AddressableList;
  "opted_in_subscription_types": AddressableList;
  "utm_campaign": string | null;
  "utm_content": string | null;
  "utm_medium": string | null;
  "utm_source": string | null;
  "utm_term": string | null;
  referrer: string | null;
  "enabled_push_messaging": boolean | null;
  "merge_history"?: MergeHistoryItem[];
}>;

type ListField =
  | "tags"
  | "notes"
  | "companies"
  | "opted_out_subscription_types"
  | "opted_in_subscription_types"
  | "merge_history";

/** A contact's own fields: the record without the lists that the API cuts at ten. */
export type ContactFields = Omit<ContactRecord, ListField>;

/** A tag on a contact or conversation. */
export type AppliedTag = Retyped<Wire<Intercom.Tag>, {
  "applied_at": number | null;
  "applied_by": Reference | null;
}>;

/** A pointer to another record. */
export interface Reference {
  type: string;
  id: string | null;
}

/** A note on a contact. */
export interface StoredNote {
  readonly id: string;
  readonly createdAt: number;
  readonly authorId: string;
  readonly body: string;
}

/** A contact as the workspace keeps it: whole, with every list uncut. Never altered in place. */
export interface StoredContact {
  readonly fields: Readonly<ContactFields>;
  readonly tags: readonly AppliedTag[];
  readonly companyIds: readonly string[];
  readonly notes: readonly StoredNote[];
  readonly optedOut: readonly string[];
  readonly optedIn: readonly string[];
  readonly segmentIds: readonly string[];
  readonly mergeHistory: readonly MergeHistoryItem[];
}
