import type { ErrorCode, Page, PagePlace } from '#contract/ipc/channels.ts';
import type { Link, LocalPage } from '#contract/ipc/links.ts';
import type { QuestionSubject, RecordingKey } from '#contract/model/start.ts';
import { targetsOf } from '#contract/rules/classify-targets.ts';
import { withoutQuestions } from '#contract/rules/question-queue.ts';
import { AccountNameTaken, BadEndpoint } from '../app/accounts.ts';
import { dismissRun } from '../app/alarms/dismiss.ts';
import type { StartAnswer } from '../app/commands/requests.ts';
import type { Commands } from '../app/commands.ts';
import { OneOpen } from '../app/one-dialog-at-a-time.ts';
import type { AppStateStore } from '../app/state.ts';
import type { PracticeServer } from '../practice/server.ts';
import type { EndpointClock } from '../recording/ports.ts';
import { previewOf } from '../recording/preview.ts';
import type { Stopped } from '../recording/recording-service.ts';
import { Refused } from '../recording/refused.ts';
import type { Runner } from '../recording/runner.ts';
import {
  PresetNameTaken,
  type PresetRepository,
  ScheduleNameTaken,
  SecretRequired,
  TooManySchedules,
  UnreadableName,
  VaultUnavailable,
} from '../storage/ports.ts';
import { UnreadableStore } from '../storage/store-file.ts';
import { type AlarmServices, alarmHandlers } from './alarm-handlers.ts';
import { type CheckServices, checkHandlers } from './check-handlers.ts';
import { type ConfirmedServices, confirmedHandlers } from './confirmed-handlers.ts';
import { type ControlHandlerServices, controlHandlers } from './control-handlers.ts';
import { createFileHandlers, type FileServices } from './file-handlers.ts';
import { createHistoryHandlers, type HistoryServices } from './history-handlers.ts';
import { type HotkeyServices, hotkeyHandlers } from './hotkey-handlers.ts';
import { type LoginServices, loginHandlers } from './login-handlers.ts';
import { receiverHandlers } from './receiver-handlers.ts';
import type { Handlers, NamedError } from './register.ts';
import { type ScheduleServices, scheduleHandlers } from './schedule-handlers.ts';
import { type SecretServices, secretHandlers } from './secret-handlers.ts';
import { type TransferHandlerServices, transferHandlers } from './transfer-handlers.ts';
import { type UpdateHandlerServices, updateHandlers } from './update-handlers.ts';
import { type VerdictServices, verdictHandlers } from './verdict-handlers.ts';
import { type WebhookServices, webhookHandlers } from './webhook-handlers.ts';

export interface HandlerServices
  extends SecretServices,
    AlarmServices,
    HistoryServices,
    Omit<FileServices, 'alarms'>,
    ConfirmedServices,
    Omit<ControlHandlerServices, 'secretPrompt'>,
    HotkeyServices,
    LoginServices,
    Omit<ScheduleServices, 'alarms'>,
    TransferHandlerServices,
    UpdateHandlerServices,
    CheckServices,
    VerdictServices,
    Omit<WebhookServices, 'secretPrompt'> {
  readonly state: AppStateStore;
  readonly presets: PresetRepository;
  readonly practice: PracticeServer;
  readonly runner: Runner;
  readonly commands: Commands;
  /** The time at an endpoint, as far as it is known. */
  clockOf(endpoint: string): EndpointClock;
  /** The support report. */
  readonly report: {
    preview(): Promise<string>;
    /** Null when the person thought better of it. @throws Refused */
    save(page: Page): Promise<string | null>;
  };
  /** Opens one of our addresses, or a page that comes with the program, in a browser. @throws Refused */
  openLink(link: Link | LocalPage): Promise<void>;
  /** Fills the screen with the main window, or gives the screen back. */
  toggleFullScreen(): void;
  /** What was requested before the page listened. */
  takePlace(): PagePlace | null;
}

/** A person sits at the window. */
const WINDOW = { source: 'window', attended: true } as const;

/** What each channel does: one line to the service that does it, and the state that follows. */
export function createHandlers(services: HandlerServices): Handlers {
  const { state, practice, commands } = services;
  const browser = new OneOpen('too-many-requests');
  const stopThese = async (keys: readonly RecordingKey[] | null) =>
    stoppedBy(await commands.stopRecordings(WINDOW, keys));
  const dismissQuestions = (about: readonly QuestionSubject[]) => {
    state.update({ questions: withoutQuestions(state.state.questions, about) });
  };
  return {
    ...secretHandlers(services),
    ...confirmedHandlers(services, stopThese),
    ...receiverHandlers(services),
    ...controlHandlers(services),
    ...hotkeyHandlers(services),
    ...loginHandlers(services),
    ...checkHandlers(services),
    ...verdictHandlers(services),
    ...webhookHandlers(services),
    ...updateHandlers(services),
    ...presetHandlers(services),
    ...runHandlers(services, dismissQuestions),
    'state.get': () => state.snapshot(),
    'accounts.test': ({ id }) => commands.testAccount(WINDOW, id),
    'streams.check': async ({ presetId }) => ({
      checks: await commands.checkStreams(WINDOW, presetId),
    }),
    'accounts.recordsByDefault': async ({ id, recordsByDefault }) => {
      await services.accounts.answerRecordsByDefault(id, recordsByDefault);
      return null;
    },
    'recordings.stop': ({ keys }) => stopThese(keys),
    'recordings.handOver': async ({ keys }) => stoppedBy(await commands.handOver(WINDOW, keys)),
    'runs.cancel': ({ runId }) => {
      services.runner.cancel(runId);
      return null;
    },
    'runs.dismiss': (run) => {
      dismissRun(services, WINDOW, run);
      return null;
    },
    'questions.dismiss': ({ about }) => {
      dismissQuestions(about);
      return null;
    },
    ...createHistoryHandlers(services),
    ...createFileHandlers(services),
    ...scheduleHandlers(services),
    ...alarmHandlers(services),
    ...transferHandlers(services),
    'links.open': async ({ link }) => {
      await browser.during(() => services.openLink(link));
      return null;
    },
    'section.wanted': () => services.takePlace(),
    'window.fullScreen': () => {
      services.toggleFullScreen();
      return null;
    },
    'practice.behave': ({ behaviour }) => {
      practice.behave(behaviour);
      state.update({ practiceBehaviour: behaviour });
      return null;
    },
    'report.preview': async () => ({ text: await services.report.preview() }),
    'report.save': async (_nothing, page) => ({ saved: await services.report.save(page) }),
  };
}

