import type { Account } from '#contract/model/account.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { type Chip, Chips } from '../../shared/filter/chips.tsx';
import { whenChip } from '../../shared/filter/when-chip.ts';
import { vendorName } from '../../shared/format/text.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { isEmpty, listChips, textChip, type ViewFilter } from './view-filter.ts';

interface FilterChipsProps {
  readonly filter: ViewFilter;
  readonly onChange: (filter: ViewFilter) => void;
  readonly onClear: () => void;
}

/** All that is asked of a file, each to be taken back by itself. */
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
  const accountOf = (id: string) => accounts.find((one) => one.id === id)?.name ?? id;
  return [
    ...whenChip(filter, t('files.time'), t),
    ...listChips(filter, 'states', t('files.state'), (state) => t(`files.state.${state}`)),
    ...listChips(filter, 'linked', t('files.linked'), (linked) => t(`files.linked.${linked}`)),
    ...(filter.soon
      ? [
          {
            key: 'soon',
            name: t('files.expiry'),
            value: t('files.expires.soon'),
            without: { ...filter, soon: false },
          },
        ]
      : []),
    ...listChips(filter, 'accounts', t('files.account'), (id) => shownName(accountOf(id), t)),
    ...listChips(filter, 'presets', t('files.preset'), (name) => shownName(name, t)),
    ...listChips(filter, 'vendors', t('files.vendor'), (vendor) => vendorName(vendor, t)),
    ...listChips(filter, 'formats', t('files.format'), (format) => format.toUpperCase()),
    ...textChip(filter, t('files.text')),
  ];
}
