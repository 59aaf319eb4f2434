import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Account } from '#contract/model/account.ts';
import { STATUS_APPEARANCES } from '#contract/model/colours.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { vendorName } from '../../shared/format/text.ts';
import { type Translate, useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './filter.module.css';
import { accountLabel, codeLabel } from './options.ts';
import { isEmpty, toggled, type ViewFilter } from './view-filter.ts';

interface Chip {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  /** The filter without it. */
  readonly without: ViewFilter;
}

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
  return (
    <div className={styles.active}>
      <ul className={styles.chips} aria-label={t('history.filter.active')}>
        {chipsOf(filter, accounts, t).map(({ key, name, value, without }) => (
          <li key={key}>
            <button type="button" className={styles.chip} onClick={() => onChange(without)}>
              <span className="visually-hidden">{t('history.filter.remove')}</span>
              <span className={styles.chipName}>{name}</span>
              <span className="truncate">{value}</span>
              <IconX size={13} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <Button variant="subtle" size="compact-sm" className={styles.clear ?? ''} onClick={onClear}>
        {t('history.filter.clear')}
      </Button>
    </div>
  );
}

function chipsOf(filter: ViewFilter, accounts: readonly Account[], t: Translate): Chip[] {
  const { when, text } = filter;
  return [
    ...(when === 'any'
      ? []
      : [
          {
            key: 'when',
            name: t('history.time'),
            value: whenText(filter, t),
            without: { ...filter, when: 'any', from: '', to: '' } as const,
          },
        ]),
    ...filter.appIds.map((appId) => ({
      key: `account ${appId}`,
      name: t('history.account'),
      value: accountLabel(appId, accounts, t),
      without: toggled(filter, 'appIds', appId),
    })),
    ...filter.presets.map((preset) => ({
      key: `preset ${preset}`,
      name: t('history.preset'),
      value: shownName(preset, t),
      without: toggled(filter, 'presets', preset),
    })),
    ...filter.vendors.map((vendor) => ({
      key: `vendor ${vendor}`,
      name: t('history.vendor'),
      value: vendorName(vendor, t),
      without: toggled(filter, 'vendors', vendor),
    })),
    ...filter.statuses.map((status) => ({
      key: `status ${status}`,
      name: t('history.status'),
      value: `${STATUS_APPEARANCES[status].sign} ${t(`history.status.${status}`)}`,
      without: toggled(filter, 'statuses', status),
    })),
    ...filter.codes.map((code) => ({
      key: `code ${code}`,
      name: t('history.code'),
      value: codeLabel(code, t),
      without: toggled(filter, 'codes', code),
    })),
    ...(text === ''
      ? []
      : [
          {
            key: 'text',
            name: t('history.text'),
            value: text,
            without: { ...filter, text: '' },
          },
        ]),
  ];
}

/** `2026-03-01 10:00 – 2026-03-02 09:30`, open where nothing is said. */
function whenText({ when, from, to }: ViewFilter, t: Translate): string {
  if (when !== 'range') return t(`history.when.${when}`);
  const minute = (text: string) => (text === '' ? '…' : text.replace('T', ' '));
  return `${minute(from)} – ${minute(to)}`;
}
