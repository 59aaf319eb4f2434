import { LOCALES, type LocaleKey } from '#contract/locales/index.ts';
import type { AppState } from '#contract/model/app-state.ts';
import { isUnderWay } from '#contract/model/run.ts';
import type { Settings } from '#contract/model/settings.ts';
import type { Recording } from '#contract/model/start.ts';
import { classifyTargets, stoppable } from '#contract/rules/classify-targets.ts';
import { searchNames } from '#contract/rules/shown-name.ts';
import { takesCommands } from '#contract/rules/takes-commands.ts';
import type { Translate, Values } from '../../shared/i18n/use-t.ts';
import { isLocked } from '../../shared/secrets/vault-states.ts';
import { type ShortcutAction, shortcutsOn } from '../../shared/shortcuts/shortcuts.ts';

export interface PresetCommand {
  readonly kind: 'start' | 'stop' | 'show' | 'edit';
  readonly presetId: string;
}

export interface OtherCommand {
  readonly kind:
    | 'account'
    | 'secrets'
    | 'remote'
    | 'pause-remote'
    | 'resume-remote'
    | 'unlock'
    | 'practice'
    | 'welcome'
    | 'stop-all';
}

/** What a command does, as plain data. */
export type Command =
  | PresetCommand
  | OtherCommand
  | { readonly kind: 'action'; readonly action: ShortcutAction }
  | { readonly kind: 'settings'; readonly changes: Partial<Settings> };

/** A line of the palette: it names all of what it does. */
export interface CommandEntry {
  readonly id: string;
  readonly text: string;
  /** What it is also found by: its words in the other language. */
  readonly also: string;
  /** Beside it: an account, or keys such as `mod+1`. */
  readonly note?: string;
  readonly keys?: string;
  /** What it stops or ends. */
  readonly danger?: 'stop' | 'quit';
  readonly command: Command;
}

type PaletteState = Pick<
  AppState,
  | 'presets'
  | 'accounts'
  | 'runs'
  | 'recordings'
  | 'vault'
  | 'practiceBehaviour'
  | 'settings'
  | 'control'
>;

/** Not the first thing that Enter meets: what starts and stops comes last while nothing is typed. */
export const commandsOf = (state: PaletteState, t: Translate, mac: boolean): CommandEntry[] => [
  ...actionCommands(state, t, mac),
  ...presetCommands(state, t),
];

function entry(
  id: string,
  command: Command,
  key: LocaleKey,
  t: Translate,
  values?: Values,
): CommandEntry {
  const also = Object.values(LOCALES).map((locale) => locale[key].replace(/\{\{\w+\}\}/g, ''));
  return { id, text: t(key, values), also: also.join(' '), command };
}

function actionCommands(state: PaletteState, t: Translate, mac: boolean): CommandEntry[] {
  const keyed = shortcutsOn(mac).flatMap(({ action, text, keys: [keys = ''] }) => {
    // The palette is open already, and there is no search field behind it.
    if (action === null || action === 'palette' || action === 'search') return [];
    if (action === 'lock' && state.vault.state !== 'open') return [];
    const danger = action === 'quit' && { danger: action };
    return [{ ...entry(action, { kind: 'action', action }, text, t), keys, ...danger }];
  });
  const last = keyed.filter(({ id }) => id === 'quit' || id === 'window.close');
  return [
    ...keyed.filter((one) => !last.includes(one)),
    entry('account', { kind: 'account' }, 'palette.account', t),
    entry('secrets', { kind: 'secrets' }, 'palette.secrets', t),
    entry('remote', { kind: 'remote' }, 'palette.remote', t),
    ...remotePause(state.control, t),
    ...(isLocked(state.vault.state)
      ? [entry('unlock', { kind: 'unlock' }, 'vault.unlock', t)]
      : []),
    ...(state.practiceBehaviour === 'normal'
      ? []
      : [entry('practice', { kind: 'practice' }, 'practice.banner.end', t)]),
    ...appearances(state.settings, t),
    entry('welcome', { kind: 'welcome' }, 'palette.welcome', t),
    ...(state.recordings.length > 0
      ? [
          {
            ...entry('stop-all', { kind: 'stop-all' }, 'palette.stopAll', t),
            danger: 'stop' as const,
          },
        ]
      : []),
    ...last,
  ];
}

