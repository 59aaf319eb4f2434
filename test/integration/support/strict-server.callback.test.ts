import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  callbackSignature,
  composeFields,
  fieldsOfFormats,
  recordFields,
} from '../../support/strict-server/callback/fields.ts';
import { postBody, postCallback } from '../../support/strict-server/callback/post-callback.ts';
import { MediaLibrary } from '../../support/strict-server/media/library.ts';
import type { FileSpec } from '../../support/strict-server/media/types.ts';

interface Received {
  body: string;
  type: string | undefined;
}

const received: Received[] = [];
let statuses: number[] = [];
let receiver: Server;
let url: string;
beforeEach(async () => {
  received.length = 0;
  statuses = [];
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    received.push({ body, type: request.headers['content-type'] });
    response.writeHead(statuses.shift() ?? 200).end();
  });
  await new Promise<void>((resume) => receiver.listen(0, '127.0.0.1', resume));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/zego`;
});
afterEach(() => receiver.close());

const BEGIN = '2023-07-28T09:30:06Z';
const file = (vendor: FileSpec['vendor']) =>
  new MediaLibrary(12345, {}, Date.now).add({
    vendor,
    streamId: 'cdn01',
    beginAt: BEGIN,
    seconds: 60,
    taskId: 'task-1',
  });
const fields = recordFields(file('Tencent'));

it('the signature is the official vector for the official inputs', () => {
  const signature = callbackSignature('secret', '1470820198', '123412');
  expect(signature).toBe('5bd59fd62953a8059fb7eaba95720f66d19e4517');
});

describe('a record callback', () => {
  it('has the documented fields, all of them strings', async () => {
    const { delivered } = await postCallback(url, { secret: 'secret', fields });
    expect(delivered).toBe(true);
    const told = JSON.parse(received[0]?.body ?? '');
    expect(told).toMatchObject({
      stream_alias: 'cdn01',
      begin_time: '1690536606',
      end_time: '1690536666',
      appid: '12345',
      event: 'record',
      replay_url: expect.stringMatching(/^http:.*\.mp4$/),
    });
    expect(Object.values(told).every((value) => typeof value === 'string')).toBe(true);
    expect(told.signature).toBe(callbackSignature('secret', told.timestamp, told.nonce));
    expect(JSON.parse(told.extra_params)).toEqual({
      TaskId: 'task-1',
      FileID: expect.stringMatching(/^\d{19}$/),
      Duration: 60,
    });
  });

  it('has the members of each vendor', () => {
    expect(recordFields(file('Ws')).extra_params).toEqual({ PersistentId: 'task-1', Duration: 60 });
    expect(recordFields(file('Huawei')).extra_params).toEqual({
      Duration: 60,
      ObsObject: 'record/app/command_record/cdn01/2023-07-28-09-30-06.mp4',
      FileSize: 4320000,
    });
  });

  it('comes in each form of body, with extra_params as a text or an object', async () => {
    const post = { secret: 'secret', fields, nonce: '1', timestamp: '1690536670' };
    await postCallback(url, { ...post, body: 'json', extraParams: 'object' });
    await postCallback(url, { ...post, body: 'percent-json' });
    await postCallback(url, { ...post, body: 'form' });
    const [json, percent, form] = received;
    expect(JSON.parse(json?.body ?? '').extra_params).toMatchObject({ TaskId: 'task-1' });
    expect(percent?.body).toMatch(/^%7B%22stream_alias%22/);
    const decoded = JSON.parse(decodeURIComponent(percent?.body ?? ''));
    expect(Object.fromEntries(new URLSearchParams(form?.body))).toEqual(decoded);
    expect(received.map(({ type }) => type)).toEqual([
      'application/json',
      'application/json',
      'application/x-www-form-urlencoded',
    ]);
  });

  it('of two formats comes twice, and differs in its address alone', async () => {
    for (const one of fieldsOfFormats(file('Ws'), ['mp4', 'flv'])) {
      await postCallback(url, { secret: 'secret', fields: one, nonce: '1', timestamp: '2' });
    }
    const [mp4, flv] = received.map(({ body }) => JSON.parse(body));
    expect(flv).toEqual({ ...mp4, replay_url: mp4.replay_url.replace('.mp4', '.flv') });
    expect(flv.replay_url).not.toBe(mp4.replay_url);
  });
});

it('a compose callback tells the file of Tencent, and what went wrong', () => {
  const task = {
    appId: 12345,
    taskId: 'task-2',
    inputs: [],
    processingAtMs: 0,
    doneAtMs: 0,
    fault: null,
  };
  const done = file('Tencent');
  expect(composeFields({ ...task, vendor: 'Tencent', file: done })).toMatchObject({
    event: 'compose',
    task_id: 'task-2',
    file_id: done.fileId,
    replay_url: done.url,
    code: '0',
  });
  const fault = { code: '60000' as const, message: 'source broken' };
  const failed = composeFields({ ...task, vendor: 'Huawei', file: null, fault });
  expect(failed).not.toHaveProperty('file_id');
  expect(failed).toMatchObject({ code: '60000', message: 'source broken', replay_url: '' });
});

describe('tries', () => {
  const post = { secret: 'secret', fields };

  it('go on until one is answered with success, the same bytes each time', async () => {
    statuses = [500, 302, 204];
    const delivery = await postCallback(url, { ...post, retryUnitMs: 5 });
    expect(delivery).toMatchObject({ delivered: true, statuses: [500, 302, 204] });
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  });

  it('may be signed anew', async () => {
    statuses = [500];
    await postCallback(url, { ...post, retryUnitMs: 1, signEachTry: true });
    const nonces = received.map(({ body }) => JSON.parse(body).nonce);
    expect(new Set(nonces).size).toBe(2);
  });

  it('end after the fifth repetition, and a receiver that is not there is no error', async () => {
    statuses = [400, 400, 400, 400, 400, 400];
    const delivery = await postCallback(url, { ...post, retryUnitMs: 1 });
    expect(delivery).toMatchObject({ delivered: false, statuses: Array(6).fill(400) });
    expect(await postBody(url.replace(/:\d+/, ':1'), delivery.sent)).toBeNull();
    expect(await postBody(url, delivery.sent)).toBe(200);
  });
});
