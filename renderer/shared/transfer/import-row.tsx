import { NativeSelect } from '@mantine/core';
import type { Tone } from '#contract/model/colours.ts';
import type { TransferRow } from '#contract/model/transfer.ts';
import { ruleText } from '#contract/rules/schedule-text.ts';
import { shownName } from '#contract/rules/shown-name.ts';
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
  return (
    <li className={styles.row}>
      <span className={styles.head}>
        <Badge tone={TONES[state]}>{t(`transfer.state.${state}`)}</Badge>
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
      {reason && <span className={styles.text}>{t(`import.reason.${reason}`, { detail })}</span>}
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
                before: before || t('transfer.nothing'),
                after: after || t('transfer.nothing'),
              })}
            </li>
          ))}
        </ul>
      )}
      {rule && <PresetChoice name={name} presetId={presetId} onPreset={onPreset} />}
    </li>
  );
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
