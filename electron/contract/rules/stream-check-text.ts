import type { LocaleKey } from '#contract/locales/index.ts';
import type { Tone } from '#contract/model/colours.ts';
import type { PublishState, StreamCheck } from '#contract/model/stream-check.ts';
import { accountTestText } from './account-test-text.ts';
import type { Translate } from './text.ts';

export interface StreamChecksText {
  readonly tone: Tone;
  readonly sign: string;
  readonly text: string;
  /** The streams that are not published, and how they stand. */
  readonly lines: readonly string[];
  /** What the answers cannot tell; null where they tell all. */
  readonly note: string | null;
}

/**
 * What ZEGO said of the streams of a preset, in words. Only what is published is green: a stream of which ZEGO knows
 * nothing may be pushed straight to the CDN (facts §4).
 */
export function streamChecksText(checks: readonly StreamCheck[], t: Translate): StreamChecksText {
  const published = checks.filter(({ state }) => state === 'published').length;
  const fault = checks.find((check) => check.fault !== null)?.fault;
  const counts = { published, count: checks.length };
  if (fault) {
    const { text, came } = accountTestText(fault, t);
    const unread = t('streams.check.unread', counts);
    return {
      tone: 'amber',
      sign: '✕',
      text: unread,
      lines: [text, came].filter(Boolean),
      note: null,
    };
  }
  if (published === checks.length)
    return {
      tone: 'green',
      sign: '✓',
      text: t('streams.check.published', counts),
      lines: [],
      note: null,
    };
  const lines = checks.flatMap(({ streamId, state }) =>
    isUnpublished(state) ? [t(UNPUBLISHED[state], { stream: streamId })] : [],
  );
  const some = t('streams.check.published', counts);
  return { tone: 'amber', sign: '!', text: some, lines, note: t('streams.check.blind') };
}

const UNPUBLISHED = {
  closed: 'streams.check.closed',
  absent: 'streams.check.absent',
} as const satisfies Partial<Record<PublishState, LocaleKey>>;

const isUnpublished = (state: PublishState): state is keyof typeof UNPUBLISHED =>
  state in UNPUBLISHED;
