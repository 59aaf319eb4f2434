import type { AppState } from '#contract/model/app-state.ts';
import type { RecordedFile } from '#contract/model/file.ts';
import type { PlayerKind, PlayerRequest } from '#contract/model/player.ts';
import type { Settings } from '#contract/model/settings.ts';
import { date, two } from '#contract/rules/local-time.ts';
import { type Translate, vendorName } from '#contract/rules/text.ts';

/** Formats that hold no picture. */
const SOUND: readonly string[] = ['mp3', 'aac', 'm4a', 'wav', 'ogg'];

/** What plays a file of this format. One that is not known is left to the browser, which looks inside. */
export function playerKindOf(format: string | null): PlayerKind {
  if (format === 'm3u8') return 'hls';
  if (format === 'flv') return 'flv';
  return format !== null && SOUND.includes(format) ? 'audio' : 'video';
}

/** A file of the list, at the address that was made for this one time. */
export interface MediaToPlay {
  readonly file: RecordedFile;
  readonly url: string;
  readonly signed: boolean;
}

export function playerRequestOf(
  { file, url, signed }: MediaToPlay,
  { language, theme }: Pick<AppState, 'language'> & Pick<Settings, 'theme'>,
  t: Translate,
): PlayerRequest {
  const parts = [file.streamId, vendorName(file.vendor, t), timesOf(file)];
  return {
    kind: playerKindOf(file.format),
    url,
    signed,
    name: file.name,
    about: parts.filter((part) => part !== null && part !== '').join(' · '),
    language,
    theme,
  };
}

/** `2026-11-22 10:00:05 – 10:30:07`, local time. */
function timesOf({ beginAt, endAt }: RecordedFile): string {
  if (beginAt === null) return '';
  const begin = new Date(beginAt);
  const from = `${date(begin)} ${clockOf(begin)}`;
  if (endAt === null) return from;
  const end = new Date(endAt);
  const isSameDay = begin.toDateString() === end.toDateString();
  return `${from} – ${isSameDay ? '' : `${date(end)} `}${clockOf(end)}`;
}

const clockOf = (moment: Date): string =>
  [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(':');
