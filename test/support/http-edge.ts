import { sameName } from '#contract/model/name.ts';
import { storedToken, tokenHash } from '../../electron/app/control/tokens.ts';
import { createApi } from '../../electron/control/http/create-api.ts';
import type { HttpApi } from '../../electron/control/http/server.ts';
import { ChangeFeed } from '../../electron/control/published/change-feed.ts';
import { stateOf } from './app-states.ts';
import type { Edge, Seen } from './edges.ts';
import type { recordingBench } from './recording-bench.ts';

type Bench = ReturnType<typeof recordingBench>;

const TOKEN = 'stream-deck-0123456789-control';

/** The HTTP API on a port of its own: `start` and `stop` as a program posts them, by the id of the preset. */
export function httpEdge(near: Bench): Edge {
  const press = async (action: 'start' | 'stop', presetId: string): Promise<Seen> => {
    const api = apiOf(near);
    const port = await api.listen({ address: '127.0.0.1', port: 0 });
    try {
      const response = await fetch(`http://127.0.0.1:${port}/v1/presets/${presetId}/${action}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKEN}`, connection: 'close' },
      });
      const { reason } = (await response.json()) as { readonly reason?: string };
      return response.ok ? 'sent' : `${response.status} ${reason}`;
    } finally {
      await api.close();
    }
  };
  return { start: (id) => press('start', id), stop: (id) => press('stop', id) };
}

function apiOf(near: Bench): HttpApi {
  const settings = {
    ...{ hosts: [], origins: [] },
    tokens: [
      storedToken({ name: 'Stream Deck', scope: 'control', hash: tokenHash(TOKEN) }, near.now()),
    ],
  };
  const noSearch = () => Promise.reject(new Error('a press searches for nothing'));
  const named = (name: string) =>
    [...near.presets.values()].find((preset) => sameName(preset.name, name));
  return createApi({
    state: () => stateOf({ presets: [...near.presets.values()], runs: near.runs() }),
    commands: near.commands,
    findPreset: (id) => near.presets.get(id),
    findPresetByName: named,
    stoppableByName: (name) => [named(name)?.id ?? []].flat(),
    findRun: (id) => Object.values(near.runs()).find((run) => run.id === id) ?? null,
    underWay: () => near.runner.underWay,
    ...{ historyPage: noSearch, filesPage: noSearch, filesOfRun: noSearch },
    isPaused: () => near.remote.paused,
    uptime: () => 0,
    feed: new ChangeFeed(near.state, () => new Date(near.now())),
    settings: () => settings,
    noteUse: () => undefined,
    monotonic: () => performance.now(),
    onPress: () => undefined,
    onFault: (error) => near.faults.push(error),
    version: '1.0.0',
  });
}
