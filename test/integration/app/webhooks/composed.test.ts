import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WebhookEntry } from '#contract/model/webhook.ts';
import type { Services } from '../../../../electron/compose/index.ts';
import { WINDOW } from '../../../support/callers.ts';
import { composedStation } from '../../../support/composed-station.ts';
import { type TempFolder, tempFolder } from '../../../support/desktop/temp.ts';
import { until } from '../../../support/desktop/until.ts';
import { provisionedServer } from '../../../support/provision.ts';
import { findSecret } from '../../../support/secret-forms.ts';
import { RobotServer } from '../../../support/webhooks/robot-server.ts';

/** The whole program without its desktop, with a robot on this computer. */
let robot: RobotServer;
let url: string;
let folder: TempFolder;
let near: Services;
const faults: string[] = [];
const SECRET = 'secret-of-the-robot-2b91';
const ENTRY: Omit<WebhookEntry, 'url'> = {
  name: 'Master control',
  kind: 'dingtalk',
  template: 'standard',
  secret: SECRET,
};

const station = () => composedStation(folder.path, (what) => faults.push(what));
beforeEach(async () => {
  robot = new RobotServer({ kind: 'dingtalk', secret: SECRET, now: Date.now });
  url = await robot.listen();
  folder = tempFolder('webhooks-composed');
  near = await station();
  near.beginWebhooks();
});
afterEach(async () => {
  await near.close();
  await robot.close();
  folder.remove();
  expect(faults.splice(0)).toEqual([]);
});

const alarm = () => near.state.update({ problems: [{ code: 'clock-off', detail: '900' }] });
const token = () => new URL(url).searchParams.get('access_token') ?? '';

test('trouble reaches the target, and neither address nor secret lies on disk or in the state', async () => {
  await near.webhooks.save(null, { ...ENTRY, url });
  alarm();
  await until('the message', () => robot.taken.length === 1);
  await until('the delivery', () => typeof near.state.state.webhooks[0]?.deliveredAt === 'string');
  expect(near.state.state.webhooks).toMatchObject([
    { name: 'Master control', host: new URL(url).host, secrets: 'held', signed: true, waiting: 0 },
  ]);
  for (const secret of [token(), SECRET]) {
    expect(JSON.stringify(near.state.state)).not.toContain(secret);
    expect(findSecret(folder.path, secret)).toEqual([]);
  }
});

test('what waits when the program ends is sent by the next one, once the vault is open', async () => {
  const id = await near.webhooks.save(null, { ...ENTRY, url });
  robot.mood = 'error';
  alarm();
  await until('an attempt', () => near.webhooks.messages()[0]?.state === 'waiting');
  await near.close();
  robot.mood = 'well';
  near = await station();
  near.beginWebhooks();
  const [message] = near.webhooks.messages();
  near.webhooks.retry(message?.id ?? '');
  await until('the message', () => robot.taken.length === 1);
  await until('the delivery', () => near.webhooks.messages()[0]?.state === 'delivered');
  expect(near.webhooks.messages()).toMatchObject([{ webhookId: id }]);
});

test('a start of practice tells no target', async () => {
  const { server, provision } = await provisionedServer({ vendors: ['Tencent'], streamIds: ['a'] });
  await near.session.importer(provision, () => undefined);
  const id = await near.webhooks.save(null, { ...ENTRY, url });
  near.webhooks.configure(id, {
    ...{ enabled: true, quietHours: null, language: null },
    events: ['accepted', 'trouble'],
  });
  const answer = await near.commands.start(
    WINDOW,
    near.presets.findByName('Evening news')?.id ?? '',
    { scope: 'all' },
  );
  if (answer.kind === 'started') await answer.started.settled;
  alarm();
  await until('the alarm', () => robot.taken.length > 0);
  expect(robot.taken).toHaveLength(1);
  await server.close();
});

test('an address that changes takes no secret along, and a removed target leaves nothing', async () => {
  const id = await near.webhooks.save(null, { ...ENTRY, url });
  await near.webhooks.save(id, { ...ENTRY, secret: null, url: null });
  expect(near.vault.webhookSecret(id)).toEqual({ url, secret: SECRET });
  await near.webhooks.save(id, { ...ENTRY, secret: null, url: 'https://robot.example/x' });
  expect(near.vault.webhookSecret(id)).toEqual({ url: 'https://robot.example/x', secret: null });
  await expect(
    near.webhooks.save(id, { ...ENTRY, kind: 'feishu', secret: null, url: null }),
  ).rejects.toMatchObject({ code: 'secret-required' });
  await expect(near.webhooks.save(null, { ...ENTRY, url })).rejects.toMatchObject({
    code: 'name-taken',
  });
  await expect(
    near.webhooks.save(null, { ...ENTRY, name: 'B', url: 'http://robot.example/' }),
  ).rejects.toMatchObject({ code: 'bad-webhook-address' });
  await near.webhooks.remove(id);
  expect(near.vault.webhookSecret(id)).toBeNull();
  await until('an empty list', () => near.state.state.webhooks.length === 0);
});

test('a provision file brings targets; one of its name is replaced whole', async () => {
  const importing = async (webhook: object) => {
    const notices: string[] = [];
    const file = JSON.stringify({ webhooks: [webhook] });
    const code = await near.session.importer(file, (text) => notices.push(text));
    return { code, notices: notices.join('\n') };
  };
  const given = { name: 'Master control', kind: 'dingtalk', url, secret: SECRET };
  expect(await importing({ ...given, events: ['trouble', 'ended'] })).toMatchObject({ code: 0 });
  await until('the target', () => near.state.state.webhooks.length === 1);
  const [first] = near.state.state.webhooks;
  expect(first).toMatchObject({ events: ['trouble', 'ended'], signed: true, enabled: true });
  alarm();
  await until('the message', () => robot.taken.length === 1);
  await importing({ name: 'Master control', kind: 'dingtalk', url });
  expect(near.vault.webhookSecret(first?.id ?? '')).toEqual({ url, secret: null });
  const plain = await importing({ ...given, url: 'http://robot.example/token-of-a-robot' });
  expect(plain.code).not.toBe(0);
  expect(plain.notices).toContain('$.webhooks[0].url');
  expect(plain.notices).not.toContain('token-of-a-robot');
});
