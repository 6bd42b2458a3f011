import { unixSeconds } from "../clock.ts";
import { customObjectsOf } from "../custom_objects.ts";
import type { CustomObjectRecord } from "../records/custom_object.ts";
import type { AttributeValues } from "../records/wire.ts";
import type { Workspace } from "../workspace.ts";

/** Gives a record of a kind of the customer's own other attributes. @throws {RangeError} where it is not there. */
export function updateCustomObject(
  workspace: Workspace,
  id: string,
  attributes: AttributeValues,
): CustomObjectRecord {
  const store = customObjectsOf(workspace);
  const record = store.get(id);
  if (record === undefined) throw new RangeError(`Cannot update object "${id}" as it is not there`);
  const updated = {
    ...record,
    "updated_at": unixSeconds(workspace.clock),
    "custom_attributes": { ...record.custom_attributes, ...attributes },
  };
  store.put(updated);
  return updated;
}

/** Deletes a record of a kind of the customer's own. */
export function deleteCustomObject(workspace: Workspace, id: string): boolean {
  return customObjectsOf(workspace).delete(id);
}
