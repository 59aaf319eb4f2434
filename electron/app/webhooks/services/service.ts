import type { WebhookMessage, WebhookTemplate } from '#contract/model/webhook.ts';

/** Where a message goes, as the vault holds it. */
export interface WebhookAddress {
  readonly url: string;
  readonly secret: string | null;
  readonly template: WebhookTemplate;
}

/** One message as it is sent. */
export interface OutgoingMessage {
  /** Stays the same when it is sent again. */
  readonly id: string;
  readonly message: WebhookMessage;
}

/** A POST, ready to leave. */
export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came back. */
export interface WebhookAnswer {
  readonly httpStatus: number;
  /** Empty where nothing of it could be read. */
  readonly body: string;
}

/**
 * What an answer means. `busy`: too many; not again before `waitMs`. `target`: address, signature or server are not
 * right, which a person or time mends for all messages. `message`: this one will never be taken.
 * `refused`: the service says no and no document that we know says why.
 */
export type WebhookVerdict =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'busy'; readonly waitMs: number }
  | { readonly kind: 'target' }
  | { readonly kind: 'message' }
  | { readonly kind: 'refused' };

/** At most `count` messages in any `ms` milliseconds. */
export interface RateWindow {
  readonly count: number;
  readonly ms: number;
}

/** What is known of one service: how it wants a message, how it answers, how much it takes. Pure. */
export interface WebhookService {
  readonly windows: readonly RateWindow[];
  /** @param now milliseconds since the epoch, by the world's clock: services compare it with theirs. */
  request(outgoing: OutgoingMessage, address: WebhookAddress, now: number): WebhookRequest;
  /** @param now milliseconds since the epoch, local time decides where a service has busy minutes. */
  read(answer: WebhookAnswer, now: number): WebhookVerdict;
}

export const DELIVERED: WebhookVerdict = { kind: 'delivered' };
export const TARGET: WebhookVerdict = { kind: 'target' };
export const MESSAGE: WebhookVerdict = { kind: 'message' };
export const REFUSED: WebhookVerdict = { kind: 'refused' };

export const MINUTE_MS = 60_000;

export const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' } as const;

/**
 * The code of a robot's answer, under the first of these names that holds a number; null where there is none. A server
 * that answers 200 with a page of a proxy has delivered nothing.
 */
export function codeOf(body: string, names: readonly string[]): number | null {
  try {
    const json: unknown = JSON.parse(body);
    if (json === null || typeof json !== 'object') return null;
    const fields = json as Record<string, unknown>;
    return names.map((name) => fields[name]).find((code) => typeof code === 'number') ?? null;
  } catch {
    return null;
  }
}

/** What an HTTP status alone means where a robot's own code does not say it. */
export function verdictOfStatus(httpStatus: number): WebhookVerdict {
  if (httpStatus === 429) return { kind: 'busy', waitMs: MINUTE_MS };
  return httpStatus === 413 ? MESSAGE : TARGET;
}
