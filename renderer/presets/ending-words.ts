import type { AppState } from '../../electron/contract/app-state.ts';
import type { End } from '../../electron/contract/preset.ts';
import type { Vendor } from '../../electron/contract/vendor.ts';
import { vendorList } from '../shared/format/words.ts';
import type { Translate } from '../shared/i18n/use-t.ts';

export interface EndingWords {
  /** What will stop, and when; null when nothing will. */
  readonly stops: string | null;
  /** What will go on until someone stops it; null when nothing will. */
  readonly goesOn: string | null;
}

/** Whether a preset's recordings will stop by themselves, vendor by vendor, from what the vendors can do. */
export function endingWords(
  vendors: readonly Vendor[],
  end: End | null,
  capabilities: AppState['vendors'],
  t: Translate,
): EndingWords {
  const able = end === null ? [] : vendors.filter((vendor) => capabilities[vendor].endTime);
  const unable = vendors.filter((vendor) => !able.includes(vendor));
  return {
    stops: end === null || able.length === 0 ? null : stopWords(vendorList(able, t), end, t),
    goesOn: unable.length === 0 ? null : goOnWords(vendorList(unable, t), end, t),
  };
}

function stopWords(vendors: string, end: End, t: Translate): string {
  return 'at' in end
    ? t('end.stopsAt', { vendors, time: end.at })
    : t('end.stopsAfter', { vendors, minutes: end.afterMinutes });
}

const goOnWords = (vendors: string, end: End | null, t: Translate): string =>
  t(end === null ? 'end.noneSet' : 'end.ignored', { vendors });
