import type { WebhookKind } from '#contract/model/webhook.ts';
import type { Delivery } from '../../zego/transport/delivery.ts';
import { WEBHOOK_SERVICES } from './services/registry.ts';
import type { WebhookVerdict } from './services/service.ts';

/** What became of one POST. `no-answer`: whether it arrived is not known. */
export type Fate = WebhookVerdict | { readonly kind: 'not-sent' } | { readonly kind: 'no-answer' };

/** Characters of an answer that are kept. */
const LONGEST_ANSWER = 500;

/** What became of a POST, and what to show of it: the service's own words, or the fault on the way. Pure. */
export function readDelivery(
  kind: WebhookKind,
  delivery: Delivery,
  now: number,
): { fate: Fate; answer: string } {
  const { read } = WEBHOOK_SERVICES[kind];
  switch (delivery.kind) {
    case 'answer': {
      const { httpStatus, body } = delivery;
      return { fate: read({ httpStatus, body }, now), answer: shown(`HTTP ${httpStatus} ${body}`) };
    }
    case 'not-sent':
      return { fate: { kind: 'not-sent' }, answer: shown(delivery.detail) };
    case 'lost': {
      const { httpStatus, partial, detail } = delivery;
      const status = httpStatus === null ? '' : `HTTP ${httpStatus} `;
      const answer = shown(`${status}${detail} ${partial}`);
      // A status alone is an answer where a service says no more than that.
      const fate = httpStatus === null ? null : read({ httpStatus, body: '' }, now);
      const isTold = fate?.kind === 'delivered' || fate?.kind === 'busy';
      return { fate: isTold ? fate : { kind: 'no-answer' }, answer };
    }
  }
}

const shown = (text: string): string =>
  [...text.replace(/[\s\p{Cc}]+/gu, ' ').trim()].slice(0, LONGEST_ANSWER).join('');
