import type { AppState } from '#contract/model/app-state.ts';
import type { End, Preset } from '#contract/model/preset.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import type { Translate } from '#contract/rules/text.ts';
import { vendorList } from '../format/text.ts';

/**
 * When a recording of a preset ends, as each vendor makes of it: known before the click, not found out after.
 *
 * @param capabilities which vendors end a recording by themselves.
 */
export function endText(
  { end, vendors, stopAtEnd = true }: Pick<Preset, 'end' | 'vendors' | 'stopAtEnd'>,
  capabilities: AppState['vendors'],
  t: Translate,
): string {
  if (end === null) return t('end.none');
  const ending = vendors.filter((vendor) => capabilities[vendor].endTime);
  const others = vendors.filter((vendor) => !capabilities[vendor].endTime);
  const of = (some: readonly Vendor[]) =>
    some.length === vendors.length ? '' : t('list.of', { names: vendorList(some, t) });
  const othersEnd = stopAtEnd ? t('end.byProgram', { end: timeOf(end, t) }) : t('ending.ignored');
  return [
    ...(ending.length > 0 ? [of(ending) + timeOf(end, t)] : []),
    ...(others.length > 0 ? [of(others) + othersEnd] : []),
  ].join(' · ');
}

const timeOf = (end: End, t: Translate): string =>
  'at' in end ? t('end.at', { time: end.at }) : t('end.after', { minutes: end.afterMinutes });
