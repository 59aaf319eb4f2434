import { Button, Text, TextInput } from '@mantine/core';
import { MAX_SLOTS } from '#contract/model/control.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { AddPreset } from './add-preset.tsx';
import type { DeckForm, DeckProblem } from './decks-form.ts';
import { ListenFaultNote } from './listen-fault-note.tsx';
import styles from './remote.module.css';
import { Slots } from './slots.tsx';

interface DeckFieldsProps {
  readonly deck: DeckForm;
  /** Its place among the decks, from 1. */
  readonly number: number;
  readonly problem: DeckProblem | null;
  readonly onChange: (changes: Partial<DeckForm>) => void;
  readonly onRemove: () => void;
}

/** One deck: its port, and a preset in each slot. */
export function DeckFields({ deck, number, problem, onChange, onRemove }: DeckFieldsProps) {
  const t = useT();
  const { port, presets } = deck;
  const portProblem =
    problem === 'port'
      ? t('receiver.problem.port')
      : problem === 'repeated' && t('remote.decks.problem.repeated');
  return (
    <fieldset className={styles.group}>
      <legend>{t('remote.decks.deck', { number })}</legend>
      <TextInput
        w={128}
        label={t('receiver.port')}
        inputMode="numeric"
        autoComplete="off"
        value={port}
        error={portProblem}
        onChange={(event) => onChange({ port: event.currentTarget.value })}
      />
      <PortState port={port} />
      <Slots
        label={t('remote.decks.slots', { number })}
        presets={presets}
        onChange={(changed) => onChange({ presets: changed })}
      />
      {presets.length < MAX_SLOTS && (
        <AddPreset
          label={t('remote.decks.preset', { slot: presets.length + 1 })}
          action={t('remote.decks.addSlot')}
          taken={presets}
          onAdd={(presetId) => onChange({ presets: [...presets, presetId] })}
        />
      )}
      {problem === 'empty' && (
        <p className={styles.problem} role="alert">
          {t('remote.decks.problem.empty')}
        </p>
      )}
      <div>
        <Button variant="default" size="compact-sm" onClick={onRemove}>
          {t('remote.decks.remove', { number })}
        </Button>
      </div>
    </fieldset>
  );
}

/** Whether it listens there: nothing for a port that is not in force. */
function PortState({ port }: { readonly port: string }) {
  const t = useT();
  const address = useAppState(({ control }) => control.hyperdeck.address);
  const known = useAppState(({ openPorts }) =>
    openPorts.decks.find((one) => String(one.port) === port.trim()),
  );
  if (!known) return null;
  if (known.reason === null) return <Text size="sm">{t('remote.decks.listening')}</Text>;
  return <ListenFaultNote address={address} port={known.port} reason={known.reason} />;
}
