import type { Tone } from '#contract/model/colours.ts';
import type { RecordedFile } from '#contract/model/file.ts';
import { FILE_STATES } from '#contract/model/file-query.ts';
import { listedMoment } from '#contract/rules/file-moment.ts';
import { lengthText, sizeText } from '#contract/rules/media-text.ts';
import { clockWithSeconds, dayAndClock } from '../../shared/format/time.ts';
import type { Translate } from '../../shared/i18n/use-t.ts';
import { linkOf } from '../list/file-groups.ts';

const DAY_MS = 86_400_000;

/** As it is filtered by, and of what a callback alone has reported whether a search has looked for it in vain. */
export const SHOWN_FILE_STATES = [...FILE_STATES, 'not-found'] as const;
export type ShownFileState = (typeof SHOWN_FILE_STATES)[number];

export const stateOf = ({ status, searchedAt, notFoundAt }: RecordedFile): ShownFileState => {
  if (status === 'forbidden') return 'forbidden';
  if (searchedAt !== null) return 'confirmed';
  return notFoundAt === null ? 'reported' : 'not-found';
};

/** How a state looks: never by its colour alone. */
export const STATE_LOOKS: Readonly<
  Record<ShownFileState, { readonly tone: Tone; readonly sign: string }>
> = {
  confirmed: { tone: 'green', sign: '✓' },
  reported: { tone: 'amber', sign: '?' },
  'not-found': { tone: 'amber', sign: '?' },
  forbidden: { tone: 'amber', sign: '✕' },
};

/** How surely it belongs to a start, in words. */
export const matchText = (file: RecordedFile, t: Translate): string =>
  t(`files.match.${linkOf(file)?.match ?? 'none'}`);

/** `MP4 · 30:02`. */
export function mediaText({ format, durationSeconds }: RecordedFile): string {
  const length = durationSeconds === null ? null : lengthText(durationSeconds);
  return [format?.toUpperCase(), length].filter(Boolean).join(' · ');
}

export const sizeOf = ({ sizeBytes }: RecordedFile): string =>
  sizeBytes === null ? '' : sizeText(sizeBytes);

/** `10:00:05 – 10:30:07`, with its day where it ends on another one. */
export function spanText({ beginAt, endAt }: RecordedFile): {
  from: string | null;
  to: string | null;
} {
  const begin = beginAt === null ? null : new Date(beginAt);
  const end = endAt === null ? null : new Date(endAt);
  const isSameDay = begin && end && begin.toDateString() === end.toDateString();
  return {
    from: begin && clockWithSeconds(begin),
    to: end && (isSameDay ? clockWithSeconds(end) : dayAndClock(end)),
  };
}

/** What places a file in the list, in words: its begin (null where that is not known), and what else tells the time. */
export function timeText(
  file: RecordedFile,
  t: Translate,
): { begin: string | null; second: string | null } {
  const { at, by } = listedMoment(file);
  const { from, to } = spanText(file);
  const time = clockWithSeconds(new Date(at));
  const end = to === null ? null : `– ${to}`;
  if (by === 'begin') return { begin: from ?? time, second: end };
  if (by === 'computed') return { begin: t('files.about', { time }), second: end };
  return { begin: null, second: t(by === 'made' ? 'files.made' : 'files.seen', { time }) };
}

/** Whole days until a moment, rounded up; 0 or less where it has passed. */
export const daysUntil = (moment: string, now: Date): number =>
  Math.ceil((Date.parse(moment) - now.getTime()) / DAY_MS);

/** Every id of a file, under the API's own names. */
export const fileIds = ({ name, streamId, fileId, taskId, links }: RecordedFile): string =>
  [
    ['File', name],
    ['StreamId', streamId],
    ['FileId', fileId],
    ['TaskId', taskId],
    ...links.map(({ runId }) => ['Run', runId] as const),
  ]
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n');
