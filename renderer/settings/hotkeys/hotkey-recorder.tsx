import { Button, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { type Hotkey, type HotkeyAction, hotkeyId } from '#contract/model/hotkey.ts';
import { recordAccelerator } from '#contract/rules/accelerator.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { isLinux, isMac } from '../../shared/shortcuts/keys.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { hotkeyText, keysText } from './hotkey-text.ts';

interface HotkeyRecorderProps {
  readonly action: HotkeyAction;
  /** The keys so far; null where there are none. */
  readonly accelerator: string | null;
  readonly onSet?: () => void;
}

const NONE: readonly Hotkey[] = [];

/**
 * A button that takes the next combination of keys. Meanwhile no hotkey is delivered: what is pressed here must start
 * nothing. Tab leaves it, Esc ends it, and so does a click elsewhere.
 */
export function HotkeyRecorder({ action, accelerator, onSet }: HotkeyRecorderProps) {
  const t = useT();
  const presets = useAppState((state) => state.presets);
  const hotkeys = useAppState(({ settings }) => settings.hotkeys ?? NONE);
  const [recording, setRecording] = useState(false);
  const [hint, setHint] = useState<string | null>(null);
  const set = useAction((keys: string) => bridge.ask('hotkeys.set', { action, accelerator: keys }));
  const begin = () => {
    set.clear();
    setHint(null);
    setRecording(true);
    void bridge.ask('hotkeys.mode', { mode: 'capture' });
  };
  const leave = () => {
    if (!recording) return;
    setRecording(false);
    void bridge.ask('hotkeys.mode', { mode: 'normal' });
  };
  const take = async (keys: string) => {
    const used = hotkeys.find(
      (one) => one.accelerator === keys && hotkeyId(one.action) !== hotkeyId(action),
    );
    if (used) {
      const text = { keys: keysText(keys, isMac()), action: hotkeyText(used.action, presets, t) };
      setHint(t('hotkeys.used', text));
      return;
    }
    setHint(null);
    setRecording(false);
    const answer = await set.run(keys);
    if (answer.ok) onSet?.();
  };
  const press = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (!recording || isPlain(event, 'Tab')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    if (isPlain(event, 'Escape')) return leave();
    const recorded = recordAccelerator(event.nativeEvent, { isLinux: isLinux() });
    if (recorded.kind === 'accelerator') void take(recorded.accelerator);
    else if (recorded.kind === 'problem') {
      const keys = keysText(recorded.text, isMac());
      setHint(t(`hotkeys.problem.${recorded.problem}`, { keys }));
    }
  };
  const name = hotkeyText(action, presets, t);
  const keys = accelerator === null ? t('hotkeys.none') : keysText(accelerator, isMac());
  const shown = recording ? t('hotkeys.recording') : keys;
  return (
    <Stack gap="xs">
      <Button
        variant="default"
        size="xs"
        aria-label={`${t('hotkeys.record.label', { action: name })} ${shown}`}
        aria-pressed={recording}
        onClick={recording ? leave : begin}
        onKeyDown={press}
        onKeyUp={(event) => recording && event.preventDefault()}
        onBlur={leave}
      >
        {shown}
      </Button>
      {hint && (
        <Text size="sm" role="alert">
          {hint}
        </Text>
      )}
      <ErrorNote code={set.error} />
    </Stack>
  );
}

const isPlain = (event: KeyboardEvent, key: string): boolean =>
  event.key === key && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
