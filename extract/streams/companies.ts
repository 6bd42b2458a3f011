import { byId, type Stream, type WholeRead } from "./stream.ts";

/**
 * Companies. There is no search by time of change, so that every run reads all. The list leaves out companies
 * without users: one that is missing is asked for by itself before it counts as gone.
 */
export const companies: Stream<WholeRead> = {
  name: "companies",
  about: "companies",
  group: "core",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "whole",
    list: () => ({
      request: { method: "GET", path: "/companies/scroll" },
      records: ["data", "companies"],
      paging: { kind: "scroll", waitsForOthers: true },
    }),
    // A scroll never says how long it is, and could end early unnoticed.
    count: { method: "POST", path: "/companies/list", query: { page: 1, per_page: 1 } },
    // Stops at ten thousand. @see https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/listallcompanies
    fallback: {
      most: 10_000,
      list: {
        request: { method: "POST", path: "/companies/list" },
        records: ["data"],
        paging: { kind: "number", pageSize: 60 },
      },
    },
    confirm: (companyId) => `/companies/${encodeURIComponent(companyId)}`,
  },
};
