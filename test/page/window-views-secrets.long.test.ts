import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import type { AppState, VaultView } from '#contract/model/app-state.ts';
import type { SecretRequest, SecretTask } from '#contract/model/secrets.ts';
import { vaultOf } from '../support/app-states.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed, secretsSeed } from '../support/fake-bridge/seeds.ts';
import { A_SECRET } from '../support/fake-bridge/without-secrets.ts';
import { startAgain } from '../support/window/main-page.ts';

const TEXTS = LOCALES.en;
const SECRET = '0123456789abcdef0123456789abcdef';
const RIGHT = 'correct horse battery staple';
const NEWS = { kind: 'start', name: 'Evening news' } as const;
const SIZE = { width: 480, height: 680 };
const LOCKED = { state: 'passphrase-required', protection: 'keyring-passphrase' } as const;
const UNDECIDED = {
  state: 'undecided',
  backend: 'basic_text',
  protection: null,
  keyStore: false,
} as const;

let view: FakeWindow;
let page: Page;

windowForTests((opened) => {
  view = opened;
  page = view.page;
});

const asked = (channel: string) => view.asked(channel);
const field = (label: string) => page.getByLabel(label, { exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const closings = () => page.evaluate(() => window.fakeBridge.vault.closed);

/** What is typed anywhere; nothing once no field is left. */
const typed = () =>
  page.evaluate(() => [...document.querySelectorAll('input')].map(({ value }) => value).join(''));

async function open(
  task: SecretTask,
  vault: Partial<VaultView> = {},
  intents: SecretRequest['intents'] = [],
  change: Partial<AppState> = {},
): Promise<void> {
  await view.show(secretsSeed({ task, intents }, { vault: vaultOf(vault), ...change }), SIZE);
}

describe('an account', () => {
  const edit = (accountId: string | null, change: Partial<AppState> = {}) =>
    open({ kind: 'account', accountId }, {}, [], change);

  async function enterNew(secret: string): Promise<void> {
    await field(TEXTS['accounts.name']).fill('New');
    await field(TEXTS['field.appId']).fill(' 42 ');
    await field(TEXTS['accounts.secret']).fill(secret);
  }

  test('is entered by keyboard from the first field on, its secret trimmed and gone once sent', async () => {
    await edit(null);
    expect(
      await field(TEXTS['accounts.name']).evaluate((it) => it === document.activeElement),
    ).toBe(true);
    await enterNew(`  ${SECRET}\t`);
    const secret = field(TEXTS['accounts.secret']);
    for (const [name, value] of Object.entries({
      type: 'password',
      autocomplete: 'off',
      spellcheck: 'false',
    })) {
      expect(await secret.getAttribute(name)).toBe(value);
    }
    await page.keyboard.press('Enter');
    await heading(TEXTS['secrets.done.saved']).waitFor();
    expect(await asked('accounts.save')).toEqual([
      {
        id: null,
        entry: {
          name: 'New',
          appId: 42,
          endpoint: 'https://rtc-api.zego.im/',
          isTest: null,
          badge: 'production',
          // The first one that no other account has.
          colour: 'indigo',
          recordsByDefault: null,
          serverSecret: A_SECRET,
          callbackSecret: null,
          playbackKeys: { Tencent: null, Ws: null, Huawei: null, Aliyun: null },
        },
      },
    ]);
    expect(await page.content()).not.toContain(SECRET);
    expect(await typed()).toBe('');
  });

  test('keeps no secret in its field when the answer is no', async () => {
    await edit(null);
    await enterNew('inside it a space');
    await page.getByText(TEXTS['accounts.problem.secret.impossible']).waitFor();
    await button(TEXTS.save).click();
    expect(await asked('accounts.save')).toEqual([]);
    await field(TEXTS['accounts.secret']).fill(SECRET);
    await page.evaluate(() => {
      window.fakeBridge.refuse['accounts.save'] = 'storage-failed';
    });
    await button(TEXTS.save).click();
    await page.getByText(TEXTS['error.storage-failed']).waitFor();
    expect(await field(TEXTS['accounts.secret']).inputValue()).toBe('');
  });

  test('keeps its stored secret when only its name, badge and colour change', async () => {
    await edit('account');
    await field(TEXTS['accounts.name']).fill('First channel');
    await page.getByRole('radio', { name: TEXTS['accounts.badge.test'], exact: true }).check();
    await page.getByRole('radio', { name: TEXTS['colour.teal'] }).focus();
    await page.keyboard.press('ArrowRight');
    await button(TEXTS.save).click();
    await heading(TEXTS['secrets.done.saved']).waitFor();
    expect(await asked('accounts.save')).toMatchObject([
      {
        id: 'account',
        entry: { name: 'First channel', badge: 'test', colour: 'indigo', serverSecret: null },
      },
    ]);
  });

  test('wants its secret again when AppId or address change, and says why', async () => {
    await edit('account');
    await page.getByText(TEXTS['accounts.secret.keep']).waitFor();
    await field(TEXTS['field.appId']).fill('77');
    await page.getByText(TEXTS['accounts.secret.changed']).waitFor();
    await field(TEXTS['field.appId']).fill('1234567890');
    await page.getByText(TEXTS['accounts.secret.keep']).waitFor();
    await field(TEXTS['accounts.region']).selectOption('singapore');
    await page.getByText(TEXTS['accounts.secret.changed']).waitFor();
    await button(TEXTS.save).click();
    await page.getByText(TEXTS['accounts.problem.secret.empty']).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'password');
    expect(await asked('accounts.save')).toEqual([]);
  });

  test('shows at the secret’s field that main wants it', async () => {
    await edit('account');
    await page.evaluate(() => {
      window.fakeBridge.refuse['accounts.save'] = 'secret-required';
    });
    await button(TEXTS.save).click();
    await page.getByText(TEXTS['error.secret-required']).waitFor();
    expect(await field(TEXTS['accounts.secret']).getAttribute('aria-invalid')).toBe('true');
  });

  test('says what it would leave recording before it goes elsewhere', async () => {
    await edit('account');
    await field(TEXTS['accounts.region']).selectOption('custom');
    await field(TEXTS['accounts.endpoint']).fill('https://elsewhere.example/');
    await field(TEXTS['accounts.secret']).fill(SECRET);
    await button(TEXTS.save).click();
    await page.getByText(TEXTS['left.account.save']).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(TEXTS.cancel);
    await button(TEXTS.cancel).click();
    expect(await asked('accounts.save')).toEqual([]);
    await button(TEXTS.save).click();
    await button(TEXTS['left.save.keep']).click();
    await button(TEXTS['accounts.custom.yes']).click();
    await heading(TEXTS['secrets.done.saved']).waitFor();
    expect([await asked('recordings.stop'), await asked('accounts.save')]).toMatchObject([
      [],
      [{ entry: { endpoint: 'https://elsewhere.example/' } }],
    ]);
  });

  test('goes to a host that is not ZEGO’s only after its name was read and confirmed', async () => {
    await edit('account', { recordings: [] });
    await field(TEXTS['accounts.region']).selectOption('custom');
    await field(TEXTS['accounts.endpoint']).fill('https://elsewhere.example/');
    await field(TEXTS['accounts.secret']).fill(SECRET);
    await button(TEXTS.save).click();
    await page.getByText('Send signatures to elsewhere.example?').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(TEXTS.cancel);
    await page.keyboard.press('Escape');
    await button(TEXTS.save).click();
    await field(TEXTS['accounts.endpoint']).fill('https://other.example/');
    await button(TEXTS['accounts.custom.yes']).waitFor({ state: 'detached' });
    expect([await asked('accounts.save'), await closings()]).toEqual([[], 0]);
    await button(TEXTS.save).click();
    await button(TEXTS['accounts.custom.yes']).click();
    await heading(TEXTS['secrets.done.saved']).waitFor();
    expect(await asked('accounts.save')).toMatchObject([
      { entry: { endpoint: 'https://other.example/' } },
    ]);
  });

  test('keeps its foreign host without a second yes where nothing new goes there', async () => {
    await edit('relay');
    await field(TEXTS['accounts.name']).fill('Relay two');
    await button(TEXTS.save).click();
    await heading(TEXTS['secrets.done.saved']).waitFor();
  });

  test('given up: nothing is saved, and the window asks for its end', async () => {
    await edit('account');
    await field(TEXTS['accounts.secret']).fill(SECRET);
    await page.keyboard.press('Escape');
    await button(TEXTS.cancel).click();
    expect([await closings(), await asked('accounts.save')]).toEqual([2, []]);
  });
});

describe('what an account may do without', () => {
  const further = {
    callback: TEXTS['accounts.callbackSecret'],
    tencent: TEXTS['accounts.playbackKey'].replace('{{vendor}}', TEXTS['vendor.name.Tencent']),
    ws: TEXTS['accounts.playbackKey'].replace('{{vendor}}', TEXTS['vendor.name.Ws']),
    aliyun: TEXTS['accounts.playbackKey'].replace('{{vendor}}', TEXTS['vendor.name.Aliyun']),
  };
  const edit = async () => {
    const { state, ...seed } = secretsSeed({
      task: { kind: 'account', accountId: 'account' },
      intents: [],
    });
    const accounts = state.accounts.map((account) => ({
      ...account,
      hasCallbackSecret: true,
      playbackKeysOf: ['Tencent' as const],
    }));
    await view.show({ ...seed, state: { ...state, accounts, recordings: [] } }, SIZE);
    await page.getByText(TEXTS['accounts.further'], { exact: true }).click();
  };
  const remove = (label: string) =>
    page.getByRole('checkbox', { name: `${label}: ${TEXTS['accounts.further.remove']}` });
  const saved = async () => {
    await button(TEXTS.save).click();
    await heading(TEXTS['secrets.done.saved']).waitFor();
    return (await asked('accounts.save'))[0];
  };

  test('is folded, and has no key where a vendor takes none', async () => {
    await edit();
    for (const label of [further.callback, further.tencent, further.ws]) {
      expect(await field(label).getAttribute('type')).toBe('password');
    }
    expect(await field(further.aliyun).count()).toBe(0);
    await page.getByText(TEXTS['accounts.further'], { exact: true }).click();
    await field(further.callback).waitFor({ state: 'hidden' });
  });

  test('stays as it is where nothing is entered', async () => {
    await edit();
    expect(await saved()).toMatchObject({
      entry: {
        serverSecret: null,
        callbackSecret: null,
        playbackKeys: { Tencent: null, Ws: null },
      },
    });
  });

  test('is entered, replaced and removed, each for itself', async () => {
    await edit();
    await field(further.callback).fill(` ${SECRET} `);
    expect(await remove(further.callback).isDisabled()).toBe(true);
    await remove(further.tencent).check();
    expect(await field(further.tencent).isDisabled()).toBe(true);
    await field(further.ws).fill('a-key-of-the-console');
    await page
      .getByRole('radio', { name: TEXTS['accounts.recordsByDefault.no'], exact: true })
      .check();
    expect(await saved()).toMatchObject({
      entry: {
        callbackSecret: A_SECRET,
        playbackKeys: { Tencent: '', Ws: A_SECRET, Huawei: null },
        recordsByDefault: false,
      },
    });
    expect(await page.content()).not.toContain(SECRET);
    expect(await typed()).toBe('');
  });

  test('is removed with another AppId unless it is entered again, and says so', async () => {
    await edit();
    await field(TEXTS['field.appId']).fill('77');
    await field(TEXTS['accounts.secret']).fill(SECRET);
    expect(await page.getByText(TEXTS['accounts.further.changed']).count()).toBe(2);
    await field(further.callback).fill('typed-again');
    expect(await saved()).toMatchObject({
      entry: { appId: 77, callbackSecret: A_SECRET, playbackKeys: { Tencent: '', Ws: null } },
    });
  });

  test('with a space inside it is refused in sight, even where it was folded away', async () => {
    await edit();
    await field(further.ws).fill('not a key');
    await button(TEXTS.save).click();
    await page.getByText(TEXTS['accounts.further.impossible']).waitFor();
    expect(await asked('accounts.save')).toEqual([]);
  });
});

describe('unlocking', () => {
  const unlock = (waitMs = 0) =>
    open({ kind: 'unlock' }, LOCKED, [NEWS]).then(() =>
      page.evaluate((wait) => {
        window.fakeBridge.vault.waitMs = wait;
      }, waitMs),
    );
  const tryOne = async (passphrase: string) => {
    await field(TEXTS['secrets.passphrase']).fill(passphrase);
    await page.keyboard.press('Enter');
  };

  test('says which click goes on, takes another one in, and empties the field', async () => {
    await unlock();
    await page.getByText('start “Evening news”').waitFor();
    await page.evaluate(() => {
      const { request } = window.fakeBridge.vault;
      const stop = { kind: 'stop' as const, name: 'Concert' };
      if (request) window.fakeBridge.waitFor({ ...request, intents: [...request.intents, stop] });
    });
    await page.getByText('start “Evening news”, stop “Concert”').waitFor();
    await tryOne(RIGHT);
    await heading(TEXTS['secrets.done.unlocked']).waitFor();
    expect(await asked('vault.unlock')).toEqual([{ passphrase: A_SECRET }]);
    expect(await typed()).toBe('');
  });

  test('a wrong passphrase is gone from its field; the next is sent when the wait is over', async () => {
    await unlock(1_500);
    await tryOne('wrong');
    await page.getByText(TEXTS['secrets.try.wrong']).waitFor();
    expect(await field(TEXTS['secrets.passphrase']).inputValue()).toBe('');
    expect(await button(TEXTS['secrets.unlock.goOn']).isDisabled()).toBe(true);
    await page.getByText(/Next attempt in [12] s/).waitFor();
    await tryOne(RIGHT);
    expect(await asked('vault.unlock')).toHaveLength(1);
    await page.getByText(/Next attempt in/).waitFor({ state: 'detached' });
    await tryOne(RIGHT);
    await heading(TEXTS['secrets.done.unlocked']).waitFor();
  });

  test('nothing is sent for an empty field', async () => {
    await unlock();
    await button(TEXTS['secrets.unlock.goOn']).click();
    await page.getByText(TEXTS['secrets.problem.passphrase.empty']).waitFor();
    expect(await asked('vault.unlock')).toEqual([]);
  });

  test('leads on to the account that it was for', async () => {
    await open({ kind: 'account', accountId: 'account' }, LOCKED);
    await tryOne(RIGHT);
    await heading('Edit account “Main channel”').waitFor();
    await page.getByText(TEXTS['accounts.secret.keep']).waitFor();
  });

  test('what was locked by hand opens by one click, without a passphrase', async () => {
    await open({ kind: 'unlock' }, { state: 'locked-by-user' });
    expect(await page.locator('input').count()).toBe(0);
    await button(TEXTS['vault.unlock']).click();
    await heading(TEXTS['secrets.done.unlocked']).waitFor();
    expect(await asked('vault.unlock')).toEqual([{ passphrase: null }]);
  });

  test('forgotten: nothing is quarantined before it was explained, and its new names are shown', async () => {
    await open({ kind: 'account', accountId: 'account' }, LOCKED);
    await button(TEXTS['secrets.forgotten']).click();
    await page.getByText(TEXTS['secrets.forgotten.nobody']).waitFor();
    await page.keyboard.press('Escape');
    await heading(TEXTS['secrets.unlock.title']).waitFor();
    expect([await asked('vault.startFresh'), await closings()]).toEqual([[], 0]);
    await button(TEXTS['secrets.forgotten']).click();
    await button(TEXTS['vault.quarantine']).click();
    await page.getByText('vault.json.2026-11-22T10-00-00.aside').waitFor();
    await button(TEXTS['secrets.goOn']).click();
    await page.getByText(TEXTS['accounts.secret.missing']).waitFor();
  });
});

describe('without a key store', () => {
  const NEW_ACCOUNT = { kind: 'account', accountId: null } as const;

  test('nothing is chosen beforehand, and nothing is done without a choice', async () => {
    await open(NEW_ACCOUNT, UNDECIDED);
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await button(TEXTS['secrets.goOn']).click();
    await page.getByText(TEXTS['secrets.choice.problem']).waitFor();
    const changes = await Promise.all(['vault.protect', 'vault.memoryOnly'].map(asked));
    expect(changes.flat()).toEqual([]);
  });

  test('memory only leads on to the account; for a passphrase it is the end', async () => {
    await open(NEW_ACCOUNT, UNDECIDED);
    await page.getByRole('radio', { name: TEXTS['secrets.choice.memory'] }).check();
    await button(TEXTS['secrets.choice.memory.yes']).click();
    await heading(TEXTS['accounts.title.new']).waitFor();
    await open({ kind: 'passphrase' }, UNDECIDED);
    await page.getByRole('radio', { name: TEXTS['secrets.choice.memory'] }).check();
    await button(TEXTS['secrets.choice.memory.yes']).click();
    await heading(TEXTS['secrets.done.saved']).waitFor();
  });

  test('a passphrase leads on to the account', async () => {
    await open(NEW_ACCOUNT, UNDECIDED);
    await page.getByRole('radio', { name: TEXTS['secrets.choice.passphrase'] }).check();
    await field(TEXTS['secrets.passphrase.new']).fill(RIGHT);
    await field(TEXTS['secrets.passphrase.again']).fill(RIGHT);
    await page.keyboard.press('Enter');
    await heading(TEXTS['accounts.title.new']).waitFor();
    expect(await asked('vault.protect')).toEqual([{ current: null, next: A_SECRET }]);
    expect(await typed()).not.toContain(RIGHT);
  });
});

describe('a passphrase', () => {
  const next = () => field(TEXTS['secrets.passphrase.new']);
  const again = () => field(TEXTS['secrets.passphrase.again']);
  const meter = () => page.getByRole('meter', { name: TEXTS['secrets.strength'] });

  test('is measured in words as it is typed; too short, too weak and unequal ones are refused', async () => {
    await open({ kind: 'passphrase' });
    await next().fill('xy');
    await button(TEXTS['secrets.set.yes']).click();
    await page.getByText('At least 8 characters.', { exact: true }).waitFor();
    await next().fill('password');
    await page.getByText(TEXTS['secrets.strength.0'], { exact: true }).waitFor();
    await button(TEXTS['secrets.set.yes']).click();
    await page.getByText(TEXTS['secrets.problem.passphrase.weak']).waitFor();
    await next().fill(RIGHT);
    await page.getByText(TEXTS['secrets.strength.4'], { exact: true }).waitFor();
    expect(await meter().getAttribute('aria-valuetext')).toBe(TEXTS['secrets.strength.4']);
    await again().fill('something else');
    await button(TEXTS['secrets.set.yes']).click();
    await page.getByText(TEXTS['secrets.problem.passphrase.differs']).waitFor();
    expect(await asked('vault.protect')).toEqual([]);
    await again().fill(RIGHT);
    await button(TEXTS['secrets.set.yes']).click();
    await heading(TEXTS['secrets.done.saved']).waitFor();
    expect([await typed(), view.complaints.splice(0)]).toEqual(['', []]);
  });

  test('a weak one is the operator’s own affair, and called weak', async () => {
    await open({ kind: 'passphrase' });
    await next().fill('studio77');
    await page.getByText(TEXTS['secrets.strength.1'], { exact: true }).waitFor();
    await again().fill('studio77');
    await button(TEXTS['secrets.set.yes']).click();
    await heading(TEXTS['secrets.done.saved']).waitFor();
  });

  test('is changed with the present one only', async () => {
    await open({ kind: 'passphrase' }, { protection: 'keyring-passphrase' });
    const change = async (current: string) => {
      await field(TEXTS['secrets.passphrase.current']).fill(current);
      await next().fill('four unrelated words here');
      await again().fill('four unrelated words here');
      await button(TEXTS['secrets.change.yes']).click();
    };
    await change('wrong');
    await page.getByText(TEXTS['secrets.try.wrong']).waitFor();
    expect(await typed()).not.toContain('wrong');
    await change(RIGHT);
    await heading(TEXTS['secrets.done.saved']).waitFor();
  });

  test('is removed where that deletes the files only after somebody has said so', async () => {
    await open({ kind: 'passphrase' }, { ...UNDECIDED, state: 'open', protection: 'passphrase' });
    await page.getByRole('radio', { name: TEXTS['secrets.change.remove'] }).check();
    await field(TEXTS['secrets.passphrase.current']).fill(RIGHT);
    expect(await button(TEXTS['secrets.remove.yes']).isDisabled()).toBe(true);
    await page.getByRole('checkbox').check();
    await button(TEXTS['secrets.remove.yes']).click();
    await heading(TEXTS['secrets.done.saved']).waitFor();
    expect(await asked('vault.protect')).toEqual([{ current: A_SECRET, next: null }]);
    expect(await page.evaluate(() => window.fakeBridge.state.vault.state)).toBe('memory');
  });
});

test('the proxy’s login is sent once, and its password is gone from its field', async () => {
  await open({ kind: 'proxy-login' });
  await page.getByText('For http://proxy.station.example:8080.').waitFor();
  await button(TEXTS.save).click();
  await page.getByText(TEXTS['secrets.problem.user']).waitFor();
  await page.evaluate(() => {
    window.fakeBridge.refuse['network.login'] = 'storage-failed';
  });
  await field(TEXTS['network.login.user']).fill('station');
  await field(TEXTS['network.login.password']).fill('proxy-password');
  await page.keyboard.press('Enter');
  await page.getByText(TEXTS['error.storage-failed']).waitFor();
  expect(await field(TEXTS['network.login.password']).inputValue()).toBe('');
  expect(await page.content()).not.toContain('proxy-password');
});

describe('the main window', () => {
  const LOCKED_ACCOUNTS = boardSeed().state.accounts.map((account) =>
    account.protection === 'practice' ? account : { ...account, secret: 'locked' as const },
  );
  const group = (name: string) => page.getByRole('group', { name, exact: true });
  const showLocked = () =>
    view.show(boardSeed({ vault: vaultOf(LOCKED), accounts: LOCKED_ACCOUNTS }));
  const give = () =>
    page.evaluate(() => {
      const { state, update, letGoOn } = window.fakeBridge;
      const held = (account: AppState['accounts'][number]) => ({
        ...account,
        secret: 'held' as const,
      });
      update({ vault: { ...state.vault, state: 'open' }, accounts: state.accounts.map(held) });
      letGoOn();
    });

  test('may not ask what only the window for secrets may', async () => {
    await view.show(boardSeed());
    const codes = await page.evaluate(() =>
      Promise.all([
        window.cdnRecorder.ask('vault.unlock', { passphrase: null }),
        window.cdnRecorder.ask('secrets.request', null),
      ]).then((answers) => answers.map((answer) => (answer.ok ? 'ok' : answer.code))),
    );
    expect(codes).toEqual(['bad-request', 'bad-request']);
  });

  test('a click on Start waits and says so, whatever else is done meanwhile, and then goes on', async () => {
    await showLocked();
    await group('Concert').getByText(TEXTS['presets.secret.locked']).waitFor();
    await group('Concert').getByRole('button', { name: 'Start Concert', exact: true }).click();
    await group('Concert').getByText(TEXTS['presets.waitsForSecret']).waitFor();
    await startAgain(page, 'Practice: Tencent');
    await page.getByRole('dialog').getByRole('button', { name: TEXTS.cancel }).click();
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByRole('link', { name: 'Presets', exact: true }).click();
    const waiting = group('Concert').getByRole('button', {
      name: 'Start Concert: Waiting for unlock…',
    });
    expect(await waiting.getAttribute('aria-disabled')).toBe('true');
    await give();
    await group('Concert').getByRole('button', { name: 'Start Concert', exact: true }).waitFor();
    expect(await asked('runs.start')).toMatchObject([{ presetId: 'p6' }, { presetId: 'p8' }]);
    expect(await group('Concert').getByRole('alert').count()).toBe(0);
  });

  test('given up, the click is refused in its card', async () => {
    await showLocked();
    await group('Concert').getByRole('button', { name: 'Start Concert', exact: true }).click();
    await group('Concert').getByText(TEXTS['presets.waitsForSecret']).waitFor();
    await page.evaluate(() => window.fakeBridge.letGoOn());
    await group('Concert').getByText(TEXTS['error.credentials-unavailable']).waitFor();
  });

  test('no dialog stays open over the board while its answer waits for a secret', async () => {
    await showLocked();
    await group('Evening news').getByRole('button', { name: 'Stop Evening news' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Main channel').waitFor();
    await dialog.getByText('production').waitFor();
    await dialog.getByRole('button', { name: TEXTS['question.stop.yes'] }).click();
    await dialog.waitFor({ state: 'detached' });
    await group('Evening news').getByText(TEXTS['presets.waitsForSecret']).waitFor();
    await give();
    await group('Evening news')
      .getByText(TEXTS['presets.waitsForSecret'])
      .waitFor({ state: 'detached' });
    expect(await asked('runs.stop')).toEqual([
      { presetId: 'p1', confirmed: false },
      { presetId: 'p1', confirmed: true },
    ]);
  });

  test('a question that comes after unlocking is asked then', async () => {
    await showLocked();
    await startAgain(page, 'Evening news');
    await group('Evening news').getByText(TEXTS['presets.waitsForSecret']).waitFor();
    await give();
    await page.getByRole('dialog').getByText('Start “Evening news” again?').waitFor();
  });

  test('a locked vault is a calm note with one button, and a sign beside the sections', async () => {
    await showLocked();
    const note = page
      .getByRole('note')
      .filter({ hasText: TEXTS['vault.passphrase-required'] })
      .first();
    expect(await note.getAttribute('data-tone')).toBe('grey');
    await note.getByRole('button', { name: TEXTS['vault.unlock'] }).click();
    expect(await asked('secrets.open')).toEqual([{ task: { kind: 'unlock' } }]);
    await page.getByRole('link', { name: TEXTS['nav.vault.locked'] }).click();
    await page.getByRole('heading', { name: TEXTS['vault.title'] }).waitFor();
    await give();
    await page
      .getByRole('link', { name: TEXTS['nav.vault.locked'] })
      .waitFor({ state: 'detached' });
  });

  test('locks by hand, and by itself only where somebody wants it', async () => {
    await view.show(boardSeed());
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByRole('tab', { name: 'Secrets', exact: true }).click();
    const panel = page.getByRole('region', { name: TEXTS['vault.title'], exact: true });
    await panel.getByText(TEXTS['vault.lock.withoutPassphrase']).waitFor();
    await panel.getByRole('switch', { name: TEXTS['vault.onScreenLock'] }).check({ force: true });
    await panel.getByRole('combobox', { name: TEXTS['vault.afterIdle'] }).click();
    await page.getByRole('option', { name: '15 minutes' }).click();
    await page.waitForFunction(() => window.fakeBridge.state.settings.lock.afterIdleMinutes === 15);
    expect(await page.evaluate(() => window.fakeBridge.state.settings.lock)).toEqual({
      onScreenLock: true,
      afterIdleMinutes: 15,
    });
    await panel.getByRole('button', { name: TEXTS['vault.lock'], exact: true }).click();
    await panel.getByText(TEXTS['vault.locked-by-user']).waitFor();
  });

  test('in memory only nothing can lock, and the reason stands there', async () => {
    await view.show(
      boardSeed({ vault: vaultOf({ ...UNDECIDED, state: 'memory', protection: 'memory' }) }),
    );
    await page.getByRole('link', { name: TEXTS['nav.vault.memory'] }).click();
    const panel = page.getByRole('region', { name: TEXTS['vault.title'], exact: true });
    await panel.getByText(TEXTS['vault.lock.impossible']).waitFor();
    expect(await panel.getByRole('switch').isDisabled()).toBe(true);
    expect(await panel.getByRole('button', { name: TEXTS['vault.lock'] }).count()).toBe(0);
  });

  test('a fault is looked at again, and gone once it is mended', async () => {
    await view.show(
      boardSeed({
        accounts: LOCKED_ACCOUNTS,
        vault: vaultOf({
          state: 'backend-changed',
          backend: 'kwallet6',
          formerBackend: 'gnome_libsecret',
        }),
      }),
    );
    await page.getByRole('button', { name: TEXTS['problem.toSettings'], exact: true }).click();
    const fault = page.getByRole('region', { name: TEXTS['fault.backend-changed.title'] });
    expect(await fault.innerText()).toMatch(
      /Previous key store\s+gnome_libsecret\s+Current key store\s+kwallet6/,
    );
    await fault.getByRole('button', { name: TEXTS['vault.retry'] }).click();
    await fault.getByText(TEXTS['vault.retry.same']).waitFor();
    await page.evaluate(() => {
      const { state, vault } = window.fakeBridge;
      vault.mended = { ...state.vault, state: 'open' };
    });
    await fault.getByRole('button', { name: TEXTS['vault.retry'] }).click();
    await fault.waitFor({ state: 'detached' });
  });

  test('old files are quarantined once the operator agrees in main’s dialog, and the accounts say what they miss', async () => {
    await view.show(boardSeed({ accounts: LOCKED_ACCOUNTS, vault: vaultOf({ state: 'damaged' }) }));
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.evaluate(() => {
      window.fakeBridge.agrees = false;
    });
    await page.getByRole('button', { name: TEXTS['fault.fresh'] }).click();
    await expect.poll(() => asked('vault.startFresh')).toEqual([null]);
    await page.getByRole('button', { name: TEXTS['fault.fresh'] }).waitFor();
    await page.evaluate(() => {
      window.fakeBridge.agrees = true;
    });
    await page.getByRole('button', { name: TEXTS['fault.fresh'] }).click();
    await page.getByText('vault-key.json.2026-11-22T10-00-00.aside').waitFor();
    await page.getByRole('button', { name: 'Enter secret of account Regional' }).click();
    expect(await asked('secrets.open')).toEqual([
      { task: { kind: 'account', accountId: 'second' } },
    ]);
  });

  test('an account is not deleted while its secret cannot be erased', async () => {
    await showLocked();
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'Delete… account Main channel' }).click();
    await page.getByText(TEXTS['accounts.delete.locked']).waitFor();
    expect(await asked('accounts.remove')).toEqual([]);
    await give();
    await page.getByText(TEXTS['accounts.delete.locked']).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Delete… account Main channel' }).click();
    await page
      .getByRole('button', { name: 'Delete… account Main channel' })
      .waitFor({ state: 'detached' });
    expect(await asked('accounts.remove')).toEqual([{ id: 'account' }]);
  });
});
