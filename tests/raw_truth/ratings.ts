import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { ratedAdminId } from "./conversation_figures.ts";
import { at, text, time } from "./raw_cell.ts";
import type { Json, RawWorkspace } from "./raw_workspace.ts";
import { workspaceDay } from "./workspace_day.ts";

/** A rating that was asked for. */
interface Rating {
  readonly adminId: string | null;
  /** Null while it is not given. */
  readonly stars: number | null;
  readonly hasRemark: boolean;
  /** When it was last changed, or else asked for; Unix seconds. */
  readonly at: number | null;
}

/** What the ratings come to, by teammate and by day. Those of Fin are not among them. */
export function ratingMarts(raw: RawWorkspace): Marts {
  const ratings = ratingsOf(raw);
  const dayOf = workspaceDay(raw);
  const byAdmin = Map.groupBy(ratings, ({ adminId }) => adminId);
  const byDay = Map.groupBy(ratings, (rating) => dayOf(rating.at));
  return {
    "admin_ratings": {
      key: ["workspace_id", "rated_admin_id"],
      rows: [...byAdmin].map(([adminId, own]) => ({
        "workspace_id": raw.workspaceId,
        "rated_admin_id": adminId,
        ...counts(own),
        ...rates(own),
      })),
    },
    "rating_days": {
      key: ["workspace_id", "rated_admin_id", "rating_date"],
      rows: [...byDay].flatMap(([day, ofDay]) =>
        day === null ? [] : [...Map.groupBy(ofDay, ({ adminId }) => adminId)].map((
          [adminId, own],
        ) => ({
          "workspace_id": raw.workspaceId,
          "rated_admin_id": adminId,
          ...counts(own),
          "rating_date": day,
        }))
      ),
    },
  };
}

function ratingsOf(raw: RawWorkspace): readonly Rating[] {
  return raw.of("conversations").flatMap(({ record, deletedAtMs }) => {
    const rating = at(record, "conversation_rating");
    return rating === null || deletedAtMs !== null ? [] : [{
      adminId: ratedAdminId(rating),
      stars: numberOf(at(rating, "rating")),
      hasRemark: (text(at(rating, "remark")) ?? "") !== "",
      at: numberOf(at(rating, "updated_at")) ?? numberOf(at(rating, "created_at")),
    }];
  });
}

function numberOf(value: Json): number | null {
  return typeof value === "number" ? value : null;
}

function counts(ratings: readonly Rating[]): MartRow {
  const stars = given(ratings);
  return {
    "rating_request_count": ratings.length,
    "rating_count": stars.length,
    "positive_rating_count": stars.filter((each) => each === 4 || each === 5).length,
    "negative_rating_count": stars.filter((each) => each === 1 || each === 2).length,
    "rating_sum": stars.reduce((sum, each) => sum + each, 0),
    "remark_count": ratings.filter(({ hasRemark }) => hasRemark).length,
  };
}

function rates(ratings: readonly Rating[]): MartRow {
  const stars = given(ratings);
  const positive = stars.filter((each) => each === 4 || each === 5);
  const moments = ratings.flatMap(({ stars, at }) => stars === null || at === null ? [] : [at]);
  return {
    "average_rating": ratio(stars.reduce((sum, each) => sum + each, 0), stars.length),
    "response_rate": ratio(stars.length, ratings.length),
    "satisfaction_rate": ratio(positive.length, stars.length),
    "first_rated_at": moments.length === 0 ? null : time(Math.min(...moments)),
    "last_rated_at": moments.length === 0 ? null : time(Math.max(...moments)),
  };
}

function given(ratings: readonly Rating[]): readonly number[] {
  return ratings.flatMap(({ stars }) => stars ?? []);
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
