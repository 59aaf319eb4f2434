import { Button, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type HyperdeckControl, MAX_ALLOWED, MAX_DECKS } from '#contract/model/control.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { Note } from '../../shared/components/note.tsx';
import { Panel } from '../../shared/components/panel.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { isOpenToOthers } from '../form/listen-form.ts';
import { SettingsForm, useSettingsForm } from '../form/settings-form.tsx';
import { DeckFields } from './deck-fields.tsx';
import {
  type DeckForm,
  type DecksForm,
  type DecksProblems,
  decksFormOf,
  decksOf,
  decksProblems,
  withDeck,
} from './decks-form.ts';
import { LinesField } from './lines-field.tsx';

/** Ports that answer like recorders, and the presets in their slots. */
export function DecksPanel() {
  const t = useT();
  return (
    <Panel title={t('remote.decks.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('remote.decks.text')}</Text>
        <DecksFields />
      </Stack>
    </Panel>
  );
}

/** Main asks the operator before a port opens: the protocol has no password. */
function DecksFields() {
  const t = useT();
  const inForce = useAppState(({ control }) => control.hyperdeck);
  const form = useSettingsForm({
    inForce,
    formOf: decksFormOf,
    read: decksOf,
    ask: (next: HyperdeckControl) => bridge.ask('control.hyperdeck', next),
  });
  const { fields, change, isTried } = form;
  const problems = decksProblems(fields);
  const changeDeck = (key: number, changes: Partial<DeckForm>) =>
    change({
      decks: fields.decks.map((deck) => (deck.key === key ? { ...deck, ...changes } : deck)),
    });
  return (
    <SettingsForm form={form} saved="remote.saved">
      <Switch
        label={t('remote.decks.enabled')}
        checked={fields.enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      <ReachFields form={fields} problems={isTried ? problems : null} change={change} />
      {fields.decks.length === 0 && <Text size="sm">{t('remote.decks.none')}</Text>}
      {fields.decks.map((deck, index) => (
        <DeckFields
          key={deck.key}
          deck={deck}
          number={index + 1}
          problem={isTried ? (problems.decks.get(deck.key) ?? null) : null}
          onChange={(changes) => changeDeck(deck.key, changes)}
          onRemove={() => change({ decks: fields.decks.filter(({ key }) => key !== deck.key) })}
        />
      ))}
      {fields.decks.length < MAX_DECKS && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => change({ decks: withDeck(fields.decks) })}
          >
            {t('remote.decks.add')}
          </Button>
        </div>
      )}
    </SettingsForm>
  );
}

interface ReachFieldsProps {
  readonly form: DecksForm;
  /** Null until a save was tried. */
  readonly problems: DecksProblems | null;
  readonly change: (changes: Partial<DecksForm>) => void;
}

/** Where the decks listen, and who may connect. */
function ReachFields({ form, problems, change }: ReachFieldsProps) {
  const t = useT();
  const { address, allowed } = form;
  const line = problems?.allowed ?? null;
  return (
    <>
      <TextInput
        label={t('receiver.address')}
        description={t('remote.address.hint')}
        autoComplete="off"
        spellCheck={false}
        value={address}
        error={problems?.address && t('receiver.problem.address')}
        onChange={(event) => change({ address: event.currentTarget.value })}
      />
      {isOpenToOthers(form) && (
        <Note tone="amber" sign="!" title={t('receiver.open.title')}>
          {t('remote.decks.open.text')} {allowed.trim() === '' && t('remote.decks.confirm.nobody')}
        </Note>
      )}
      <LinesField
        label={t('remote.decks.allowed')}
        description={t('remote.decks.allowed.hint')}
        value={allowed}
        error={line !== null && t('remote.decks.problem.allowed', { line, most: MAX_ALLOWED })}
        onChange={(text) => change({ allowed: text })}
      />
    </>
  );
}
