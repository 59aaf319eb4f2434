import crypto from 'node:crypto';
import { createInterface } from 'node:readline';
import type { PresetDraft } from '#contract/model/preset.ts';
import { translatorFor } from '../../../electron/app/language.ts';
import { compose, type Services } from '../../../electron/compose/index.ts';
import { parseCommandLine } from '../../../electron/control/command-line/parse.ts';
import { readFiles } from '../../../electron/control/command-line/read-files.ts';
import { performCommands } from '../../../electron/control/command-line/session.ts';
import { trayView } from '../../../electron/desktop/tray/tray-view.ts';
import { Refused } from '../../../electron/recording/refused.ts';
import type { StartedRun } from '../../../electron/recording/runner.ts';
import type { Log } from '../../../electron/storage/log.ts';
import { CALLERS, WINDOW } from '../callers.ts';
import { MemoryKeyStore } from '../key-store.ts';
import { PRACTICE_MEDIA } from '../practice-media.ts';
import { flattenItems } from '../tray-items.ts';
import type { Answered, Order, Reply, Request, Seen } from './orders.ts';
import { runWorkersInThisThread } from './worker-in-process.ts';

/**
 * The application's own services in a plain Node process, several stations side by side, each on a data
 * folder of its own. Lines of JSON come in and go out. Its parent kills it when a power cut is due.
 * Arguments: the scripts of the workers of history and files, the key of the key store in hex, then one data folder for
 * each station.
 */
const [historyWorker = '', filesWorker = '', key = '', ...folders] = process.argv.slice(2);
rememberDerivedKeys();
runWorkersInThisThread();
// Without a listener the kernel's signal about a file that may not grow would end the process.
process.on('SIGXFSZ', () => undefined);

const QUIET: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  knows: () => undefined,
  clean: (text) => text,
  cause: (error) => String(error),
};
const translate = translatorFor('en');

void Promise.all(folders.map(open)).then((stations) => {
  say({ ready: true });
  createInterface({ input: process.stdin }).on('line', (line) => {
    const order = JSON.parse(line) as Order;
    void serve(stations[order.station], order).then(say);
  });
});

/**
 * The same keys, each derived once: conf derives one from the key store's key at each reading of a file, five times in
 * a start, and takes a fourth of this process's time for it.
 */
function rememberDerivedKeys(): void {
  const derive = crypto.pbkdf2Sync;
  const derived = new Map<string, ReturnType<typeof derive>>();
  crypto.pbkdf2Sync = (password, salt, ...rest) => {
    const name = JSON.stringify([password, salt, ...rest]);
    const known = derived.get(name) ?? derive(password, salt, ...rest);
    derived.set(name, known);
    return known;
  };
}

async function open(userData: string): Promise<Services> {
  const services = await compose({
    userData,
    historyWorker,
    filesWorker,
    practiceMedia: PRACTICE_MEDIA,
    log: QUIET,
    version: '0.0.0',
    keyStore: new MemoryKeyStore(Buffer.from(key, 'hex')),
    resolveProxy: async () => 'DIRECT',
    systemLocale: () => 'en',
    onRunSettled: () => undefined,
    onHistoryChanged: () => undefined,
    onHistoryExport: () => undefined,
    onFilesChanged: () => undefined,
  });
  await services.vault.open();
  const { network } = services.settings.get();
  // Beside many other stations an answer may take long, and is none that got lost.
  services.transport.configure({
    ...network,
    timeouts: { connect: 60, headers: 60, body: 60 },
  });
  return services;
}

