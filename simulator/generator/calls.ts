import type { CallRecord } from "../records/library.ts";
import type { LibrarySetting } from "./library.ts";
import { Random } from "./random.ts";

const FIRST_CALL_ID = 520_000;

/** A conversation that began with a call. */
export interface CalledConversation {
  /** Null where the call has no conversation. */
  readonly id: string | null;
  /** Unix seconds. */
  readonly createdAt: number;
  readonly contactId: string | null;
}

/** A call for each of the conversations, oldest first. A few came without one that could be named. */
export function makeCalls(
  conversations: readonly CalledConversation[],
  setting: LibrarySetting,
): CallRecord[] {
  return conversations.map((conversation, index) => {
    const random = new Random(setting.seed, "call", index);
    const isAnswered = random.chance(0.75);
    const ringing = { index, conversation, isOutbound: random.chance(0.35) };
    const call = makeCall(random, ringing, setting);
    const seconds = isAnswered ? random.whole(20, 1_900) : random.whole(5, 60);
    return endedCall(call, {
      at: Math.min(call.created_at + seconds, setting.now),
      isAnswered,
    });
  });
}

/** A call that is ringing. */
export function makeCall(
  random: Random,
  ringing: {
    readonly index: number;
    readonly conversation: CalledConversation;
    readonly isOutbound: boolean;
  },
  setting: Pick<LibrarySetting, "staff">,
): CallRecord {
  const { conversation, index } = ringing;
  const isUnknown = random.chance(0.05);
  return {
    type: "call",
    id: String(FIRST_CALL_ID + index * 3),
    "conversation_id": isUnknown ? null : conversation.id,
    "admin_id": random.chance(0.9) ? random.pick(setting.staff.admins).id : null,
    "contact_id": isUnknown ? null : conversation.contactId,
    state: "ringing",
    "initiated_at": conversation.createdAt,
    "answered_at": null,
    "ended_at": null,
    "created_at": conversation.createdAt,
    "updated_at": conversation.createdAt,
    "recording_url": null,
    "transcription_url": null,
    "call_type": random.chance(0.8) ? "phone" : "messenger",
    direction: ringing.isOutbound ? "outbound" : "inbound",
    "ended_reason": null,
    phone: isUnknown ? null : `+1555${String(1_000_000 + random.whole(0, 8_999_999))}`,
    "fin_recording_url": null,
    "fin_transcription_url": null,
  };
}

/** The same call when it has ended. One that was answered has a recording. */
export function endedCall(
  call: CallRecord,
  { at, isAnswered }: { readonly at: number; readonly isAnswered: boolean },
): CallRecord {
  // The vendor's own host, as the API writes it: a reader must keep to its own.
  const url = `https://api.intercom.io/calls/${call.id}`;
  return {
    ...call,
    state: isAnswered ? "completed" : "missed",
    "answered_at": isAnswered ? Math.min(call.created_at + 7, at) : null,
    "ended_at": at,
    "updated_at": at,
    "ended_reason": isAnswered ? "completed" : "no-answer",
    "recording_url": isAnswered ? `${url}/recording` : null,
    "transcription_url": isAnswered ? `${url}/transcript` : null,
    // Fin took the calls that no admin did.
    "fin_recording_url": isAnswered && call.admin_id === null ? `${url}/recording` : null,
    "fin_transcription_url": isAnswered && call.admin_id === null ? `${url}/transcript` : null,
  };
}
