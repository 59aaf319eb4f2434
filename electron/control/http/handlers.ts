import type {
  FilesQueryParams,
  Health,
  HistoryQueryParams,
  PublishedFile,
} from '#contract/control/http.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { ControlToken } from '#contract/model/control.ts';
import type { RecordedFile } from '#contract/model/file.ts';
import {
  type FilesOfRun,
  type FilesPage,
  type FilesQuery,
  NO_FILE_FILTER,
} from '#contract/model/file-query.ts';
import { type HistoryPage, type HistoryQuery, NO_HISTORY_FILTER } from '#contract/model/history.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Commands } from '../../app/commands.ts';
import { NOTHING_SKIPPED, Refused, type Unstopped } from '../../recording/refused.ts';
import type { StartedRun } from '../../recording/runner.ts';
import { appOf, createLists } from '../published/collections.ts';
import { answerRuns, type Begun, detailOf } from './answer-runs.ts';
import { HttpProblem, problemOfRefusal } from './problem.ts';
import type { Operation } from './routes.ts';

/** What the API needs of the program. */
export interface ApiServices {
  state(): AppState;
  readonly commands: Pick<Commands, 'start' | 'stop' | 'retryMissing' | 'stopRecordings'>;
  findPreset(id: string): Preset | undefined;
  findPresetByName(name: string): Preset | undefined;
  /** Ids of the preset of this name, and of deleted ones of the name of which something runs. */
  stoppableByName(name: string): readonly string[];
  /** A run by its id, as it is now; null where the journal has it no more. */
  findRun(id: string): RunView | null;
  /** Runs that have calls without an outcome. */
  underWay(): readonly RunView[];
  historyPage(query: HistoryQuery): Promise<HistoryPage>;
  filesPage(query: FilesQuery): Promise<FilesPage>;
  filesOfRun(runId: string): Promise<FilesOfRun>;
  isPaused(): boolean;
  /** Seconds since the program began. */
  uptime(): number;
}

