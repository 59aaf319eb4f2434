import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react';
import type { HistoryFacets } from '#contract/model/history.ts';
import { STATUSES, type Status } from '#contract/model/outcome.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { ask, codeOf } from '../../shared/bridge/ask.ts';
import { Status as StatusSign } from '../../shared/components/status.tsx';
import { vendorName } from '../../shared/format/text.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { number } from '../list/number-and-day.ts';
import styles from './filter.module.css';
import { accountOptions, codeOptions, narrowed, type Option, presetOptions } from './options.ts';
import { isBackwards, isFull, toggled, type ViewFilter, WHENS } from './view-filter.ts';

export interface FacetListProps {
  readonly filter: ViewFilter;
  readonly onChange: (filter: ViewFilter) => void;
}

/** Main is asked for these when the menu opens, not before. */
function Waiting({ error }: { readonly error: unknown }) {
  const t = useT();
  const code = codeOf(error);
  return (
    <p className={styles.hint} role="status">
      {code ? t('history.filter.unavailable') : t('history.filter.loading')}
    </p>
  );
}

export function PresetList({ filter, onChange }: FacetListProps) {
  const t = useT();
  const { facets, error } = useFacets();
  if (!facets) return <Waiting error={error} />;
  return (
    <OptionList
      label={t('history.preset')}
      options={presetOptions(facets, t)}
      chosen={filter.presets}
      full={isFull(filter, 'presets')}
      onToggle={(name) => onChange(toggled(filter, 'presets', name))}
    />
  );
}

export function AccountList({ filter, onChange }: FacetListProps) {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const { facets, error } = useFacets();
  if (!facets) return <Waiting error={error} />;
  return (
    <OptionList
      label={t('history.account')}
      options={accountOptions(facets, accounts, t)}
      chosen={filter.appIds.map(String)}
      full={isFull(filter, 'appIds')}
      onToggle={(appId) => onChange(toggled(filter, 'appIds', Number(appId)))}
    />
  );
}

export function CodeList({ filter, onChange }: FacetListProps) {
  const t = useT();
  const { facets, error } = useFacets();
  const vendors = useAppState((state) => state.vendors);
  if (!facets) return <Waiting error={error} />;
  return (
    <OptionList
      label={t('history.code')}
      options={codeOptions(facets, vendors, t)}
      chosen={filter.codes}
      full={isFull(filter, 'codes')}
      onToggle={(code) => onChange(toggled(filter, 'codes', code))}
    />
  );
}

export function VendorList({ filter, onChange }: FacetListProps) {
  const t = useT();
  return (
    <OptionList
      label={t('history.vendor')}
      options={VENDORS.map((vendor) => ({ value: vendor, label: vendorName(vendor, t) }))}
      chosen={filter.vendors}
      onToggle={(value) => {
        const vendor = VENDORS.find((known) => known === value);
        if (vendor) onChange(toggled(filter, 'vendors', vendor));
      }}
    />
  );
}

export function StatusList({ filter, onChange }: FacetListProps) {
  const t = useT();
  const statusOf = (value: string) => STATUSES.find((known) => known === value);
  return (
    <OptionList
      label={t('history.status')}
      options={STATUSES.map((status) => ({ value: status, label: t(`history.status.${status}`) }))}
      chosen={filter.statuses}
      show={({ value }) => <StatusOption status={statusOf(value)} />}
      onToggle={(value) => {
        const status = statusOf(value);
        if (status) onChange(toggled(filter, 'statuses', status));
      }}
    />
  );
}

/** Red is the tally: an accepted start of any time in the past is none. */
const StatusOption = ({ status }: { readonly status: Status | undefined }) =>
  status ? <StatusSign status={status} practice={false} ended /> : null;

/** A list that is read at a glance needs no field to narrow it. */
const FEW = 8;
/** So many are drawn; more are found by typing. */
const MOST_SHOWN = 100;

