import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { renderJoins, type Table, tablesOf } from "./joins.ts";

const CONTACTS = `
models:
  - name: intercom__contacts
    config:
      alias: contacts
      meta:
        joins: &joins
          - to: admins
            "on": { workspace_id: workspace_id, owner_id: admin_id }
            cardinality: many_to_one
            nullable: true
            dangling: admins who left are not listed
    data_tests:
      - joins_hold: { arguments: { joins: *joins } }
`;

const VALUES: Table = {
  name: "values",
  subject: "attributes",
  joins: [{
    to: "contacts",
    on: { workspace_id: "workspace_id", contact_id: "contact_id" },
    cardinality: "many_to_one",
    where: null,
    nullable: false,
    dangling: null,
  }],
};

Deno.test("`tablesOf()` reads a table's subject from its folder and its joins from its model", () => {
  assertEquals(tablesOf(CONTACTS, "models/marts/people/intercom__contacts.yml"), [{
    name: "contacts",
    subject: "people",
    joins: [{
      to: "admins",
      on: { workspace_id: "workspace_id", owner_id: "admin_id" },
      cardinality: "many_to_one",
      where: null,
      nullable: true,
      dangling: "admins who left are not listed",
    }],
  }]);
});

Deno.test("`tablesOf()` finds no table in a file without models", () => {
  assertEquals(tablesOf("unit_tests: []", "models/marts/people/_unit_tests.yml"), []);
});

Deno.test("`tablesOf()` refuses a join with a misspelt key, which no test would read", () => {
  assertThrows(
    () => tablesOf(CONTACTS.replace("nullable", "nullabel"), "people/contacts.yml"),
    Error,
    `Cannot read "people/contacts.yml" as a join has no "nullabel"`,
  );
});

Deno.test("`tablesOf()` refuses a cardinality that the join test does not know", () => {
  assertThrows(
    () => tablesOf(CONTACTS.replace("many_to_one", "many_to_many"), "people/contacts.yml"),
    Error,
    `"cardinality" must be one of many_to_one, one_to_one: current value is many_to_many`,
  );
});

Deno.test("`tablesOf()` refuses a model without an alias, which has no name to be queried by", () => {
  assertThrows(
    () => tablesOf(CONTACTS.replace("alias", "allias"), "people/contacts.yml"),
    Error,
    `Cannot read "people/contacts.yml" as each model must have an alias in its config`,
  );
});

Deno.test("`renderJoins()` says of each join what it is on and whether a match may be missing", () => {
  const document = renderJoins(tablesOf(CONTACTS, "models/marts/people/intercom__contacts.yml"));
  assertStringIncludes(
    document,
    "| `contacts` | `admins` | `owner_id` = `admin_id` | many to one | " +
      "the id may be null; some ids have none: admins who left are not listed |",
  );
  assertStringIncludes(document, "contacts }o--o| admins : owner_id");
});

Deno.test("`renderJoins()` draws a join that always matches with a certain end", () => {
  const document = renderJoins([VALUES]);
  assertStringIncludes(document, "| `values` | `contacts` | `contact_id` | many to one | always |");
  assertStringIncludes(document, "values }o--|| contacts : contact_id");
});

Deno.test("`renderJoins()` leaves workspaces out of the diagram of all tables only", () => {
  const toWorkspaces: Table = {
    name: "tags",
    subject: "labels",
    joins: [{
      to: "workspaces",
      on: { workspace_id: "workspace_id" },
      cardinality: "many_to_one",
      where: null,
      nullable: false,
      dangling: null,
    }],
  };
  const document = renderJoins([toWorkspaces]);
  assertEquals(document.split("tags }o--|| workspaces : workspace_id").length - 1, 1);
});
