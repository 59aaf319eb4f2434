import { Button, CloseButton, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import {
  HOTKEY_COMMANDS,
  type Hotkey,
  type HotkeyAction,
  type HotkeyCommand,
  type HotkeyState,
  hotkeyId,
} from '#contract/model/hotkey.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { Choice } from '../../shared/components/choice.tsx';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { Panel } from '../../shared/components/panel.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { HotkeyRecorder } from './hotkey-recorder.tsx';
import { hotkeyText } from './hotkey-text.ts';
import styles from './hotkeys.module.css';

const NONE: readonly Hotkey[] = [];
const FIXED: readonly HotkeyAction[] = [{ kind: 'stop-all' }, { kind: 'open-wall' }];

/** The hotkeys that work in every program: what each does, its keys, and whether they reach the program. */
export function HotkeysPanel() {
  const t = useT();
  const hotkeys = useAppState(({ settings }) => settings.hotkeys ?? NONE);
  const states = useAppState((state) => state.hotkeys.states);
  const lines = [
    ...FIXED,
    ...hotkeys.map(({ action }) => action).filter(({ kind }) => kind === 'preset'),
  ];
  return (
    <>
      <Panel title={t('hotkeys.title')}>
        <Stack gap="sm">
          <Text size="sm">{t('hotkeys.text')}</Text>
          <ul className={styles.list}>
            {lines.map((action) => (
              <HotkeyLine key={hotkeyId(action)} action={action} />
            ))}
          </ul>
          {Object.values(states).includes('unconfirmed') && (
            <Note tone="amber" sign="?">
              {t('hotkeys.unconfirmed')}
            </Note>
          )}
          {hotkeys.length > 0 && <TestAndPause />}
        </Stack>
      </Panel>
      <AddHotkey />
    </>
  );
}

function HotkeyLine({ action }: { readonly action: HotkeyAction }) {
  const t = useT();
  const presets = useAppState((state) => state.presets);
  const accelerator = useAppState(
    ({ settings }) =>
      settings.hotkeys?.find((one) => hotkeyId(one.action) === hotkeyId(action))?.accelerator ??
      null,
  );
  const state = useAppState(({ hotkeys }) =>
    accelerator === null ? null : (hotkeys.states[accelerator] ?? null),
  );
  const set = useAction((keys: string | null) =>
    bridge.ask('hotkeys.set', { action, accelerator: keys }),
  );
  const name = hotkeyText(action, presets, t);
  return (
    <li className={styles.line}>
      <Text size="sm" className={styles.name ?? ''}>
        {name}
      </Text>
      <Group gap="xs" wrap="nowrap">
        {state && <StateText state={state} />}
        <HotkeyRecorder action={action} accelerator={accelerator} />
        {accelerator !== null && (
          <CloseButton
            aria-label={t('hotkeys.remove.label', { action: name })}
            onClick={() => void set.run(null)}
          />
        )}
      </Group>
      {state === 'refused' && (
        <Note
          tone="amber"
          sign="✕"
          actions={
            <Button
              variant="default"
              size="xs"
              loading={set.busy}
              onClick={() => void set.run(accelerator)}
            >
              {t('hotkeys.again')}
            </Button>
          }
        >
          {t('hotkeys.refused')}
        </Note>
      )}
      <ErrorNote code={set.error} />
    </li>
  );
}

const SIGNS: Readonly<Record<HotkeyState, string>> = {
  ready: '○',
  confirmed: '✓',
  unconfirmed: '?',
  refused: '✕',
};

function StateText({ state }: { readonly state: HotkeyState }) {
  const t = useT();
  return (
    <Text size="sm" component="output">
      <span aria-hidden="true">{SIGNS[state]} </span>
      {t(`hotkeys.state.${state}`)}
    </Text>
  );
}

/** Whether the hotkeys arrive, and how to keep them from acting for a while. */
function TestAndPause() {
  const t = useT();
  const { mode, paused } = useAppState((state) => state.hotkeys);
  const change = useAction((next: 'normal' | 'test') => bridge.ask('hotkeys.mode', { mode: next }));
  const pause = useAction((isPaused: boolean) => bridge.ask('hotkeys.pause', { paused: isPaused }));
  const isTesting = mode === 'test';
  return (
    <>
      {isTesting && (
        <Note tone="blue" sign="…">
          {t('hotkeys.testing')}
        </Note>
      )}
      {paused && !isTesting && (
        <Note tone="amber" sign="!">
          {t('hotkeys.paused')}
        </Note>
      )}
      <Group gap="sm">
        <Button variant="default" onClick={() => void change.run(isTesting ? 'normal' : 'test')}>
          {t(isTesting ? 'hotkeys.test.end' : 'hotkeys.test')}
        </Button>
        <Button variant="default" onClick={() => void pause.run(!paused)}>
          {t(paused ? 'hotkeys.resume' : 'hotkeys.pause')}
        </Button>
      </Group>
      <ErrorNote code={change.error ?? pause.error} />
    </>
  );
}

/** A hotkey for a preset: which, what it does, then its keys. */
function AddHotkey() {
  const t = useT();
  const presets = useAppState((state) => state.presets);
  const hotkeys = useAppState(({ settings }) => settings.hotkeys ?? NONE);
  const [presetId, setPresetId] = useState<string | null>(null);
  const [command, setCommand] = useState<HotkeyCommand>('start');
  const chosen = presets.find(({ id }) => id === presetId);
  const action: HotkeyAction | null = chosen
    ? { kind: 'preset', presetId: chosen.id, command }
    : null;
  const known =
    action && hotkeys.find((one) => hotkeyId(one.action) === hotkeyId(action))?.accelerator;
  return (
    <Panel title={t('hotkeys.add.title')}>
      <Stack gap="sm">
        <Select
          label={t('hotkeys.add.preset')}
          searchable
          limit={100}
          value={presetId}
          data={presets
            .filter(({ archived }) => !archived)
            .map(({ id, name }) => ({ value: id, label: shownName(name, t) }))}
          onChange={setPresetId}
        />
        <Choice<HotkeyCommand>
          label={t('hotkeys.add.command')}
          value={command}
          data={HOTKEY_COMMANDS.map((one) => ({
            value: one,
            label: t(`hotkeys.command.${one}`),
          }))}
          onChange={setCommand}
        />
        {command === 'toggle' && (
          <Text size="sm" c="dimmed">
            {t('hotkeys.toggle.hint')}
          </Text>
        )}
        {action && (
          <Group gap="sm">
            <HotkeyRecorder
              key={hotkeyId(action)}
              action={action}
              accelerator={known ?? null}
              onSet={() => setPresetId(null)}
            />
          </Group>
        )}
      </Stack>
    </Panel>
  );
}
