import type { Tone } from '#contract/model/colours.ts';
import type { Merge, MergeState } from '#contract/model/merge.ts';
import { REASONS, type Reason } from '#contract/model/outcome.ts';
import { mediaCodeText } from '#contract/rules/media-codes.ts';
import {
  isFollowed,
  isLateLook,
  MERGE_CLOSE_MS,
  nextMergeLook,
} from '#contract/rules/merge-looks.ts';
import { sentences } from '../../shared/format/text.ts';
import { nearClock } from '../../shared/format/time.ts';
import type { Translate } from '../../shared/i18n/use-t.ts';

/** How a state looks: never by its colour alone. */
export const MERGE_LOOKS: Readonly<
  Record<MergeState, { readonly tone: Tone; readonly sign: string }>
> = {
  sending: { tone: 'blue', sign: '↑' },
  waiting: { tone: 'blue', sign: '…' },
  processing: { tone: 'blue', sign: '…' },
  finished: { tone: 'green', sign: '✓' },
  rejected: { tone: 'amber', sign: '✕' },
  failed: { tone: 'amber', sign: '✕' },
  unknown: { tone: 'amber', sign: '?' },
};

/** Still at the vendor, as far as is known: how long already is of interest. */
export const isUnderWay = ({ state }: Pick<Merge, 'state'>): boolean =>
  state === 'sending' || state === 'waiting' || state === 'processing';

/** Whether it has been under way so long that the program asks seldom. */
export const isSlow = (merge: Merge, nowSeconds: number): boolean =>
  isUnderWay(merge) && nowSeconds * 1000 - Date.parse(merge.createdAt) > MERGE_CLOSE_MS;

/**
 * When the program looks after a merge again, or that it does not; null where nothing is to be heard of it, or it is
 * looked after so often that a time says nothing.
 *
 * @param isOff the operator has switched looks off for the account.
 */
export function nextLookText(merge: Merge, isOff: boolean, now: Date, t: Translate): string | null {
  if (!isFollowed(merge) || !isLateLook(merge, now.getTime())) return null;
  // Looks that are late have the same times for a task and for a search.
  const next = nextMergeLook(merge, 'task', now.getTime());
  if (next === null) return t('merge.looks.over');
  return isOff
    ? t('merge.looks.off')
    : t('merge.looks.next', { time: nearClock(new Date(next), now) });
}

const isReason = (message: string): message is Reason =>
  REASONS.some((reason) => reason === message);

/** `evening.mp4`: what the vendor is asked to call the result. */
export const resultName = ({ name, format }: Pick<Merge, 'name' | 'format'>): string =>
  `${name}.${format.toLowerCase()}`;

/** Why a merge came to nothing, or is unknown, and what to do; null where there is nothing to say. */
export function mergeAdvice(merge: Merge, t: Translate): string | null {
  switch (merge.state) {
    case 'rejected':
      return sentences(codeParts(merge, t), t);
    case 'failed':
      return sentences(failedParts(merge, t), t);
    case 'unknown':
      return sentences(unknownParts(merge, t), t);
    case 'sending':
    case 'waiting':
    case 'processing':
    case 'finished':
      return null;
  }
}

/** Nothing of a success: what came to nothing after one says so in its message. */
function codeParts({ code }: Merge, t: Translate): string[] {
  if (code === null || code === 0) return [];
  const { meaning, advice } = mediaCodeText('merge', code);
  return [t('field.codeValue', { code, meaning: t(meaning) }), t(advice)];
}

/** Without a task it surely was not sent; with one the vendor has given it up. */
function failedParts({ taskId, message }: Merge, t: Translate): string[] {
  if (taskId === null) return [...causeParts(message, t), t('merge.failed.unsent')];
  const told = message ? t('merge.failed.message', { message }) : t('merge.failed.silent');
  return [told, t('merge.failed.task')];
}

function unknownParts(merge: Merge, t: Translate): string[] {
  const said = codeParts(merge, t);
  if (said.length > 0) return said;
  return [...causeParts(merge.message, t), t('merge.unknown.lost', { name: resultName(merge) })];
}

const causeParts = (message: string | null, t: Translate): string[] => {
  if (message === null) return [];
  return [isReason(message) ? t(`cause.${message}`) : message];
};
