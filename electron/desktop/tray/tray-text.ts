import { isUnderWay, type RunView } from '#contract/model/run.ts';
import { counterSign } from '#contract/rules/counter-signs.ts';
import { two } from '#contract/rules/local-time.ts';
import { outcomeLines } from '#contract/rules/outcome-text.ts';
import {
  COUNTERS,
  type Counter,
  type PresetCounts,
  type PresetSummary,
} from '#contract/rules/preset-summary.ts';
import type { CodesOfVendors } from '#contract/rules/row-codes.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import type { StreamState } from '#contract/rules/stream-states.ts';
import { vendorName } from '#contract/rules/text.ts';
import type { Translate } from '../../app/language.ts';

/** Longest stream ID in a line of the menu, in characters. */
const LONGEST_ID = 40;

/** `● 8 accepted · ◐ 3 incomplete · ? 5 to verify`: presets, each counter on its own; null where all are zero. */
export function countsText(counts: PresetCounts, t: Translate): string | null {
  const parts = COUNTERS.filter((counter) => counts[counter] > 0).map((counter) =>
    t(`tray.count.${counter}`, { sign: counterSign(counter), count: counts[counter] }),
  );
  return parts.length > 0 ? parts.join(' · ') : null;
}

/** In the title what goes on is left out that ends by itself in a moment. */
const IN_TITLE: readonly Counter[] = ['accepted', 'incomplete', 'toVerify', 'notRecording'];

/** `● 8 ? 5 CDN Recorder`: a taskbar shows the beginning. */
export function windowTitle(counts: PresetCounts, isKnown: boolean): string {
  const parts = IN_TITLE.filter((counter) => counts[counter] > 0).map(
    (counter) => `${counterSign(counter)} ${counts[counter]}`,
  );
  const isCounted = counts.toVerify > 0;
  return [...parts, ...(isKnown || isCounted ? [] : ['?']), 'CDN Recorder'].join(' ');
}

/** The name of a preset in a line of its own; one that is not on the board says so. */
export function lineName({ name, preset }: PresetSummary, t: Translate): string {
  if (preset === null) return t('tray.deleted', { preset: name });
  return preset.archived ? t('tray.archived', { preset: name }) : shownName(name, t);
}

/** What is the matter with a preset: how many streams are to be verified, or which do not record. */
export function troubleText(summary: PresetSummary, t: Translate): string {
  const { trouble, streams, notRecorded, recording, run } = summary;
  if (trouble === 'toVerify') {
    const count = streams.filter(({ state }) => state === 'unknown').length;
    return t('tray.toVerify', { count });
  }
  if (trouble === 'notRecording') return t('tray.notRecording');
  if (summary.isOverdue && notRecorded.length === 0) return t('tray.overdue');
  if (summary.mayEndEarly && notRecorded.length === 0) return t('tray.endsEarly');
  const isStop = run?.action === 'StopCDNRecord';
  return notRecorded.length > 0 && !isStop
    ? missingText(notRecorded, summary, t)
    : t('tray.stillRecording', { count: recording });
}

function missingText(
  missing: readonly StreamState[],
  { preset }: PresetSummary,
  t: Translate,
): string {
  const ids = [...new Set(missing.map(({ streamId }) => streamId))];
  const vendors = new Set(missing.map(({ vendor }) => vendor));
  const [vendor] = vendors;
  const isAtOne = vendor !== undefined && vendors.size === 1 && (preset?.vendors.length ?? 1) > 1;
  const values = {
    stream: clipped(ids[0] ?? ''),
    count: ids.length - 1,
    vendor: vendor ? vendorName(vendor, t) : '',
  };
  if (ids.length === 1) return t(isAtOne ? 'tray.missing.one.at' : 'tray.missing.one', values);
  return t(isAtOne ? 'tray.missing.at' : 'tray.missing', values);
}

/** Vendor, streams, code and meaning of what needs an operator most in a run; null where there is no such thing. */
export function causeText(run: RunView, vendors: CodesOfVendors, t: Translate): string | null {
  if (isUnderWay(run) || run.status === 'accepted') return null;
  return outcomeLines(run, vendors, t)[0] ?? null;
}

const clipped = (id: string): string =>
  id.length > LONGEST_ID ? `${id.slice(0, LONGEST_ID)}…` : id;

const MINUTE_MS = 60_000;

/**
 * How long what records goes on, where its end is known, or for how long it has gone on; to the minute, so
 * that the menu need not be made anew each second. Null where nothing records.
 */
export function timeText(
  { since, endTime }: PresetSummary,
  now: Date,
  t: Translate,
): string | null {
  if (endTime !== null) {
    const minutes = Math.floor((endTime * 1000 - now.getTime()) / MINUTE_MS);
    return minutes < 1 ? t('tray.leftSoon') : t('tray.left', { time: hours(minutes) });
  }
  if (since === null) return null;
  return t('tray.elapsed', {
    time: hours(Math.floor((now.getTime() - Date.parse(since)) / MINUTE_MS)),
  });
}

/** `1:29`: hours and minutes. */
function hours(minutes: number): string {
  const whole = Math.max(0, minutes);
  return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
}
