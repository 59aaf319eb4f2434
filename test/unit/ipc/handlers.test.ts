import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PresetDraft } from '../../../electron/contract/preset.ts';
import type { Question } from '../../../electron/contract/start.ts';
import { AppStateStore } from '../../../electron/desktop/app-state-store.ts';
import { CredentialsGate } from '../../../electron/desktop/credentials/gate.ts';
import { createHandlers, type HandlerServices } from '../../../electron/ipc/handlers.ts';
import { PresetStore } from '../../../electron/storage/presets.ts';
import { stateOf } from '../../support/app-states.ts';
import { recordingBench } from '../../support/recording-bench.ts';
import { type VaultBench, vaultBench } from '../../support/vault-bench.ts';

let bench: VaultBench;
beforeEach(() => {
  bench = vaultBench();
});
afterEach(() => bench.folder.remove());

/** A preset of an account that is locked by hand, and what the handlers made of a request for it. */
async function handlersFor(change: Partial<PresetDraft>, questions: Question[] = []) {
  const vault = await bench.saved();
  const accountId = vault.findByName('Main') ?? '';
  const presets = new PresetStore(bench.folder.path, [], new Date());
  const draft = { vendors: ['Tencent' as const], streamIds: ['cdn01'], end: null };
  const preset = presets.save(null, { name: 'Evening news', accountId, ...draft, ...change });
  const recording = recordingBench({ endpoint: 'http://127.0.0.1:9', appId: 1, serverSecret: 'x' });
  recording.accounts.set(accountId, { ...recording.account, id: accountId });
  recording.add(preset);
  const asked: string[] = [];
  const gate = new CredentialsGate({
    vault,
    desk: {
      ask: async ({ task }) => {
        asked.push(task.kind);
        return null;
      },
    },
    findAccount: (id) => vault.list().find((account) => account.id === id),
  });
  const state = new AppStateStore(
    stateOf({
      questions: questions.map((one) => ({ ...one, presetId: one.presetId || preset.id })),
    }),
  );
  const services = { state, presets, vault, gate, station: recording.station };
  // What a start and a stop need: the rest of the program is not asked.
  const handlers = createHandlers(services as unknown as HandlerServices);
  return { handlers, preset, state, vault, asked, close: recording.close };
}

const START = { running: [], perhaps: [], missing: [], unrecorded: false, confirm: true };
const OWN = '';

test('a start answers the open question about the same start and no other', async () => {
  const { handlers, preset, state, close } = await handlersFor({ confirmStart: true }, [
    { kind: 'stop', presetId: 'another' },
    { kind: 'start', presetId: OWN, ...START },
    { kind: 'stop', presetId: OWN },
    { kind: 'start', presetId: 'another', ...START },
  ]);
  await handlers['runs.start']({ presetId: preset.id, scope: 'ask', unrecorded: false }, 'main');
  expect(state.state.questions.map(({ kind, presetId }) => [kind, presetId])).toEqual([
    ['stop', 'another'],
    ['stop', preset.id],
    ['start', 'another'],
  ]);
  await close();
});

test('only what is named is put aside', async () => {
  const { handlers, state, close } = await handlersFor({}, [
    { kind: 'stop', presetId: 'one' },
    { kind: 'stop', presetId: 'another' },
    { kind: 'start', presetId: 'one', ...START },
  ]);
  await handlers['questions.dismiss']({ about: [{ kind: 'stop', presetId: 'one' }] }, 'main');
  expect(state.state.questions.map(({ kind, presetId }) => [kind, presetId])).toEqual([
    ['stop', 'another'],
    ['start', 'one'],
  ]);
  await close();
});

test('an archived preset is refused before anybody is asked for a secret', async () => {
  const { handlers, preset, vault, asked, close } = await handlersFor({ archived: true });
  await vault.lock();
  const start = async () =>
    handlers['runs.start']({ presetId: preset.id, scope: 'ask', unrecorded: false }, 'main');
  await expect(start()).rejects.toMatchObject({ code: 'archived' });
  expect(asked).toEqual([]);
  await close();
});

test('any other start asks for the secret first', async () => {
  const { handlers, preset, vault, asked, close } = await handlersFor({ confirmStart: true });
  await vault.lock();
  await handlers['runs.start']({ presetId: preset.id, scope: 'ask', unrecorded: false }, 'main');
  expect(asked).toEqual(['unlock']);
  await close();
});
