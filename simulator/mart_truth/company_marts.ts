import type { Known, Landed, LandedCompany } from "./landed.ts";
import { jsonUnlessEmpty, type MartRow, type Marts, time } from "./mart_row.ts";

/** Companies, and the tags and segments they have. */
export function companyMarts(landed: Landed): Marts {
  const workspaceId = landed.app.id_code;
  const companies = [...landed.companies.values()];
  const key = ["workspace_id", "company_id"];
  return {
    companies: { key, rows: companies.map((company) => companyRow(workspaceId, company)) },
    "company_tags": {
      key: [...key, "tag_id"],
      rows: companies.flatMap(({ record: { company }, isDeleted }) =>
        company.tags.tags.map((tag) => ({
          "workspace_id": workspaceId,
          "company_id": company.id,
          "tag_id": tag.id,
          "tag_name": landed.tags.get(tag.id)?.record.name ?? tag.name,
          "is_deleted": isDeleted,
        }))
      ),
    },
    "company_segments": {
      key: [...key, "segment_id"],
      rows: companies.flatMap(({ record: { company }, isDeleted }) =>
        company.segments.segments.map((segment) => ({
          "workspace_id": workspaceId,
          "company_id": company.id,
          "segment_id": segment.id,
          "segment_name": segment.name,
          "segment_person_type": segment.person_type,
          "segment_created_at": time(segment.created_at),
          "segment_updated_at": time(segment.updated_at),
          "is_deleted": isDeleted,
        }))
      ),
    },
  };
}

function companyRow(workspaceId: string, { record, isDeleted }: Known<LandedCompany>): MartRow {
  const { company, userCount } = record;
  return {
    "workspace_id": workspaceId,
    "company_id": company.id,
    "external_id": company.company_id ?? null,
    "plan_id": company.plan.id ?? null,
    name: company.name ?? null,
    "plan_name": company.plan.name ?? null,
    website: company.website ?? null,
    industry: company.industry ?? null,
    "employee_count": company.size ?? null,
    "monthly_spend": company.monthly_spend ?? null,
    "session_count": company.session_count ?? null,
    "user_count": userCount,
    "tag_count": company.tags.tags.length,
    "segment_count": company.segments.segments.length,
    "note_count": company.notes?.notes.length ?? 0,
    notes: jsonUnlessEmpty(company.notes?.notes),
    "custom_attributes": jsonUnlessEmpty(company.custom_attributes),
    "remote_created_at": time(company.remote_created_at),
    "created_at": time(company.created_at),
    "updated_at": time(company.updated_at),
    "last_request_at": time(company.last_request_at),
    "is_deleted": isDeleted,
  };
}