/** The pause of remote control, where anything takes commands from outside, or would. */
function remotePause(control: AppState['control'], t: Translate): CommandEntry[] {
  if (control.paused)
    return [entry('resume-remote', { kind: 'resume-remote' }, 'remote.resume', t)];
  return takesCommands(control)
    ? [entry('pause-remote', { kind: 'pause-remote' }, 'remote.pause', t)]
    : [];
}

const THEMES = {
  system: 'appearance.system',
  light: 'appearance.light',
  dark: 'appearance.dark',
  'high-contrast': 'appearance.highContrast',
} as const satisfies Record<Settings['theme'], LocaleKey>;
const LANGUAGES = {
  system: 'appearance.system',
  en: 'language.en',
  'zh-CN': 'language.zh-CN',
} as const satisfies Record<Settings['language'], LocaleKey>;

/** What is in force already is not offered. */
function appearances(now: Settings, t: Translate): CommandEntry[] {
  const choices = <K extends 'theme' | 'language'>(
    of: K,
    key: LocaleKey,
    names: Record<Settings[K], LocaleKey>,
  ) =>
    (Object.keys(names) as Settings[K][])
      .filter((value) => value !== now[of])
      .map((value) => {
        const changes: Partial<Settings> = { [of]: value };
        const made = entry(`${of}.${value}`, { kind: 'settings', changes }, key, t, {
          name: t(names[value]),
        });
        const also = Object.values(LOCALES).map((locale) => locale[names[value]]);
        return { ...made, also: [made.also, ...also].join(' ') };
      });
  return [
    ...choices('theme', 'palette.theme', THEMES),
    ...choices('language', 'palette.language', LANGUAGES),
  ];
}

const runningKey = (known: readonly Recording[]): LocaleKey =>
  known.every(({ certainty }) => certainty === 'reported')
    ? 'status.already-recording'
    : 'status.accepted';

function presetCommands(state: PaletteState, t: Translate): CommandEntry[] {
  const accounts = new Map(state.accounts.map((account) => [account.id, account]));
  return state.presets
    .filter(({ archived }) => !archived)
    .flatMap((preset) => {
      const account = accounts.get(preset.accountId);
      const known = stoppable(classifyTargets(preset, account, state.recordings));
      const isKnown = known.length > 0;
      const isCertain = known.some(({ certainty }) => certainty !== 'uncertain');
      const note = [
        ...(isKnown ? [t(isCertain ? runningKey(known) : 'status.unknown')] : []),
        ...(account ? [account.practice ? t('badge.practice') : account.name] : []),
      ].join(' · ');
      const make = (kind: PresetCommand['kind'], key: LocaleKey): CommandEntry => {
        const made = entry(`${kind}.${preset.id}`, { kind, presetId: preset.id }, key, t, {
          preset: preset.name,
        });
        return { ...made, also: [made.also, ...searchNames(preset.name)].join(' '), note };
      };
      // While something is under way main refuses both.
      const isFree = !isUnderWay(state.runs[preset.id]);
      const show = make('show', 'palette.show');
      const start = isFree ? [make('start', 'presets.start.label')] : [];
      const stop = isFree
        ? [{ ...make('stop', 'presets.stop.label'), danger: 'stop' as const }]
        : [];
      // Enter on the first line must be harmless: for a running preset the first line only shows it.
      return [
        ...(isKnown ? [show, ...stop, ...start] : [...start, show]),
        make('edit', 'palette.edit'),
      ];
    });
}
