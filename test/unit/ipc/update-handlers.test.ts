import { describe, expect, test } from 'vitest';
import { UPDATES_OFF, type UpdateObstacle, type UpdateSettings } from '#contract/model/update.ts';
import { translatorFor } from '../../../electron/app/language.ts';
import {
  type UpdateHandlerServices,
  updateHandlers,
} from '../../../electron/ipc/update-handlers.ts';
import { stateOf, vaultOf } from '../../support/app-states.ts';

const BUILT_IN = 'https://updates.example/desk/';
const ON: UpdateSettings = { enabled: true, channel: 'stable', feed: null };

/** The handlers, a person who answers as told, and what came of it. */
function desk(
  inForce: UpdateSettings | undefined,
  agrees = true,
  builtInFeed: string | null = BUILT_IN,
) {
  const asked: { message: string; detail: string }[] = [];
  const saved: unknown[] = [];
  const obstacles: (UpdateObstacle | null)[] = [];
  const left: string[] = [];
  const services = {
    state: { state: stateOf({ vault: vaultOf({ state: 'memory' }) }) },
    settings: {
      get: () => ({ updates: inForce }),
      save: (changes: unknown) => void saved.push(changes),
    },
    confirm: async (_page: string, question: { message: string; detail: string }) => {
      asked.push(question);
      return agrees ? 0 : null;
    },
    translate: () => translatorFor('en'),
    updates: {
      view: { builtInFeed },
      expectReady: () => ({ version: '1.1.0' }),
      obstacle: async () => obstacles.shift() ?? null,
      install: async (leave: () => void) => {
        const obstacle = obstacles.shift() ?? null;
        if (obstacle === null) leave();
        return obstacle;
      },
    },
    leaveToInstall: () => left.push('left'),
    onUpdateFault: () => undefined,
  } as unknown as UpdateHandlerServices;
  return { handlers: updateHandlers(services), asked, saved, obstacles, left };
}

describe('updates.save', () => {
  const save = (next: UpdateSettings, inForce?: UpdateSettings, agrees = true) => {
    const { handlers, asked, saved } = desk(inForce, agrees);
    return Promise.resolve(handlers['updates.save'](next, 'main')).then((answer) => ({
      answer,
      asked,
      saved,
    }));
  };

  test('asks before the program begins to look, and names the server', async () => {
    const { answer, asked, saved } = await save(ON);
    expect(answer).toEqual({ agreed: true });
    expect(asked.map(({ message }) => message)).toEqual(['Look for updates at updates.example?']);
    expect(saved).toEqual([{ updates: ON }]);
  });

  test('asks again where the requests would go elsewhere, and saves nothing when declined', async () => {
    const next = { ...ON, feed: 'https://other.example/x/' };
    const { answer, asked, saved } = await save(next, ON, false);
    expect(answer).toEqual({ agreed: false });
    expect(asked.map(({ message }) => message)).toEqual(['Look for updates at other.example?']);
    expect(saved).toEqual([]);
  });

  test.each([
    ['another channel', { ...ON, channel: 'beta' as const }, ON],
    ['the same address in words', { ...ON, feed: BUILT_IN }, ON],
    ['switching it off', { ...ON, enabled: false }, ON],
    ['an address while it is off', { ...UPDATES_OFF, feed: 'https://other.example/' }, UPDATES_OFF],
  ])('does not ask about %s', async (_what, next, inForce) => {
    const { answer, asked, saved } = await save(next, inForce);
    expect([answer, asked, saved]).toEqual([{ agreed: true }, [], [{ updates: next }]]);
  });
});

describe('updates.install', () => {
  test('asks, says what is lost from memory, and ends the program', async () => {
    const { handlers, asked, left } = desk(ON);
    expect(await handlers['updates.install'](null, 'main')).toEqual({
      agreed: true,
      obstacle: null,
    });
    expect(asked[0]?.message).toBe('Install version 1.1.0 now?');
    expect(asked[0]?.detail).toContain('kept in memory only');
    expect(left).toEqual(['left']);
  });

  test('does not ask while something is in the way', async () => {
    const { handlers, asked, left, obstacles } = desk(ON);
    obstacles.push('recording');
    expect(await handlers['updates.install'](null, 'main')).toEqual({
      agreed: false,
      obstacle: 'recording',
    });
    expect([asked, left]).toEqual([[], []]);
  });

  test('does not install what a start has overtaken while the question was open', async () => {
    const { handlers, left, obstacles } = desk(ON);
    obstacles.push(null, 'sending');
    expect(await handlers['updates.install'](null, 'main')).toEqual({
      agreed: false,
      obstacle: 'sending',
    });
    expect(left).toEqual([]);
  });

  test('does nothing when declined', async () => {
    const { handlers, left } = desk(ON, false);
    expect(await handlers['updates.install'](null, 'main')).toEqual({
      agreed: false,
      obstacle: null,
    });
    expect(left).toEqual([]);
  });
});