interface OptionListProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  /** No more can be chosen: main takes a limited number. */
  readonly full?: boolean;
  readonly onToggle: (value: string) => void;
  /** In place of the label, where more than its words is shown. */
  readonly show?: (option: Option) => ReactNode;
}

/** Several of many, most used first. The boxes are the browser's own: there may be a hundred of them. */
function OptionList({ label, options, chosen, full = false, onToggle, show }: OptionListProps) {
  const t = useT();
  const hintId = useId();
  const language = useAppState((state) => state.language);
  const [typed, setTyped] = useState('');
  const found = useMemo(() => narrowed(options, typed), [options, typed]);
  const hidden = found.length - MOST_SHOWN;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows are a second way beside Tab
    <div className={styles.options} onKeyDown={moveFocus}>
      {options.length > FEW && (
        <TextInput
          size="xs"
          aria-label={t('history.filter.narrow')}
          placeholder={t('history.filter.narrow')}
          value={typed}
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <fieldset className={styles.list} aria-describedby={hintId}>
        <legend className="visually-hidden">{label}</legend>
        {found.slice(0, MOST_SHOWN).map((option) => {
          const isChosen = chosen.includes(option.value);
          return (
            <label key={option.value} className={styles.option}>
              <input
                type="checkbox"
                checked={isChosen}
                disabled={full && !isChosen}
                onChange={() => onToggle(option.value)}
              />
              <span className={styles.text}>
                <span>{show?.(option) ?? option.label}</span>
                {option.detail && <span className={styles.detail}>{option.detail}</span>}
              </span>
              {option.rows !== undefined && (
                <span className={styles.rows}>{number(option.rows, language)}</span>
              )}
            </label>
          );
        })}
      </fieldset>
      <p id={hintId} className={styles.hint}>
        {options.length === 0 && t('history.filter.nothing')}
        {options.length > 0 && found.length === 0 && t('history.filter.noneFound')}
        {hidden > 0 && t('history.filter.more', { count: hidden })}
        {full && t('history.filter.full')}
      </p>
    </div>
  );
}

/** Up and down go from box to box, and from the field to the first. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const inputs = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input:enabled')];
  const at = inputs.indexOf(event.target as HTMLInputElement);
  const next = inputs[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

/** When the call began: a usual span, or from and to in the clock of this computer. */
export function WhenList({ filter, onChange }: FacetListProps) {
  const t = useT();
  const name = useId();
  const backwards = isBackwards(filter);
  const setRange = (part: 'from' | 'to', text: string) =>
    onChange({ ...filter, when: 'range', [part]: text.slice(0, 16) });
  return (
    <div className={styles.options}>
      <fieldset className={styles.list}>
        <legend className="visually-hidden">{t('history.time')}</legend>
        {WHENS.map((when) => (
          <label key={when} className={styles.option}>
            <input
              type="radio"
              name={name}
              checked={filter.when === when}
              data-autofocus={filter.when === when || undefined}
              onChange={() => onChange({ ...filter, when })}
            />
            <span className={styles.text}>{t(`history.when.${when}`)}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles.range}>
        <TextInput
          type="datetime-local"
          size="xs"
          max="9999-12-31T23:59"
          label={t('history.when.from')}
          value={filter.from}
          onChange={(event) => setRange('from', event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          size="xs"
          max="9999-12-31T23:59"
          label={t('history.when.to')}
          value={filter.to}
          error={backwards && t('history.when.backwards')}
          onChange={(event) => setRange('to', event.currentTarget.value)}
        />
      </div>
    </div>
  );
}

interface Facets {
  readonly facets: HistoryFacets | undefined;
  readonly error: unknown;
}

/** What there is to choose from: asked when a menu opens, and again the next time. */
function useFacets(): Facets {
  const { data, error } = useQuery({
    queryKey: ['history-facets'],
    queryFn: () => ask('history.facets', null),
    staleTime: 0,
    refetchOnMount: 'always',
  });
  return { facets: data, error };
}