function say(told: Reply | { readonly ready: true }): void {
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

async function serve(services: Services | undefined, { n, station, what }: Order): Promise<Reply> {
  if (!services) throw new Error(`no station ${station}`);
  try {
    return { n, answered: await perform(services, what) };
  } catch (error) {
    if (error instanceof Refused) return { n, answered: { refused: error.code } };
    return { n, answered: { failed: error instanceof Error ? error.message : String(error) } };
  }
}

async function perform(services: Services, what: Request): Promise<Answered> {
  switch (what.do) {
    case 'command-line':
      return commandLine(services, what.args);
    case 'provision':
      return commandLine(services, [], what.content);
    case 'start':
      return start(services, what);
    case 'stop':
      return stop(services, idOf(services, what.preset), what.way);
    case 'stop-all':
      return settled((await services.commands.stopRecordings(WINDOW, null)).started);
    case 'look':
      return { seen: look(services) };
    case 'quit':
      await services.close();
      return { done: true };
    default:
      await edit(services, what);
      return { done: true };
  }
}

/** As the process that was given these arguments does it for itself. */
async function commandLine(
  services: Services,
  args: readonly string[],
  content?: string,
): Promise<Answered> {
  const parsed = parseCommandLine(args, { development: true, root: false });
  if (parsed.kind !== 'run') throw new Error(`bad command line: ${args.join(' ')}`);
  const read = readFiles(parsed.commandLine);
  if (!read.ok) throw new Error(read.problem);
  const { request } = read;
  const actions =
    content === undefined ? request.actions : [{ kind: 'provision' as const, content }];
  const lines: Record<string, unknown>[] = [];
  const exitCode = await performCommands({ ...request, actions }, services.session, (event) => {
    if (event.kind === 'line' && event.json) lines.push(event.json);
  });
  return { exitCode, lines };
}

/** A click, and the answer to the question that it may raise. */
async function start(
  { commands, presets }: Services,
  { preset, way, answer }: Extract<Request, { do: 'start' }>,
): Promise<Answered> {
  const id = presets.findByName(preset)?.id ?? preset;
  const first = await commands.start(CALLERS[way], id, { scope: 'ask' });
  if (first.kind === 'started') return settled([first.started]);
  if (answer === 'leave') return { asked: true };
  const again = await commands.start(CALLERS[way], id, { scope: answer, unrecorded: true });
  return again.kind === 'started' ? settled([again.started]) : { asked: true };
}

/** A click, and "yes" to the question that a preset may ask before a stop. */
async function stop(
  { commands }: Services,
  id: string,
  way: keyof typeof CALLERS,
): Promise<Answered> {
  const first = await commands.stop(CALLERS[way], id);
  if (first.kind === 'stopped') return settled(first.started);
  const agreed = await commands.stop(CALLERS[way], id, { confirmed: true });
  return agreed.kind === 'stopped' ? settled(agreed.started) : { asked: true };
}

async function settled(runs: readonly StartedRun[]): Promise<Answered> {
  await Promise.all(runs.map((run) => run.settled));
  return { done: true };
}

/** The id of a preset, also of one that is gone and of which something runs; an id is its own. */
function idOf({ presets, state }: Services, nameOrId: string): string {
  const running = state.state.recordings.find(({ presetName }) => presetName === nameOrId);
  return presets.findByName(nameOrId)?.id ?? running?.presetId ?? nameOrId;
}

async function edit(services: Services, what: Request): Promise<void> {
  const { presets, accounts, vault, state } = services;
  const accountId = (name: string) => accounts.list().find((one) => one.name === name)?.id ?? name;
  switch (what.do) {
    case 'edit': {
      const { account, vendors, streamIds } = what.content;
      const known = presets.findByName(what.preset);
      presets.save(known?.id ?? null, {
        name: what.preset,
        accountId: accountId(account),
        vendors: [...vendors],
        streamIds: [...streamIds],
        end: null,
      });
      break;
    }
    case 'remove':
      presets.remove(presets.findByName(what.preset)?.id ?? '');
      break;
    case 'archive':
    case 'restore': {
      const { id, ...draft } = presets.findByName(what.preset) ?? { id: null };
      if (id !== null)
        presets.save(id, { ...(draft as PresetDraft), archived: what.do === 'archive' });
      break;
    }
    case 'remove-account':
      await vault.remove(accountId(what.account));
      break;
    case 'save-account': {
      const { account: name, appId, secret: serverSecret, endpoint } = what;
      const known = accounts.list().find((one) => one.name === name);
      const entry = { name, appId, serverSecret, endpoint, isTest: null };
      await accounts.save(known?.id ?? null, { ...entry, badge: 'production', colour: 'slate' });
      break;
    }
    default:
      throw new Error(`not an edit: ${what.do}`);
  }
  state.update({ presets: [...presets.list()] });
}

function look({ state }: Services): Seen {
  const { recordings, problems } = state.state;
  const { items } = trayView(state.state, translate, new Date());
  const tray = flattenItems(items).flatMap((item) => (item.kind === 'stop' ? [item.presetId] : []));
  return { recordings, problems: problems.map(({ code }) => code), tray };
}
