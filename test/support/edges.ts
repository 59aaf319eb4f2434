import type { ErrorCode } from '#contract/ipc/channels.ts';
import { sameName } from '#contract/model/name.ts';
import type { Question } from '#contract/model/start.ts';
import { DesktopCommands } from '../../electron/app/desktop-commands.ts';
import { waitForFiles } from '../../electron/app/files/wait-for-files.ts';
import { AppStateStore } from '../../electron/app/state.ts';
import { performCommands } from '../../electron/control/command-line/session.ts';
import type { SessionServices } from '../../electron/control/command-line/session-context.ts';
import { createHandlers, type HandlerServices } from '../../electron/ipc/handlers.ts';
import { verdictHandlers } from '../../electron/ipc/verdict-handlers.ts';
import type { Verdict } from '../../electron/recording/operator-verdict.ts';
import { stateOf } from './app-states.ts';
import { HOTKEY, TRAY } from './callers.ts';
import { fileServiceOf } from './file-service-bench.ts';
import type { recordingBench } from './recording-bench.ts';

type Bench = ReturnType<typeof recordingBench>;

/** What a person, or a script, gets to know of a command. */
export type Seen =
  | 'sent'
  | 'settled'
  | `asks ${string}`
  | `refuses ${ErrorCode}`
  | `exit ${number}: ${string}`
  | `${number} ${string}`;

export interface Edge {
  start(presetId: string): Promise<Seen>;
  stop(presetId: string): Promise<Seen>;
}

const asText = (question: Question): Seen => {
  if (question.kind === 'stop') return 'asks stop';
  const { confirm, unread, unrecorded, elsewhere, alone, missing } = question;
  if (elsewhere) return missing.length > 0 ? 'asks for the rest' : 'asks whether to watch';
  if (alone) return 'asks alone';
  if (unrecorded) return 'asks unrecorded';
  if (unread) return 'asks unread';
  return confirm ? 'asks confirm' : 'asks what of it';
};

/** What an operator saw, told by the page; `agrees`: what a person answers in main's own dialog. */
export function verdictEdge(near: Bench, agrees: boolean) {
  let asked = 0;
  const handlers = verdictHandlers({
    commands: near.commands,
    translate: () => (key) => key,
    confirm: async () => {
      asked += 1;
      return agrees ? 0 : null;
    },
  });
  return async ({ callId, verdict, key }: Verdict): Promise<Seen> => {
    try {
      const args = { callId, verdict: verdict.verdict };
      const { agreed } = await (key
        ? handlers['recordings.settle']({ ...args, key }, 'main')
        : handlers['outcomes.settle']({ ...args, streamId: verdict.streamId }, 'main'));
      if (asked > 0 && !agreed) return 'asks whether it records';
      return 'settled';
    } catch (error) {
      return `refuses ${(error as { code: ErrorCode }).code}`;
    }
  };
}

/** The handlers of the window's channels. */
export function windowEdge(near: Bench): Edge {
  const state = new AppStateStore(stateOf());
  // What a start and a stop need: the rest of the program is not asked.
  const handlers = createHandlers({ state, commands: near.commands } as unknown as HandlerServices);
  const seen = async (work: () => Promise<Seen>): Promise<Seen> => {
    try {
      return await work();
    } catch (error) {
      return `refuses ${(error as { code: ErrorCode }).code}`;
    }
  };
  return {
    start: (presetId) =>
      seen(async () => {
        const asked = { presetId, scope: 'ask', unrecorded: false } as const;
        const answer = await handlers['runs.start'](asked, 'main');
        return answer.kind === 'question' ? asText(answer.question) : 'sent';
      }),
    stop: (presetId) =>
      seen(async () => {
        const answer = await handlers['runs.stop']({ presetId, confirmed: false }, 'main');
        return answer.kind === 'question' ? 'asks stop' : 'sent';
      }),
  };
}

/** Clicks in the tray's menu. */
export const trayEdge = (near: Bench): Edge => desktopEdge(near, TRAY);

/** Hotkeys that work in every program. */
export const hotkeyEdge = (near: Bench): Edge => desktopEdge(near, HOTKEY);

function desktopEdge(near: Bench, caller: typeof TRAY | typeof HOTKEY): Edge {
  let seen: Seen = 'sent';
  const desktop = new DesktopCommands({
    caller,
    commands: near.commands,
    nameOf: (id) => near.presets.get(id)?.name ?? '',
    ask: (question) => {
      seen = asText(question);
    },
    notify: (_text, _preset, code) => {
      seen = `refuses ${code}`;
    },
  });
  const after = async (work: Promise<void>): Promise<Seen> => {
    await work;
    return seen;
  };
  return { start: (id) => after(desktop.start(id)), stop: (id) => after(desktop.stop(id)) };
}

/** What a command line needs of the program. */
export function commandLineServices(
  near: Bench,
  files = fileServiceOf(near).service,
): SessionServices {
  const named = (name: string) =>
    [...near.presets.values()].find((preset) => sameName(preset.name, name));
  return {
    commands: near.commands,
    toStop: near.toStop,
    mergePlansOf: near.mergePlansOf,
    lookForFiles: (id) => files.lookForPreset(id),
    onSettledByFile: (listener) => files.onSettled(listener),
    waitForFiles: (runIds, signal) => {
      const whenWritten = () => files.whenWritten();
      return waitForFiles({ files: near.files, whenWritten, now: near.now }, runIds, signal);
    },
    importer: async () => 0,
    findPresetByName: named,
    stoppableByName: (name) => [named(name)?.id ?? []].flat(),
    countRecordings: () => near.recordings.list(Date.now()).length,
    recordingsUnknown: () => false,
    accountNames: () => near.listAccounts().map(({ name }) => name),
    findAccountId: (name) => near.listAccounts().find((one) => one.name === name)?.id ?? '',
    findProject: (id) => near.listAccounts().find((one) => one.id === id),
    clockOffSeconds: () => 0,
    credentialsLocked: () => false,
    openCredentials: async () => undefined,
    onCallSettled: (listener) => {
      near.settledListeners.add(listener);
      return () => near.settledListeners.delete(listener);
    },
  };
}

/** `--start` and `--stop`, with the exit code and the reasons of its lines. */
export function commandLineEdge(near: Bench): Edge {
  const services = commandLineServices(near);
  const perform = async (kind: 'start' | 'stop', id: string): Promise<Seen> => {
    const preset = near.presets.get(id)?.name ?? 'no such preset';
    const reasons: string[] = [];
    const request = { actions: [{ kind, preset }], force: false, exit: true, hidden: true };
    const code = await performCommands(request, services, (event) => {
      const reason = event.kind === 'line' ? event.json?.reason : null;
      if (typeof reason === 'string') reasons.push(reason);
    });
    return code === 0 ? 'sent' : `exit ${code}: ${[...new Set(reasons)].join(', ')}`;
  };
  return {
    start: (id) => perform('start', id),
    stop: (id) => perform('stop', id),
  };
}
