import type { Random } from "./random.ts";

const SUBJECTS = [
  "Question about my invoice",
  "Cannot log in",
  "Re: export fails",
  "Feature idea",
  "Übersetzung fehlt",
  "URGENT!! site down",
  "Renewal",
  "Adding a teammate",
  "Webhook retries",
  "",
];

const QUESTIONS = [
  "Hi there, I cannot find the invoice for last month. Where is it?",
  "The export stops at <b>87%</b> and then nothing happens :(",
  "How do I add a teammate? The button is greyed out.",
  "Is there a way to change the billing address &amp; VAT number?",
  "Your app is great 🎉 but the dashboard is slow since Tuesday.",
  "Können Sie mir bitte helfen? Die Anmeldung schlägt fehl.",
  "I was charged twice, please refund one of the payments.",
  "Does the API have a limit? We get error 429 all the time.",
  "こんにちは、パスワードをリセットできません。",
  'Can I try the beta? My colleague said "just ask".',
];

const ANSWERS = [
  "Thanks for reaching out! I am looking into this right now.",
  'You will find it under <a href="https://app.kestrel.example/settings">Settings → Billing</a>.',
  "I have passed this to our engineers and will be back today.",
  "That is fixed now. Could you try once more, please? 🙏",
  "I refunded the second payment; it takes 3–5 days to show.",
  "Sorry about the trouble. Which browser do you use?",
  "Good news: the new version ships on Thursday.",
  "I added a month to your plan as a thank-you.",
];

const FOLLOW_UPS = [
  "Thanks, that worked!",
  "It still does not work.",
  "OK 👍",
  "Any news?",
  "I attached a screenshot.",
  "Perfect, thank you so much!!",
  "No. Please let me talk to a person.",
  "Where exactly?",
  "I tried again: same error, code <code>E-1042</code>.",
  "Merci beaucoup ❤️",
];

const NOTES = [
  "Checked the logs: nothing unusual.",
  "Customer called as well, see CRM.",
  "@Ada can you take this one?",
  "Refund approved by billing.",
  "Looks like a duplicate of last week's incident.",
];

const BOT_ANSWERS = [
  "You can reset your password from the sign-in page. Did that answer your question?",
  "Invoices are under Settings → Billing → History. Is there anything else?",
  "The API allows 10,000 requests a minute. See the article on rate limits.",
  "I found this in our help center: adding teammates needs the Admin role.",
];

const REMARKS = [
  "",
  "Quick and friendly",
  "Took too long…",
  "Fin did not understand me",
  "Amazing! 🌟",
  "ok",
];

const OPENERS = [
  "Hi {name}, how are you getting on with your trial?",
  "Hello {name}, your plan renews next month. Shall we talk?",
  "We are planning maintenance on Sunday night.",
  "New in this release: faster exports ✨",
];

function paragraph(text: string): string {
  return `<p class="no-margin">${text}</p>`;
}

/** A subject line, sometimes empty. */
export function subject(random: Random): string {
  return random.pick(SUBJECTS);
}

/** What somebody opens a conversation with, as HTML. */
export function question(random: Random): string {
  return paragraph(random.pick(QUESTIONS));
}

/** What a teammate answers, as HTML. */
export function answer(random: Random): string {
  return paragraph(random.pick(ANSWERS));
}

/** What somebody writes back, as HTML. */
export function followUp(random: Random): string {
  return paragraph(random.pick(FOLLOW_UPS));
}

/** What teammates write to each other, as HTML. */
export function note(random: Random): string {
  return paragraph(random.pick(NOTES));
}

/** What Fin answers, as HTML. */
export function botAnswer(random: Random): string {
  return paragraph(random.pick(BOT_ANSWERS));
}

/** What somebody says of the service; often nothing. */
export function remark(random: Random): string {
  return random.pick(REMARKS);
}

/** What a teammate or campaign opens a conversation with, as HTML. */
export function opener(random: Random, name: string): string {
  return paragraph(random.pick(OPENERS).replace("{name}", name));
}
