import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTROL_TOKEN, type HttpDesk, httpDesk } from '../support/control/http-desk.ts';
import { type TempFolder, tempFolder } from '../support/desktop/temp.ts';
import { until } from '../support/desktop/until.ts';
import { blocksOf, readDocument } from '../support/documents.ts';
import { freePort } from '../support/network/free-port.ts';

/** Node-RED as its maker ships it: some three hundred packages (CONTRIBUTING.md says how to get it). */
const NODE_RED = process.env.CDN_RECORDER_NODE_RED ?? '';
const TITLE = 'the flow of the document in Node-RED';
const WITHOUT = ' (skipped: CDN_RECORDER_NODE_RED does not name its folder)';

describe.skipIf(NODE_RED === '')(NODE_RED === '' ? TITLE + WITHOUT : TITLE, () => {
  let desk: HttpDesk;
  let folder: TempFolder;
  let red: ChildProcess;
  let port: number;
  let said = '';

  beforeAll(async () => {
    desk = await httpDesk();
    folder = tempFolder('node-red');
    port = await freePort();
    const [flow = ''] = blocksOf(readDocument('docs/automation.md'), 'json').filter((text) =>
      text.startsWith('['),
    );
    const here = flow.replaceAll('127.0.0.1:9480', `127.0.0.1:${desk.port}`);
    // What a debug node shows goes to the console, too: that is all that is changed.
    const told = (JSON.parse(here) as { readonly type: string }[]).map((node) =>
      node.type === 'debug' ? { ...node, console: true } : node,
    );
    writeFileSync(join(folder.path, 'flows.json'), JSON.stringify(told));
    const program = join(NODE_RED, 'node_modules/node-red/red.js');
    const options = ['--userDir', folder.path, '--port', String(port), 'flows.json'];
    red = spawn(process.execPath, [program, ...options], {
      env: { ...process.env, CDN_RECORDER_TOKEN: CONTROL_TOKEN },
    });
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
    };
    red.stdout?.on('data', hear);
    red.stderr?.on('data', hear);
    await saidBehind(0, 'Started flows');
  });
  afterAll(async () => {
    red.kill();
    if (red.exitCode === null && red.signalCode === null) await once(red, 'exit');
    const { faults } = desk;
    await desk.close();
    folder.remove();
    expect(faults).toEqual([]);
  });

  const saidBehind = (at: number, text: string) =>
    until(text, () => said.slice(at).includes(text), { seen: () => said.slice(at) });
  /** Presses a button as its editor does, and waits for these words. */
  const press = async (button: string, ...words: readonly string[]) => {
    const at = said.length;
    const answer = await fetch(`http://127.0.0.1:${port}/inject/${button}`, { method: 'POST' });
    expect(answer.status).toBe(200);
    for (const word of words) await saidBehind(at, word);
  };

  test('starts, stops, lights, and says what is not known', async () => {
    await saidBehind(0, "state: 'idle'");
    await press('cdn-start', '[debug:Answer] accepted', "colour: 'red'");
    await press('cdn-start', 'nothing was sent: nothing-missing');
    await press('cdn-stop', '[debug:Answer] accepted', "state: 'ended'");
    const { http } = desk.near.control.get();
    const off = said.length;
    desk.near.control.save({ http: { ...http, enabled: false } });
    await saidBehind(off, "colour: 'grey'");
    await press('cdn-start', 'nothing was sent: CDN Recorder does not answer');
    const on = said.length;
    desk.near.control.save({ http });
    await saidBehind(on, "state: 'ended'");
    const actions = desk.far.requests.map((request) => request.param('Action'));
    expect(actions).toEqual(['StartCDNRecord', 'StopCDNRecord']);
  });
});
