import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Confirmation } from '../../../electron/app/confirmation-text.ts';
import { translatorFor } from '../../../electron/app/language.ts';
import { receiverHandlers } from '../../../electron/ipc/receiver-handlers.ts';
import { openSettings } from '../../../electron/storage/settings.ts';
import { tempFolder } from '../../support/desktop/temp.ts';

/** A port that other computers can reach is opened by a person alone. */
let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('receiver');
});
afterEach(() => folder.remove());

function world(answer: number | null) {
  const settings = openSettings(folder.path, new Date());
  const asked: Confirmation[] = [];
  const handlers = receiverHandlers({
    settings,
    translate: () => translatorFor('en'),
    confirm: async (_page, question) => {
      asked.push(question);
      return answer;
    },
  });
  const save = (address: string, enabled = true) =>
    handlers['receiver.save']({ enabled, address, port: 8787 }, 'main');
  return { settings, asked, save };
}

test('a loopback address is saved without a question', async () => {
  const { settings, asked, save } = world(null);
  expect(await save('127.0.0.1')).toEqual({ agreed: true });
  expect(settings.get().receiver).toEqual({ enabled: true, address: '127.0.0.1', port: 8787 });
  expect(asked).toEqual([]);
});

test('another one is saved once a person agrees, and is not asked about again', async () => {
  const { settings, asked, save } = world(0);
  expect(await save('0.0.0.0')).toEqual({ agreed: true });
  expect(await save('0.0.0.0')).toEqual({ agreed: true });
  expect(settings.get().receiver).toMatchObject({ enabled: true, address: '0.0.0.0' });
  expect(asked).toHaveLength(1);
  expect(asked[0]?.message).toContain('0.0.0.0 : 8787');
});

test('declined: nothing is saved', async () => {
  const { settings, asked, save } = world(null);
  expect(await save('192.0.2.20')).toEqual({ agreed: false });
  expect(settings.get().receiver).toBeUndefined();
  expect(asked).toHaveLength(1);
  expect(await save('192.0.2.20', false)).toEqual({ agreed: true });
});
