import { NativeSelect } from '@mantine/core';
import type { Tone } from '#contract/model/colours.ts';
import type { TransferField, TransferRow } from '#contract/model/transfer.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { refusalText } from '#contract/rules/refusal-text.ts';
import { ruleText } from '#contract/rules/schedule-text.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { list, type Translate, vendorName } from '#contract/rules/text.ts';
import { Badge } from '../components/badge.tsx';
import { useT } from '../i18n/use-t.ts';
import { useAppState } from '../state/use-app-state.ts';
import styles from './transfer.module.css';

const TONES: Readonly<Record<TransferRow['state'], Tone>> = {
  new: 'blue',
  changed: 'blue',
  same: 'grey',
  refused: 'amber',
};

interface ImportRowProps {
  readonly row: TransferRow;
  readonly presetId: string | null;
  readonly onPreset: (presetId: string | null) => void;
}

/** One entry of a file: what becomes of it, and why. */
export function ImportRow({ row, presetId, onPreset }: ImportRowProps) {
  const t = useT();
  const { place, name, state, reason, detail, notes, changes, rule } = row;
  const lacksPreset = isWithoutPreset(row, presetId);
  return (
    <li className={styles.row}>
      <span className={styles.head}>
        <Badge tone={lacksPreset ? 'amber' : TONES[state]}>
          {t(lacksPreset ? 'transfer.withoutPreset' : `transfer.state.${state}`)}
        </Badge>
        <strong className={styles.name}>{name || t('transfer.unnamed')}</strong>
        <span className={styles.place}>
          {t(`transfer.place.${place.kind}`, { number: place.number })}
        </span>
      </span>
      {rule && (
        <span className={styles.text}>
          {ruleText(rule, t)} · {rule.timeZone}
        </span>
      )}
      {reason && <span className={styles.text}>{refusalText(reason, detail, t)}</span>}
      {notes.map((note) => (
        <span key={note.code} className={styles.text}>
          {t(`import.note.${note.code}`, { detail: note.detail })}
        </span>
      ))}
      {changes.length > 0 && (
        <ul className={styles.changes}>
          {changes.map(({ field, before, after }) => (
            <li key={field}>
              {t('transfer.change', {
                field: t(`transfer.field.${field}`),
                before: valueText(field, before, t) || t('transfer.nothing'),
                after: valueText(field, after, t) || t('transfer.nothing'),
              })}
            </li>
          ))}
        </ul>
      )}
      {rule && <PresetChoice name={name} presetId={presetId} onPreset={onPreset} />}
    </li>
  );
}

/** Whether a schedule is left out for want of a preset. */
export const isWithoutPreset = ({ rule, state }: TransferRow, presetId: string | null): boolean =>
  rule !== null && state !== 'refused' && presetId === null;

/** A cell as an operator reads it: days and vendors by their names. */
function valueText(field: TransferField, cell: string, t: Translate): string {
  if (field !== 'days' && field !== 'vendors') return cell;
  const parts = cell.split(' ').map((part) => {
    if (field === 'days') return /^[1-7]$/.test(part) ? t(`schedules.day.${part as '1'}`) : part;
    const vendor = VENDORS.find((known) => known === part);
    return vendor ? vendorName(vendor, t) : part;
  });
  return field === 'days' ? parts.join(' ') : list(parts.filter(Boolean), t);
}

interface PresetChoiceProps extends Pick<ImportRowProps, 'presetId' | 'onPreset'> {
  readonly name: string;
}

/** The preset that a schedule starts; without one it is left out. */
function PresetChoice({ name, presetId, onPreset }: PresetChoiceProps) {
  const t = useT();
  const presets = useAppState((state) => state.presets);
  return (
    <NativeSelect
      label={t('transfer.preset')}
      aria-label={t('transfer.preset.label', { name })}
      value={presetId ?? ''}
      data={[
        { value: '', label: t('transfer.preset.none') },
        ...presets.map((preset) => ({ value: preset.id, label: shownName(preset.name, t) })),
      ]}
      onChange={(event) => onPreset(event.currentTarget.value || null)}
    />
  );
}
