import { type Answer, notFound, okList, Refusal } from "../answer.ts";
import type { StoredCompany } from "../records/company.ts";
import { tallyContacts, type Workspace } from "../workspace.ts";
import { numberedPage, readPage, readPerPage } from "./parameters.ts";
import type { Call, Route, Service } from "./route.ts";

/** How far the pages of a list of companies reach. */
const REACH = 10_000;

const SIZE = { usual: 15, most: 60 };

/** The operations on companies. */
export const companyRoutes: readonly Route[] = [
  { template: "GET /companies/scroll", answer: scroll },
  { template: "POST /companies/list", answer: list },
  { template: "GET /companies", answer: lookUp },
  { template: "GET /companies/{id}", answer: retrieve },
];

/** The companies the API lists: those with at least one contact. */
export function listedCompanies(workspace: Workspace): StoredCompany[] {
  const members = tallyContacts(workspace.contacts).byCompany;
  return [...workspace.companies.values()].filter((company) => members.has(company.id));
}

/** `pages` and `total_count` are always null here, and the param is the same on every page. */
function scroll(call: Call, service: Service): Answer {
  const { workspace, texts } = service;
  const param = call.query.get("scroll_param");
  const page = param === null || param === ""
    ? service.scroll.begin(listedCompanies(workspace).map((company) => company.id))
    : service.scroll.next(param);
  const companies = page.ids.flatMap((id) => workspace.companies.get(id) ?? []);
  return okList(companies.map((company) => texts.company(company, call.version)), {
    type: "list",
    pages: null,
    "total_count": null,
    "scroll_param": page.param,
  });
}

/** @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), `listAllCompanies` */
function list(call: Call, service: Service): Answer {
  const { workspace } = service;
  const body = call.body as Record<string, unknown> | undefined;
  const order = call.query.get("order") === "asc" ? 1 : -1;
  const companies = listedCompanies(workspace).sort((one, other) =>
    order *
    ((one.last_request_at ?? 0) - (other.last_request_at ?? 0) || (one.id < other.id ? -1 : 1))
  );
  const page = readPage(call.query.get("page") ?? body?.["page"]);
  const perPage = readPerPage(call.query.get("per_page") ?? body?.["per_page"], SIZE);
  if ((page - 1) * perPage >= REACH) {
    throw new Refusal(400, "bad_request", {
      message: "page limit reached, please use scroll API",
    });
  }
  return pageAnswer(call, service, { companies, page, perPage, path: "/companies/list" });
}

/** Without a filter this is refused: listing is another operation. */
function lookUp(call: Call, service: Service): Answer {
  const { workspace, texts } = service;
  const { query } = call;
  const companies = [...workspace.companies.values()];
  for (const field of ["company_id", "name"] as const) {
    const wanted = query.get(field);
    if (wanted === null) continue;
    const company = companies.find((candidate) => candidate[field] === wanted);
    if (company === undefined) throw notFound("Company Not Found");
    return { status: 200, body: texts.company(company, call.version) };
  }
  const tagId = query.get("tag_id");
  const segmentId = query.get("segment_id");
  if (tagId === null && segmentId === null) {
    throw new Refusal(400, "bad_request", { message: "bad 'company_id' parameter" });
  }
  const found = companies.filter((company) =>
    company.tags.tags.some((tag) => tag.id === tagId) ||
    company.segments.segments.some((segment) => segment.id === segmentId)
  );
  return pageAnswer(call, service, {
    companies: found,
    page: readPage(query.get("page")),
    perPage: readPerPage(query.get("per_page"), SIZE),
    path: "/companies",
  });
}

function retrieve(call: Call, { workspace, texts }: Service): Answer {
  const company = workspace.companies.get(call.ids[0] ?? "");
  if (company === undefined) throw notFound("Company Not Found");
  return { status: 200, body: texts.company(company, call.version) };
}

function pageAnswer(
  call: Call,
  { texts }: Service,
  options: {
    readonly companies: readonly StoredCompany[];
    readonly page: number;
    readonly perPage: number;
    readonly path: string;
  },
): Answer {
  const { items, pages } = numberedPage(options.companies, options);
  return okList(items.map((company) => texts.company(company, call.version)), {
    type: "list",
    pages,
    "total_count": options.companies.length,
  });
}
