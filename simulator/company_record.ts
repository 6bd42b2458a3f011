import type { CompanyRecord, StoredCompany } from "./records/company.ts";
import { isAtLeast, type Version } from "./version.ts";

/** A company as the API sends it, with the number of its contacts. Its notes are sent from 2.16 on. */
export function companyRecord(
  company: StoredCompany,
  options: { readonly version: Version; readonly members: ReadonlyMap<string, readonly string[]> },
): CompanyRecord {
  const { notes, ...rest } = company;
  return {
    ...rest,
    "user_count": options.members.get(company.id)?.length ?? 0,
    ...(isAtLeast(options.version, "2.16") && notes !== undefined ? { notes } : {}),
  };
}
