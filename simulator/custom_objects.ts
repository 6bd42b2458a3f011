import { makeCustomObjects } from "./generator/custom_objects.ts";
import type { CustomObjectRecord } from "./records/custom_object.ts";
import { Store } from "./store.ts";
import type { Workspace } from "./workspace.ts";

/** The kinds of records that the customer made up. The API does not list them. */
export const CUSTOM_OBJECT_TYPES = ["Order", "Subscription"] as const;

const stores = new WeakMap<Workspace, Store<CustomObjectRecord>>();

/** The records of the customer's own kinds, made when they are first asked for; the same whenever that is. */
export function customObjectsOf(workspace: Workspace): Store<CustomObjectRecord> {
  let store = stores.get(workspace);
  if (store === undefined) {
    store = new Store({ idOf: (record: CustomObjectRecord) => record.id, clock: workspace.clock });
    store.load(makeCustomObjects(workspace.origin));
    stores.set(workspace, store);
  }
  return store;
}
