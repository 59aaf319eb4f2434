import { COMMAND_LINE } from './callers.ts';
import './electron-in-node.ts';
import { compose } from '../../electron/compose/index.ts';
import type { Log } from '../../electron/storage/log.ts';
import { MemoryKeyStore } from './key-store.ts';
import { PRACTICE_MEDIA } from './practice-media.ts';
import { FILES_WORKER, HISTORY_WORKER } from './workers.ts';

/**
 * The program without a desktop: the real composition on a data folder. Arguments: folder, and what to do.
 * `import <file content>`: takes a provision in. `start`: starts the preset, and tells each change of its run
 * and of the problems until it is killed. `look`: tells what is known, starts the preset as a script would, and
 * tells what is known then. Prints lines of JSON.
 */
const [userData = '', command = 'look', content = ''] = process.argv.slice(2);
const PRESET = 'Evening news';
const say = (it: unknown) => process.stdout.write(`${JSON.stringify(it)}\n`);
const log: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (message, error) => process.stderr.write(`${message} ${String(error ?? '')}\n`),
  knows: () => undefined,
  clean: (text) => text,
  cause: String,
};
const services = await compose({
  userData,
  filesWorker: FILES_WORKER,
  onFilesChanged: () => undefined,
  practiceMedia: PRACTICE_MEDIA,
  historyWorker: HISTORY_WORKER,
  log,
  version: 'test',
  keyStore: new MemoryKeyStore(Buffer.alloc(32, 7)),
  resolveProxy: async () => 'DIRECT',
  systemLocale: () => 'en',
  onRunSettled: () => undefined,
  onHistoryChanged: () => undefined,
  onHistoryExport: () => undefined,
});
await services.vault.open();
const problems = () => services.state.state.problems.map(({ code }) => code).sort();
const known = () => {
  const [run] = Object.values(services.state.state.runs);
  return {
    problems: problems(),
    unrecorded: run?.unrecorded ?? null,
    calls: (run?.calls ?? []).map(({ vendor, streamIds, state, outcome }) => ({
      vendor,
      streamIds,
      state,
      status: outcome?.status ?? null,
      reason: outcome?.reason ?? null,
    })),
    running: services.recordings.list(0).map(({ vendor, streamId }) => `${vendor} ${streamId}`),
  };
};

async function start() {
  const preset = services.presets.findByName(PRESET);
  if (!preset) throw new Error('no preset');
  const options = { scope: 'missing', unrecorded: true } as const;
  try {
    const answer = await services.commands.start(COMMAND_LINE, preset.id, options);
    if (answer.kind === 'started') await answer.started.settled;
    return 'started';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

if (command === 'import') {
  await services.session.importer(content, () => undefined);
  await services.close();
} else if (command === 'start') {
  setInterval(() => say(known()), 50);
  await start();
} else {
  say(known());
  const answer = await start();
  say({ ...known(), answer });
  await services.close();
}
