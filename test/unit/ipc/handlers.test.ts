import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PresetDraft } from '#contract/model/preset.ts';
import type { Question } from '#contract/model/start.ts';
import { AppStateStore } from '../../../electron/app/state.ts';
import { createHandlers, type HandlerServices } from '../../../electron/ipc/handlers.ts';
import { PresetStore } from '../../../electron/storage/presets.ts';
import { stateOf } from '../../support/app-states.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { recordingBench } from '../../support/recording-bench.ts';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('handlers');
});
afterEach(() => folder.remove());

/** A preset, and what the handlers make of a request for it. */
function handlersFor(change: Partial<PresetDraft>, questions: Question[] = []) {
  const presets = new PresetStore(folder.path, [], new Date());
  const near = recordingBench({ endpoint: 'http://127.0.0.1:9', appId: 1, serverSecret: 'x' });
  const draft = { vendors: ['Tencent' as const], streamIds: ['cdn01'], end: null };
  const accountId = near.account.id;
  const preset = presets.save(null, { name: 'Evening news', accountId, ...draft, ...change });
  near.add(preset);
  const state = new AppStateStore(
    stateOf({
      questions: questions.map((one) => ({ ...one, presetId: one.presetId || preset.id })),
    }),
  );
  const services = { state, presets, commands: near.commands };
  // What a start and a stop need: the rest of the program is not asked.
  const handlers = createHandlers(services as unknown as HandlerServices);
  return { handlers, preset, state, near };
}

const START = { running: [], uncertain: [], missing: [], unrecorded: false, confirm: true };
const OWN = '';

test('a start answers the open question about the same start and no other', async () => {
  const { handlers, preset, state, near } = handlersFor({ confirmStart: true }, [
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
  await near.close();
});

test('only what is named is dismissed', async () => {
  const { handlers, state, near } = handlersFor({}, [
    { kind: 'stop', presetId: 'one' },
    { kind: 'stop', presetId: 'another' },
    { kind: 'start', presetId: 'one', ...START },
  ]);
  await handlers['questions.dismiss']({ about: [{ kind: 'stop', presetId: 'one' }] }, 'main');
  expect(state.state.questions.map(({ kind, presetId }) => [kind, presetId])).toEqual([
    ['stop', 'another'],
    ['start', 'one'],
  ]);
  await near.close();
});

test('agreed to start although it is not known what runs: it starts, and is not asked again', async () => {
  const { handlers, preset, near } = handlersFor({});
  near.recordings.join([], []);
  const ask = { presetId: preset.id, scope: 'ask', unrecorded: false } as const;
  expect(await handlers['runs.start'](ask, 'main')).toMatchObject({
    kind: 'question',
    question: { unread: true },
  });
  expect(await handlers['runs.start']({ ...ask, unread: true }, 'main')).toMatchObject({
    kind: 'started',
  });
  near.runner.leave();
  await near.close();
});
