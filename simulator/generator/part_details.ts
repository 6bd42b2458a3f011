import type { Attachment, Author, PartRecord } from "../records/conversation.ts";
import type { Random } from "./random.ts";

/** A file somebody sent. Its address is signed and expires, as the API's do. */
export function attachment(random: Random): Attachment {
  const isImage = random.chance(0.7);
  const name = isImage ? `Screenshot ${random.whole(1, 99)} – ünïcode.png` : 'invoice "final".pdf';
  return {
    type: "upload",
    name,
    url: `https://downloads.example/i/o/${random.hex(12)}/${encodeURIComponent(name)}?expires=1`,
    "content_type": isImage ? "image/png" : "application/pdf",
    filesize: random.whole(900, 4_000_000),
    width: isImage ? random.whole(200, 2_880) : null,
    height: isImage ? random.whole(200, 1_800) : null,
  };
}

/** The headers of a part that went by e-mail. */
export function emailMetadata(
  from: Author,
  to: Author,
): NonNullable<PartRecord["email_message_metadata"]> {
  return {
    subject: "Re: your question",
    "email_address_headers": [
      { type: "from", "email_address": from.email, name: from.name },
      { type: "to", "email_address": to.email, name: to.name },
    ],
    "message_id": `<${from.id}.${to.id}@mail.example>`,
  };
}

/** The buttons of a workflow. */
export function quickReplies(random: Random): Pick<PartRecord, "body" | "metadata"> {
  return {
    body: "<p>What is it about?</p>",
    metadata: {
      "quick_reply_options": ["Billing", "Something else"].map((text) => ({
        text,
        uuid: random.uuid(),
        translations: null,
      })),
    },
  };
}
