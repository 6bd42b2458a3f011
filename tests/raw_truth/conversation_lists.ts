import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { attachmentColumns } from "./attachment_columns.ts";
import { at, id, items, plain, text } from "./raw_cell.ts";
import type { Json, RawWorkspace } from "./raw_workspace.ts";

/** The lists in conversations. An item is gone with its conversation. */
export function listMarts(raw: RawWorkspace): Marts {
  const mart = (
    key: readonly string[],
    columns: (conversation: Json) => readonly MartRow[],
  ): Marts[string] => ({
    key: ["workspace_id", "conversation_id", ...key],
    rows: raw.of("conversations").flatMap(({ recordId, record, deletedAtMs }) =>
      columns(record).map((row) => ({
        "workspace_id": raw.workspaceId,
        "conversation_id": recordId,
        ...row,
        "is_deleted": deletedAtMs !== null,
      }))
    ),
  });
  return {
    "conversation_attachments": mart(
      ["attachment_position"],
      (conversation) => attachmentColumns(at(conversation, "source", "attachments")),
    ),
    "conversation_linked_objects": mart(["linked_object_type", "linked_object_id"], linkedColumns),
    "conversation_team_response_times": mart(
      ["is_office_hours_only", "response_position"],
      responseColumns,
    ),
    "conversation_topics": mart(
      ["is_ai_topic", "topic_position", "subtopic_position"],
      (conversation) => [...topicColumns(conversation), ...aiTopicColumns(conversation)],
    ),
    "conversation_ai_sources": mart(["source_position"], sourceColumns),
    "conversation_external_references": mart(["reference_position"], referenceColumns),
  };
}

function linkedColumns(conversation: Json): readonly MartRow[] {
  return items(at(conversation, "linked_objects", "data")).map((linked) => ({
    "linked_object_id": text(at(linked, "id")),
    "linked_object_type": text(at(linked, "type")),
    "ticket_category": text(at(linked, "category")),
  }));
}

function responseColumns(conversation: Json): readonly MartRow[] {
  const rows = (name: string, isOfficeHoursOnly: boolean): readonly MartRow[] =>
    items(at(conversation, "statistics", name)).map((response, index) => ({
      "team_id": id(at(response, "team_id")),
      "team_name": text(at(response, "team_name")),
      "is_office_hours_only": isOfficeHoursOnly,
      "response_position": index + 1,
      "first_response_seconds": plain(at(response, "response_time")),
    }));
  return [
    ...rows("assigned_team_first_response_time", false),
    ...rows("assigned_team_first_response_time_in_office_hours", true),
  ];
}

function topicColumns(conversation: Json): readonly MartRow[] {
  return items(at(conversation, "topics", "topics")).map((topic, index) => ({
    "topic_id": text(at(topic, "topic_id") ?? at(topic, "id")),
    "subtopic_id": null,
    "topic_name": text(at(topic, "name")),
    "subtopic_name": null,
    "is_ai_topic": false,
    "topic_position": index + 1,
    "subtopic_position": 0,
  }));
}

function aiTopicColumns(conversation: Json): readonly MartRow[] {
  return items(at(conversation, "ai_topics", "topics")).flatMap((topic, index) => {
    const subtopics = items(at(topic, "subtopics"));
    return (subtopics.length === 0 ? [null] : subtopics).map((subtopic, place) => ({
      "topic_id": null,
      "subtopic_id": text(at(subtopic, "id")),
      "topic_name": text(at(topic, "topic_name")),
      "subtopic_name": text(at(subtopic, "name")),
      "is_ai_topic": true,
      "topic_position": index + 1,
      "subtopic_position": subtopics.length === 0 ? 0 : place + 1,
    }));
  });
}

function sourceColumns(conversation: Json): readonly MartRow[] {
  return items(at(conversation, "ai_agent", "content_sources", "content_sources"))
    .map((source, index) => ({
      "content_type": text(at(source, "content_type")),
      title: text(at(source, "title")),
      url: text(at(source, "url")),
      locale: text(at(source, "locale")),
      "source_position": index + 1,
    }));
}

function referenceColumns(conversation: Json): readonly MartRow[] {
  return items(at(conversation, "external_references")).map((reference, index) => ({
    "reference_id": text(at(reference, "id")),
    "reference_type": text(at(reference, "type")),
    "reference_position": index + 1,
  }));
}
