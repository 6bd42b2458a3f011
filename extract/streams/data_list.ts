import type { Paging } from "../api/page.ts";
import type { WholeRead } from "./stream.ts";

/** The read of a list that stands under `data`, as the newer endpoints give it; the list itself tells what is gone. */
export function dataList(path: string, paging: Paging): WholeRead {
  return {
    kind: "whole",
    list: () => ({ request: { method: "GET", path }, records: ["data"], paging }),
    confirm: null,
  };
}