type PresetChannel = `presets.${'save' | 'remove' | 'restore' | 'reorder' | 'preview'}`;

/** The presets and their order. */
function presetHandlers(services: HandlerServices): Pick<Handlers, PresetChannel> {
  const { presets, accounts } = services;
  return {
    'presets.save': ({ id, draft }) => presets.save(id, draft),
    'presets.remove': ({ id }) => {
      presets.remove(id);
      return null;
    },
    'presets.restore': ({ id }) => {
      const preset = presets.restore(id);
      if (!preset) throw new Refused('not-found', 'Nothing of this session can be taken back.');
      return preset;
    },
    'presets.reorder': ({ ids }) => {
      presets.reorder(ids);
      return null;
    },
    'presets.preview': ({ draft }) => {
      const account = accounts.list().find(({ id }) => id === draft.accountId);
      if (!account) throw new Refused('not-found', 'The account does not exist any more.');
      return { calls: previewOf(draft, account, services.clockOf(account.endpoint).now()) };
    },
  };
}

type RunChannel = `runs.${'start' | 'retryMissing' | 'stop' | 'moveEnd'}`;

/** Starts and stops of presets: the window shows the answer, or the question. */
function runHandlers(
  { commands }: HandlerServices,
  dismissQuestions: (about: readonly QuestionSubject[]) => void,
): Pick<Handlers, RunChannel> {
  /** A command from the window answers the open question about the same, whatever becomes of it. */
  const answered = async <T>(
    kind: QuestionSubject['kind'],
    presetId: string,
    work: () => Promise<T>,
  ) => {
    try {
      return await work();
    } finally {
      dismissQuestions([{ kind, presetId }]);
    }
  };
  return {
    'runs.start': ({ presetId, ...request }) =>
      answered('start', presetId, async () =>
        startedBy(await commands.start(WINDOW, presetId, request)),
      ),
    'runs.retryMissing': ({ presetId, together }) =>
      answered('start', presetId, async () =>
        startedBy(await commands.retryMissing(WINDOW, presetId, together)),
      ),
    'runs.moveEnd': (request) => {
      const { moved, left } = commands.moveEnd(WINDOW, request);
      return { moved: moved.length, left: targetsOf(left) };
    },
    'runs.stop': async ({ presetId, confirmed }) => {
      const answer = await commands.stop(WINDOW, presetId, { confirmed });
      return answer.kind === 'question'
        ? { kind: 'question' }
        : { kind: 'stopped', ...stoppedBy(answer) };
    },
  };
}

const startedBy = (answer: StartAnswer) =>
  answer.kind === 'question' ? answer : { kind: answer.kind, runId: answer.started.run.id };

const stoppedBy = ({ started, unstopped }: Stopped) => ({
  runIds: started.map(({ run }) => run.id),
  unstopped: unstopped.map(({ presetName, code, targets }) => ({
    presetName,
    code,
    targets: [...targets],
  })),
});

const NAMES: readonly (readonly [new (...args: never[]) => Error, ErrorCode])[] = [
  [PresetNameTaken, 'name-taken'],
  [ScheduleNameTaken, 'name-taken'],
  [TooManySchedules, 'too-many-schedules'],
  [AccountNameTaken, 'name-taken'],
  [UnreadableName, 'bad-name'],
  [BadEndpoint, 'bad-endpoint'],
  [VaultUnavailable, 'credentials-unavailable'],
  [SecretRequired, 'secret-required'],
  [UnreadableStore, 'store-unusable'],
];

/** The code by which the window knows an error; null for an unforeseen one. */
export function nameError(error: unknown): NamedError | null {
  if (error instanceof Refused) return { code: error.code, message: error.message };
  const known = NAMES.find(([type]) => error instanceof type);
  if (known && error instanceof Error) return { code: known[1], message: error.message };
  return refusedByDisk(error);
}

/** Errors of the file system and of SQLite carry a number: full, read-only, no rights. */
function refusedByDisk(error: unknown): NamedError | null {
  const { errno, errcode, code, message } = error as NodeJS.ErrnoException & { errcode?: number };
  const number = errno ?? errcode;
  return typeof number === 'number' ? { code: 'storage-failed', message: code ?? message } : null;
}
