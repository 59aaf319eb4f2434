import type { Translate } from '../i18n/use-t.ts';
import type { Chip } from './chips.tsx';
import { ANY_TIME, type WhenFilter } from './when.ts';

/** The chip of a chosen time; none where any time is meant. */
export function whenChip<F extends WhenFilter>(filter: F, name: string, t: Translate): Chip<F>[] {
  if (filter.when === 'any') return [];
  const without = { ...filter, ...ANY_TIME };
  return [{ key: 'when', name, value: whenText(filter, t), without }];
}

/** `2026-03-01 10:00 – 2026-03-02 09:30`, open where nothing is said. */
function whenText({ when, from, to }: WhenFilter, t: Translate): string {
  if (when !== 'range') return t(`filter.when.${when}`);
  const minute = (text: string) => (text === '' ? '…' : text.replace('T', ' '));
  return `${minute(from)} – ${minute(to)}`;
}
