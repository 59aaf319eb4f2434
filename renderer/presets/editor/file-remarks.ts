import type { AppState } from '#contract/model/app-state.ts';
import type { End } from '#contract/model/preset.ts';
import {
  AUDIO_FORMATS,
  type RecordingFormat,
  type RecordingProfile,
} from '#contract/model/recording-profile.ts';
import { VENDORS, type Vendor } from '#contract/model/vendor.ts';
import { expectedFiles } from '#contract/rules/expected-files.ts';
import { nextOccurrence } from '#contract/rules/next-occurrence.ts';
import { list } from '#contract/rules/text.ts';
import { vendorList } from '../../shared/format/text.ts';
import { date } from '../../shared/format/time.ts';
import type { Translate } from '../../shared/i18n/use-t.ts';
import type { Remark } from '../../shared/presets/remarks.ts';

export interface Recorded {
  readonly profile: RecordingProfile;
  readonly vendors: readonly Vendor[];
  readonly streams: number;
  readonly end: End | null;
  readonly stopAtEnd: boolean;
  readonly capabilities: AppState['vendors'];
  readonly now: Date;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many files to expect of a start now, whether they will have to be merged, and until when they are kept. */
export function fileRemarks(recorded: Recorded, t: Translate): Remark[] {
  const { profile, vendors, streams, end } = recorded;
  if (vendors.length === 0 || streams === 0) return [];
  const know = (text: string): Remark => ({ weight: 'know', text });
  return [
    ...(end === null ? [know(t('files.unknown'))] : filesBy(end, recorded, t)),
    ...(profile.formats.every((format) => AUDIO_FORMATS.includes(format))
      ? [{ weight: 'heed', text: t('files.audioOnly') } as const]
      : []),
    ...undocumented(recorded, t),
    ...vendors
      .filter((vendor) => recorded.capabilities[vendor].rowPerFormat)
      .map((vendor) => rowsOf(vendor, recorded, t)),
    ...(profile.retentionDays === null ? [] : [know(keptText(profile.retentionDays, recorded, t))]),
  ];
}

function filesBy(end: End, recorded: Recorded, t: Translate): Remark[] {
  const { profile, vendors, streams, stopAtEnd, capabilities, now } = recorded;
  const { each, pieces, cut } = expectedFiles(profile, secondsUntil(end, now));
  const count = each * streams;
  const able = vendors.filter((vendor) => stopAtEnd || capabilities[vendor].endTime);
  const unable = vendors.filter((vendor) => !able.includes(vendor));
  const remarks: Remark[] = [];
  if (able.length > 0) {
    const text = t(count === 1 ? 'files.expected.one' : 'files.expected', {
      vendors: vendorList(able, t),
      count,
    });
    remarks.push({ weight: 'know', text });
  }
  if (unable.length > 0) {
    const text = t(count === 1 ? 'files.expectedIfStopped.one' : 'files.expectedIfStopped', {
      vendors: vendorList(unable, t),
      count,
    });
    remarks.push({ weight: 'heed', text });
  }
  if (cut.length === 0) return [...remarks, { weight: 'know', text: t('files.whole') }];
  return [
    ...remarks,
    ...vendors.flatMap((vendor) => mergesOf(vendor, { cut, pieces }, recorded, t)),
  ];
}

/** Whether ZEGO can make one file of a vendor's pieces: which formats, and how many at once. */
function mergesOf(
  vendor: Vendor,
  { cut, pieces }: { readonly cut: readonly RecordingFormat[]; readonly pieces: number },
  { capabilities }: Recorded,
  t: Translate,
): Remark[] {
  const { merge } = capabilities[vendor];
  const able = cut.filter((format) => merge?.formats.includes(format));
  const unable = cut.filter((format) => !able.includes(format));
  const values = { vendor: vendorList([vendor], t), pieces };
  const remarks: Remark[] = [];
  if (merge && able.length > 0) {
    const key = pieces > merge.most ? 'files.mergeTooMany' : 'files.merge';
    const text = t(key, { ...values, formats: list(able, t), most: merge.most });
    remarks.push({ weight: 'heed', text });
  }
  if (unable.length > 0) {
    const text = t('files.mergeNone', { ...values, formats: list(unable, t) });
    remarks.push({ weight: 'heed', text });
  }
  return remarks;
}

/** Where formats, interval and retention are a guess, since the specification gives another vendor's. */
function undocumented({ vendors, capabilities }: Recorded, t: Translate): Remark[] {
  const guessed = vendors.filter((vendor) => !capabilities[vendor].profileDocumented);
  if (guessed.length === 0) return [];
  const documented = VENDORS.filter((vendor) => capabilities[vendor].profileDocumented);
  const text = t('files.undocumented', {
    vendors: vendorList(guessed, t),
    documented: vendorList(documented, t),
  });
  return [{ weight: 'heed', text }];
}

const secondsUntil = (end: End, now: Date): number =>
  'afterMinutes' in end
    ? end.afterMinutes * 60
    : nextOccurrence(end.at, now.getTime()) - Math.floor(now.getTime() / 1000);

function rowsOf(vendor: Vendor, { profile, streams }: Recorded, t: Translate): Remark {
  const count = profile.formats.length * streams;
  const key = count === 1 ? 'files.rows.one' : 'files.rows';
  return { weight: 'know', text: t(key, { vendor: vendorList([vendor], t), count }) };
}

const keptText = (days: number, { now }: Recorded, t: Translate): string =>
  t(days === 1 ? 'files.kept.one' : 'files.kept', {
    days,
    day: date(new Date(now.getTime() + days * DAY_MS)),
  });
