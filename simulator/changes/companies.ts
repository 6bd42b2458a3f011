import { unixSeconds } from "../clock.ts";
import type { StoredCompany } from "../records/company.ts";
import type { Workspace } from "../workspace.ts";
import { updateContact } from "./contacts.ts";

/** Renames a company. @throws {RangeError} where it is not there. */
export function renameCompany(workspace: Workspace, id: string, name: string): StoredCompany {
  const company = workspace.companies.get(id);
  if (company === undefined) {
    throw new RangeError(`Cannot rename company "${id}" as it is not there`);
  }
  const renamed = { ...company, name, "updated_at": unixSeconds(workspace.clock) };
  workspace.companies.put(renamed);
  return renamed;
}

/** Deletes a company. Its contacts leave it. */
export function deleteCompany(workspace: Workspace, id: string): boolean {
  for (const contact of workspace.contacts.values()) {
    if (!contact.companyIds.includes(id)) continue;
    const companyIds = contact.companyIds.filter((companyId) => companyId !== id);
    updateContact(workspace, contact.fields.id, { companyIds });
  }
  return workspace.companies.delete(id);
}
