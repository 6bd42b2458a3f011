import { Refusal } from "../answer.ts";

/** How many records a page has. */
export interface PageSize {
  readonly usual: number;
  readonly most: number;
}

/**
 * Reads `per_page`.
 *
 * @throws {Refusal} where it is no number or more than the endpoint allows.
 */
export function readPerPage(value: unknown, size: PageSize): number {
  if (value === undefined || value === null || value === "") return size.usual;
  const perPage = Number(value);
  if (!Number.isInteger(perPage) || perPage < 1) {
    throw new Refusal(400, "parameter_invalid", { message: "per_page must be a number" });
  }
  if (perPage > size.most) {
    throw new Refusal(400, "parameter_invalid", { message: "Per Page is too big" });
  }
  return perPage;
}

/** Reads `page`, 1 where there is none. */
export function readPage(value: unknown): number {
  const page = Number(value ?? 1);
  if (!Number.isInteger(page) || page < 1) {
    throw new Refusal(400, "parameter_invalid", { message: "page must be a number" });
  }
  return page;
}

/** One page of a list, and the `pages` object of page-numbered endpoints. */
export function numberedPage<T>(
  items: readonly T[],
  options: {
    readonly page: number;
    readonly perPage: number;
    /** The path of the endpoint with its own parameters, such as `/companies/list?order=desc`. */
    readonly path: string;
  },
): { readonly items: readonly T[]; readonly pages: Record<string, unknown> } {
  const { page, perPage, path } = options;
  const totalPages = Math.ceil(items.length / perPage);
  const separator = path.includes("?") ? "&" : "?";
  return {
    items: items.slice((page - 1) * perPage, page * perPage),
    pages: {
      type: "pages",
      // Always the vendor's own host, whatever host was asked: a reader must keep to its own.
      next: page < totalPages
        ? `https://api.intercom.io${path}${separator}per_page=${perPage}&page=${page + 1}`
        : null,
      page,
      "per_page": perPage,
      "total_pages": totalPages,
    },
  };
}

/** Whether a query parameter says yes. */
export function isTrue(value: string | null): boolean {
  return value === "true" || value === "1";
}
