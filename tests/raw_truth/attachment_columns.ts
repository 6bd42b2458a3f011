import type { MartRow } from "../../simulator/mart_truth/mart_row.ts";
import { at, items, plain, text } from "./raw_cell.ts";
import type { Json } from "./raw_workspace.ts";

/** The columns of each attachment of a message. */
export function attachmentColumns(attachments: Json): readonly MartRow[] {
  return items(attachments).map((attachment, index) => ({
    "attachment_type": text(at(attachment, "type")),
    "file_name": text(at(attachment, "name")),
    "content_type": text(at(attachment, "content_type")),
    url: text(at(attachment, "url")),
    "attachment_position": index + 1,
    "filesize_bytes": plain(at(attachment, "filesize")),
    "width_pixels": plain(at(attachment, "width")),
    "height_pixels": plain(at(attachment, "height")),
  }));
}