export interface ApiRequest {
  readonly params: Readonly<Record<string, string>>;
  /** Parsed by the schema of its route. */
  readonly query: unknown;
  /** Null where the route needs none. */
  readonly token: ControlToken | null;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

type Handler = (request: ApiRequest) => ApiAnswer | Promise<ApiAnswer>;
/** Answers that are no JSON of a handler: the server makes them itself. */
export type ServedElsewhere = 'readEvents' | 'readMetrics' | 'readOpenApi';
export type Handlers = Readonly<Record<Exclude<Operation, ServedElsewhere>, Handler>>;

const USUAL_PAGE = 100;

/** What each operation answers. A refusal is thrown as the commands throw it. */
export function createHandlers(api: ApiServices): Handlers {
  const lists = createLists();
  const ok = (body: unknown): ApiAnswer => ({ status: 200, body });
  const newest = (run: RunView) => api.findRun(run.id) ?? run;
  const answer = (begun: Begun) => answerRuns(begun, newest);
  return {
    listPresets: () => ok({ presets: lists.presets(api.state()) }),
    readPreset: ({ params }) => {
      const { id } = presetOf(api, params);
      return ok(lists.presets(api.state()).find((one) => one.id === id));
    },
    startPreset: async ({ params, token }) => {
      const { id } = presetOf(api, params);
      const begin = () => api.commands.start(callerOf(token), id, { scope: 'missing' });
      return answer(await startedBy(api, id, begin));
    },
    retryMissing: async ({ params, token }) => {
      const { id } = presetOf(api, params);
      const begin = () => api.commands.retryMissing(callerOf(token), id);
      return answer(await startedBy(api, id, begin));
    },
    stopPreset: ({ params, token }) => answer(stopPreset(api, params, callerOf(token))),
    stopAll: ({ token }) => {
      const stopped = api.commands.stopRecordings(callerOf(token), null, { together: true });
      return answer({ ...stopped, skipped: NOTHING_SKIPPED });
    },
    readRun: ({ params }) => {
      const run = api.findRun(params.run ?? '');
      if (!run) throw unknown('There is no run of this id, or only the history has it still.');
      return ok(detailOf(run, api.state().dismissedRuns.includes(run.id)));
    },
    listRecordings: () => ok({ recordings: lists.recordings(api.state()) }),
    listHistory: async ({ query }) => ok(await historyPage(api, query as HistoryQueryParams)),
    listFiles: async ({ query }) => ok(await filesPage(api, query as FilesQueryParams)),
    listSchedules: () => ok({ schedules: lists.schedules(api.state()) }),
    readHealth: () => {
      const state = api.state();
      const [problems, alarms] = [lists.problems(state), lists.alarms(state)];
      const open = alarms.filter(({ acknowledged }) => acknowledged === null);
      const health: Health = {
        status: problems.length + open.length > 0 ? 'trouble' : 'ok',
        app: appOf(state),
        remotePaused: api.isPaused(),
        recordings: state.recordings.length,
        uncertain: state.recordings.filter(({ certainty }) => certainty === 'uncertain').length,
        underWay: api.underWay().length,
        ...{ problems, alarms },
        uptimeSeconds: Math.round(api.uptime()),
      };
      return ok(health);
    },
  };
}

const callerOf = (token: ControlToken | null) => ({
  ...({ source: 'http', attended: false } as const),
  ...(token && { via: token.name }),
});

const unknown = (detail: string) => new HttpProblem(404, 'not-found', detail);

/** The preset that a path names: by id, else by name. */
function presetOf(api: ApiServices, { preset: named = '' }: ApiRequest['params']): Preset {
  const preset = api.findPreset(named) ?? api.findPresetByName(named);
  if (preset) return preset;
  throw unknown('There is no preset of this id or name. /v1/presets lists them.');
}

/** What began; where a run of the preset is in its way, the refusal names that run. */
async function startedBy(
  api: ApiServices,
  presetId: string,
  begin: () => ReturnType<Commands['start']>,
): Promise<Begun> {
  try {
    const answer = await begin();
    // The decision table has no question for a caller that cannot be asked.
    if (answer.kind === 'question') throw new Error('a program was asked a question');
    return { started: [answer.started], skipped: answer.skipped, unstopped: [] };
  } catch (error) {
    throw error instanceof Refused ? refusalOf(api, presetId, error) : error;
  }
}

const refusalOf = (api: ApiServices, presetId: string, error: Refused): HttpProblem =>
  problemOfRefusal(error, api.underWay().find((run) => run.presetId === presetId)?.id);

/** Stops the preset of this id or name, and deleted ones of the name of which something runs. */
function stopPreset(
  api: ApiServices,
  { preset: named = '' }: ApiRequest['params'],
  caller: ReturnType<typeof callerOf>,
): Begun {
  const isDeleted = api.state().recordings.some(({ presetId }) => presetId === named);
  const ids = api.findPreset(named) || isDeleted ? [named] : api.stoppableByName(named);
  const started: StartedRun[] = [];
  const unstopped: Unstopped[] = [];
  let refusal: HttpProblem | null = null;
  for (const id of ids) {
    try {
      const answer = api.commands.stop(caller, id, { together: ids.length > 1 });
      if (answer.kind === 'question') throw new Error('a program was asked a question');
      started.push(...answer.started);
      unstopped.push(...answer.unstopped);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refusal ??= refusalOf(api, id, error);
      const { code, message } = error;
      unstopped.push(...error.unstopped, { presetName: named, code, message, targets: [] });
    }
  }
  if (started.length === 0) {
    throw refusal ?? unknown('There is no preset of this id or name. /v1/presets lists them.');
  }
  return { started, unstopped, skipped: NOTHING_SKIPPED };
}

const utc = (moment: string | undefined): string | null =>
  moment === undefined ? null : new Date(moment).toISOString();

const only = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

function historyPage(api: ApiServices, query: HistoryQueryParams): Promise<HistoryPage> {
  const { since, until, preset, vendor, status, text = '', limit = USUAL_PAGE, before } = query;
  return api.historyPage({
    filter: {
      ...NO_HISTORY_FILTER,
      ...{ from: utc(since), to: utc(until), text },
      ...{ presets: only(preset), vendors: only(vendor), statuses: only(status) },
    },
    ...{ before: before ?? null, limit },
  });
}

async function filesPage(api: ApiServices, query: FilesQueryParams) {
  const { since, until, preset, vendor, state, run, text = '', limit = USUAL_PAGE, before } = query;
  if (run !== undefined) {
    const { files } = await api.filesOfRun(run);
    return { files: files.map(publishedFile), next: null, searchedTo: null };
  }
  const page = await api.filesPage({
    filter: {
      ...NO_FILE_FILTER,
      ...{ from: utc(since), to: utc(until), text },
      ...{ presets: only(preset), vendors: only(vendor), states: only(state) },
    },
    ...{ before: before ?? null, limit },
  });
  return { ...page, files: page.files.map(publishedFile) };
}

const publishedFile = (file: RecordedFile): PublishedFile => ({
  ...{ id: file.id, name: file.name, format: file.format, vendor: file.vendor },
  ...{ streamId: file.streamId, accountId: file.accountId, account: file.accountName },
  ...{ appId: file.appId, practice: file.practice, beginAt: file.beginAt, endAt: file.endAt },
  ...{ durationSeconds: file.durationSeconds, sizeBytes: file.sizeBytes, url: file.url },
  ...{ expiresAt: file.expiresAt, callbackAt: file.callbackAt, searchedAt: file.searchedAt },
  runs: file.links.map(({ runId, callId, presetId, presetName, match }) => ({
    ...{ run: runId, call: callId, presetId, preset: presetName, match },
  })),
});
