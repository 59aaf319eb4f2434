import type { Account } from '#contract/model/account.ts';
import { STATUS_APPEARANCES } from '#contract/model/colours.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { type Chip, Chips } from '../../shared/filter/chips.tsx';
import { whenChip } from '../../shared/filter/when-chip.ts';
import { vendorName } from '../../shared/format/text.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { accountLabel, codeLabel } from './options.ts';
import { isEmpty, listChips, textChip, type ViewFilter } from './view-filter.ts';

interface FilterChipsProps {
  readonly filter: ViewFilter;
  readonly onChange: (filter: ViewFilter) => void;
  readonly onClear: () => void;
}

/** All that is asked of a row, each to be taken back by itself. */
export function FilterChips({ filter, onChange, onClear }: FilterChipsProps) {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  if (isEmpty(filter)) return null;
  return <Chips chips={chipsOf(filter, accounts, t)} onChange={onChange} onClear={onClear} />;
}

function chipsOf(
  filter: ViewFilter,
  accounts: readonly Account[],
  t: Translate,
): Chip<ViewFilter>[] {
  return [
    ...whenChip(filter, t('history.time'), t),
    ...listChips(filter, 'appIds', t('history.account'), (id) => accountLabel(id, accounts, t)),
    ...listChips(filter, 'presets', t('history.preset'), (name) => shownName(name, t)),
    ...listChips(filter, 'vendors', t('history.vendor'), (vendor) => vendorName(vendor, t)),
    ...listChips(
      filter,
      'statuses',
      t('history.status'),
      (status) => `${STATUS_APPEARANCES[status].sign} ${t(`history.status.${status}`)}`,
    ),
    ...listChips(filter, 'codes', t('history.code'), (code) => codeLabel(code, t)),
    ...textChip(filter, t('history.text')),
  ];
}
