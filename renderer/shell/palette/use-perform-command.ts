import { useState } from 'react';
import type { Answer, ErrorCode } from '#contract/ipc/channels.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { useAsking } from '../../shared/commands/ask-context.ts';
import { useStarting, useStop } from '../../shared/commands/use-commands.ts';
import {
  EDIT_PRESET,
  go,
  NEW_ACCOUNT,
  NEW_PRESET,
  NEXT_TROUBLE,
  REMOTE,
  SHOW_PRESET,
  VAULT,
} from '../../shared/navigation.ts';
import type { ShortcutAction } from '../../shared/shortcuts/shortcuts.ts';
import { useAppStateStore } from '../../shared/state/use-app-state.ts';
import { nextZoom, USUAL_ZOOM, ZoomSteps } from '../../shared/zoom/zoom.ts';
import type { Command, OtherCommand, PresetCommand } from './palette-entries.ts';

/** What opens over the window, and what had the focus before. */
export interface Dialog {
  readonly kind: 'palette' | 'help';
  readonly opener: Element | null;
}

interface PaletteCommands {
  perform(action: ShortcutAction): void;
  run(command: Command): void;
  readonly error: ErrorCode | null;
  clear(): void;
}

/** What leads to a section. */
const GOING = {
  'go.presets': () => go('presets'),
  'go.on-air': () => go('on-air'),
  'go.history': () => go('history'),
  'go.files': () => go('files'),
  'go.agenda': () => go('agenda'),
  'go.settings': () => go('settings'),
  'go.help': () => go('help'),
} as const;

/** Does what a key or a line of the palette asks for, in the ways that buttons do it. */
export function usePaletteCommands(open: (dialog: Dialog) => void): PaletteCommands {
  const store = useAppStateStore();
  const start = useStarting();
  const stop = useStop();
  const { askMany } = useAsking();
  const asked = useAction((question: () => Promise<Answer<unknown>>) => question());
  const ask = (question: () => Promise<Answer<unknown>>) => void asked.run(question);
  const [zoomSteps] = useState(
    () =>
      new ZoomSteps(
        () => store.current()?.settings.zoom ?? USUAL_ZOOM,
        (zoom) => asked.run(() => bridge.ask('settings.save', { zoom })),
      ),
  );
  const saveZoom = (next: (zoom: number) => number) => void zoomSteps.step(next);
  const show = (kind: Dialog['kind']) => () => open({ kind, opener: document.activeElement });

  const actions: Readonly<Record<ShortcutAction, () => void>> = {
    ...GOING,
    palette: show('palette'),
    help: show('help'),
    // Main asks the operator, in a dialog that no page can answer.
    quit: () => ask(() => bridge.ask('app.quit', null)),
    'preset.new': () => go('presets', NEW_PRESET),
    search: focusSearch,
    trouble: () => go('presets', NEXT_TROUBLE),
    'window.fullScreen': () => ask(() => bridge.ask('window.fullScreen', null)),
    lock: () => ask(() => bridge.ask('vault.lock', null)),
    'zoom.in': () => saveZoom((zoom) => nextZoom(zoom, 'in')),
    'zoom.out': () => saveZoom((zoom) => nextZoom(zoom, 'out')),
    'zoom.reset': () => saveZoom(() => USUAL_ZOOM),
    'window.close': () => window.close(),
  };

  const presetCommands: Readonly<Record<PresetCommand['kind'], (id: string) => void>> = {
    show: (id) => go('presets', SHOW_PRESET, id),
    edit: (id) => go('presets', EDIT_PRESET, id),
    start: (id) => {
      void start(id, 'ask');
      // There is where the outcome, or a refusal, will stand.
      go('presets', SHOW_PRESET, id);
    },
    stop: (id) => {
      stop(id);
      go('presets', SHOW_PRESET, id);
    },
  };
  const otherCommands: Readonly<Record<OtherCommand['kind'], () => void>> = {
    account: () => go('settings', NEW_ACCOUNT),
    secrets: () => go('settings', VAULT),
    remote: () => go('settings', REMOTE),
    'pause-remote': () => ask(() => bridge.ask('control.pause', { paused: true })),
    'resume-remote': () => ask(() => bridge.ask('control.pause', { paused: false })),
    unlock: () => ask(() => bridge.ask('secrets.open', { task: { kind: 'unlock' } })),
    practice: () => ask(() => bridge.ask('practice.behave', { behaviour: 'normal' })),
    'stop-all': () => askMany({ kind: 'stop', presetIds: null }),
    welcome: () => {
      ask(() => bridge.ask('settings.save', { welcomed: false }));
      go('presets');
    },
  };
  const run = (command: Command): void => {
    if (command.kind === 'action') actions[command.action]();
    else if (command.kind === 'settings') ask(() => bridge.ask('settings.save', command.changes));
    else if ('presetId' in command) presetCommands[command.kind](command.presetId);
    else otherCommands[command.kind]();
  };
  return { perform: (action) => actions[action](), run, error: asked.error, clear: asked.clear };
}

/** The search field of the section on the screen, if it has one. */
function focusSearch(): void {
  const marked = document.querySelector<HTMLElement>('main [data-search]');
  const field = marked?.matches('input') ? marked : marked?.querySelector<HTMLElement>('input');
  field?.focus();
}
