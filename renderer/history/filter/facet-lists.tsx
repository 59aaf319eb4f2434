import { STATUSES, type Status } from '#contract/model/outcome.ts';
import { Status as StatusSign } from '../../shared/components/status.tsx';
import { OptionList, WaitingOptions } from '../../shared/filter/option-list.tsx';
import { useFacets } from '../../shared/filter/use-facets.ts';
import { VendorOptions } from '../../shared/filter/vendor-options.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { accountOptions, codeOptions, presetOptions } from './options.ts';
import { isFull, toggled, type ViewFilter } from './view-filter.ts';

export interface FacetListProps {
  readonly filter: ViewFilter;
  readonly onChange: (filter: ViewFilter) => void;
}

export function PresetList({ filter, onChange }: FacetListProps) {
  const t = useT();
  const { facets, error } = useFacets('history.facets');
  if (!facets) return <WaitingOptions error={error} />;
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
  const { facets, error } = useFacets('history.facets');
  if (!facets) return <WaitingOptions error={error} />;
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
  const { facets, error } = useFacets('history.facets');
  const vendors = useAppState((state) => state.vendors);
  if (!facets) return <WaitingOptions error={error} />;
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
    <VendorOptions
      label={t('history.vendor')}
      chosen={filter.vendors}
      onToggle={(vendor) => onChange(toggled(filter, 'vendors', vendor))}
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
