import { answerQuestions } from '../../support/desktop/questions.ts';
import { until } from '../../support/desktop/until.ts';
import { freePort } from '../../support/network/free-port.ts';
import { SMALLEST, TALL } from '../appearances.ts';
import { ask, presetId, stateOf } from '../ask.ts';
import { goTo, goToSettings, pressLast, type Stage, secretsPage, TEXTS } from '../stage.ts';
import { NEWS, REFUSED, UNSAFE } from '../station.ts';

/** The control surfaces in use: a token is made, decks listen on this computer alone, and the pause shows. */
export async function remoteControl(stage: Stage): Promise<void> {
  const { page, shoot } = stage;
  await switchOn(stage);
  await makeToken(stage);
  // A section that is opened anew says nothing of changes before.
  await goTo(page, 'presets');
  await goToSettings(page, 'remote');
  await shoot('settings-remote-used');
  await shoot('settings-remote-all', { ...TALL, height: 2600 });
  await page.getByText(TEXTS['remote.tally.options']).click();
  await page.getByText(TEXTS['remote.tally.amberAs.hint']).scrollIntoViewIfNeeded();
  await shoot('settings-remote-tally', SMALLEST);
  await page.getByRole('heading', { name: TEXTS['remote.decks.title'] }).scrollIntoViewIfNeeded();
  await shoot('settings-remote-decks', SMALLEST);

  await ask(page, 'control.pause', { paused: true });
  await page.getByRole('heading', { name: TEXTS['remote.title'] }).scrollIntoViewIfNeeded();
  await shoot('settings-remote-paused', SMALLEST);
  await goTo(page, 'presets');
  await page.getByText(TEXTS['remote.paused']).waitFor();
  await shoot('presets-remote-paused');
  await ask(page, 'control.pause', { paused: false });
  await switchOff(stage);
}

async function switchOn({ app, page }: Stage): Promise<void> {
  const [port, first, second] = [await freePort(), await freePort(), await freePort()];
  const [news, refused, unsafe] = [
    await presetId(page, NEWS),
    await presetId(page, REFUSED),
    await presetId(page, UNSAFE),
  ];
  await ask(page, 'control.http', {
    ...{ enabled: true, address: '127.0.0.1', port },
    ...{ hosts: ['recorder.station.example'], origins: ['https://panel.station.example'] },
  });
  await answerQuestions(app.app, TEXTS['receiver.confirm.yes']);
  await ask(page, 'control.hyperdeck', {
    ...{ enabled: true, address: '127.0.0.1', allowed: ['192.0.2.0/24'] },
    decks: [
      { port: first, presets: [news, unsafe, refused] },
      { port: second, presets: [refused] },
    ],
  });
  await answerQuestions(app.app, TEXTS['remote.tally.confirm.yes']);
  await ask(page, 'control.tsl', {
    targets: [
      {
        ...{ protocol: '5.0-udp', host: '127.0.0.1', port: 8900, text: 'utf-16', screen: 0 },
        ...{ brightness: 3, swapTallies: false, framed: true, amberAs: 'amber' },
        addresses: [
          { presetId: news, address: 1 },
          { presetId: unsafe, address: 2 },
        ],
      },
    ],
  });
  await until('everything listens', async () => {
    const { openPorts } = await stateOf(page);
    return openPorts.http !== null && openPorts.decks.length === 2;
  });
}

async function makeToken(stage: Stage): Promise<void> {
  const { page, shootSecrets } = stage;
  await goToSettings(page, 'remote');
  const making = await secretsPage(stage, () =>
    page.getByRole('button', { name: TEXTS['remote.tokens.new'], exact: true }).click(),
  );
  await making.getByLabel(TEXTS['remote.token.name'], { exact: true }).fill('Stream Deck');
  await shootSecrets(making, 'secrets-token');
  await making.getByRole('button', { name: TEXTS['remote.token.make'], exact: true }).click();
  await making.getByText(TEXTS['remote.token.once']).waitFor();
  await shootSecrets(making, 'secrets-token-made');
  await pressLast(making, TEXTS.close);
}

/** What listens would show in the pictures after these. */
async function switchOff({ page }: Stage): Promise<void> {
  const { http, hyperdeck } = (await stateOf(page)).control;
  const { tokens: _, ...place } = http;
  await ask(page, 'control.http', { ...place, enabled: false });
  await ask(page, 'control.hyperdeck', { ...hyperdeck, enabled: false });
  await ask(page, 'control.tsl', { targets: [] });
}
