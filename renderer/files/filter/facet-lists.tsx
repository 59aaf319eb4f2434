import { FILE_STATES } from '#contract/model/file-query.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { OptionList, WaitingOptions } from '../../shared/filter/option-list.tsx';
import { useFacets } from '../../shared/filter/use-facets.ts';
import { VendorOptions } from '../../shared/filter/vendor-options.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { isFull, LINKED, toggled, type ViewFilter } from './view-filter.ts';

export interface FacetListProps {
  readonly filter: ViewFilter;
  readonly onChange: (filter: ViewFilter) => void;
}

export function PresetList({ filter, onChange }: FacetListProps) {
  const t = useT();
  const { facets, error } = useFacets('files.facets');
  if (!facets) return <WaitingOptions error={error} />;
  return (
    <OptionList
      label={t('files.preset')}
      options={facets.presets.map(({ name, files }) => ({
        value: name,
        label: shownName(name, t),
        rows: files,
      }))}
      chosen={filter.presets}
      full={isFull(filter, 'presets')}
      onToggle={(name) => onChange(toggled(filter, 'presets', name))}
    />
  );
}

export function AccountList({ filter, onChange }: FacetListProps) {
  const t = useT();
  const { facets, error } = useFacets('files.facets');
  if (!facets) return <WaitingOptions error={error} />;
  return (
    <OptionList
      label={t('files.account')}
      options={facets.accounts.map(({ id, name, files }) => ({
        value: id,
        label: shownName(name, t),
        rows: files,
      }))}
      chosen={filter.accounts}
      full={isFull(filter, 'accounts')}
      onToggle={(id) => onChange(toggled(filter, 'accounts', id))}
    />
  );
}

export function FormatList({ filter, onChange }: FacetListProps) {
  const t = useT();
  const { facets, error } = useFacets('files.facets');
  if (!facets) return <WaitingOptions error={error} />;
  return (
    <OptionList
      label={t('files.format')}
      options={facets.formats.map(({ format, files }) => ({
        value: format,
        label: format.toUpperCase(),
        rows: files,
      }))}
      chosen={filter.formats}
      full={isFull(filter, 'formats')}
      onToggle={(format) => onChange(toggled(filter, 'formats', format))}
    />
  );
}

export function VendorList({ filter, onChange }: FacetListProps) {
  const t = useT();
  return (
    <VendorOptions
      label={t('files.vendor')}
      chosen={filter.vendors}
      onToggle={(vendor) => onChange(toggled(filter, 'vendors', vendor))}
    />
  );
}

/** How far a file is confirmed, what it belongs to, and whether it expires soon. */
export function StateList({ filter, onChange }: FacetListProps) {
  const t = useT();
  const soon = 'soon';
  const chosen = [...filter.states, ...filter.linked, ...(filter.soon ? [soon] : [])];
  return (
    <OptionList
      label={t('files.state')}
      options={[
        ...FILE_STATES.map((state) => ({ value: state, label: t(`files.state.${state}`) })),
        ...LINKED.map((linked) => ({ value: linked, label: t(`files.linked.${linked}`) })),
        { value: soon, label: t('files.expires.soon') },
      ]}
      chosen={chosen}
      onToggle={(value) => {
        const state = FILE_STATES.find((known) => known === value);
        const linked = LINKED.find((known) => known === value);
        if (state) onChange(toggled(filter, 'states', state));
        else if (linked) onChange(toggled(filter, 'linked', linked));
        else onChange({ ...filter, soon: !filter.soon });
      }}
    />
  );
}
