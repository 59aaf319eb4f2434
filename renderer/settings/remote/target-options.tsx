import { Checkbox, Group, NativeSelect, TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { AMBER_AS, tslTargetSchema } from '#contract/model/control.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import styles from './remote.module.css';
import type { TargetForm } from './tally-form.ts';

interface TargetOptionsProps {
  readonly target: TargetForm;
  /** The screen cannot be saved. */
  readonly isWrong: boolean;
  readonly onChange: (changes: Partial<TargetForm>) => void;
}

const { amberAs: amberSchema } = tslTargetSchema.shape;
/** Side by side, so that the fields are level whatever their hints say. */
const HINT_BELOW: NonNullable<TextInputProps['inputWrapperOrder']> = [
  'label',
  'input',
  'error',
  'description',
];
const BRIGHTNESSES = ['0', '1', '2', '3'];

/** What most receivers do without: folded. */
export function TargetOptions({ target, isWrong, onChange }: TargetOptionsProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const { protocol, screen, brightness, amberAs, swapTallies, framed } = target;
  return (
    <details
      className={styles.fold}
      // A field that is wrong is never out of sight.
      open={open || isWrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('remote.tally.options')}</summary>
      <div className={styles.options}>
        <Group gap="sm" align="flex-start">
          <TextInput
            w={200}
            label={t('remote.tally.screen')}
            description={t('remote.tally.screen.hint')}
            inputWrapperOrder={HINT_BELOW}
            inputMode="numeric"
            autoComplete="off"
            value={screen}
            error={isWrong && t('remote.tally.problem.address', { last: 65_535 })}
            onChange={(event) => onChange({ screen: event.currentTarget.value })}
          />
          <NativeSelect
            w={200}
            label={t('remote.tally.brightness')}
            description={t('remote.tally.brightness.hint')}
            inputWrapperOrder={HINT_BELOW}
            value={String(brightness)}
            data={BRIGHTNESSES}
            onChange={(event) => onChange({ brightness: Number(event.currentTarget.value) })}
          />
          <NativeSelect
            w={200}
            label={t('remote.tally.amberAs')}
            description={t('remote.tally.amberAs.hint')}
            inputWrapperOrder={HINT_BELOW}
            value={amberAs}
            data={AMBER_AS.map((value) => ({ value, label: t(`remote.tally.amberAs.${value}`) }))}
            onChange={(event) =>
              onChange({ amberAs: amberSchema.parse(event.currentTarget.value) })
            }
          />
        </Group>
        <Checkbox
          label={t('remote.tally.swapTallies')}
          checked={swapTallies}
          disabled={protocol !== '3.1-udp'}
          onChange={(event) => onChange({ swapTallies: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('remote.tally.framed')}
          checked={framed}
          disabled={protocol !== '5.0-tcp'}
          onChange={(event) => onChange({ framed: event.currentTarget.checked })}
        />
      </div>
    </details>
  );
}
