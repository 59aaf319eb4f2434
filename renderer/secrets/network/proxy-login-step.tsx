import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ProxyLogin } from '#contract/model/network.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { dangerLook } from '../../shared/components/danger.tsx';
import { Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { HiddenInput, useHiddenField } from '../fields/hidden-field.tsx';
import { Actions, Frame } from '../frame/frame.tsx';

/** The login at a company's proxy: kept with the secrets, and shown again as little as they are. */
export function ProxyLoginStep({ onSaved }: { readonly onSaved: () => void }) {
  const t = useT();
  const [user, setUser] = useState('');
  const [tried, setTried] = useState(false);
  const password = useHiddenField();
  const proxy = useProxyInUse();
  const save = useAction((login: ProxyLogin, forProxy: string) =>
    bridge.ask('network.login', { login, proxy: forProxy }),
  );
  const has = useAppState((state) => state.hasProxyLogin);
  const forget = useAction(() => bridge.ask('network.forgetLogin', null));
  const isEmpty = user.trim() === '';
  const submit = async () => {
    if (save.busy) return;
    setTried(true);
    if (isEmpty || !proxy) return;
    const answer = await save.run({ user: user.trim(), password: password.take() }, proxy);
    if (answer.ok) onSaved();
  };
  const remove = async () => {
    const answer = await forget.run();
    if (answer.ok) onSaved();
  };
  return (
    <Frame
      title={t('secrets.proxy.title')}
      onSubmit={() => void submit()}
      footer={
        <Actions
          yes={t('save')}
          busy={save.busy}
          disabled={!proxy}
          error={save.error ?? forget.error}
        />
      }
    >
      {proxy && <p>{t('secrets.proxy.text', { proxy })}</p>}
      {proxy === null && (
        <Note tone="amber" sign="!">
          {t('secrets.proxy.none')}
        </Note>
      )}
      <TextInput
        label={t('network.login.user')}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={user}
        error={tried && isEmpty && t('secrets.problem.user')}
        onChange={(event) => setUser(event.currentTarget.value)}
      />
      <HiddenInput field={password} label={t('network.login.password')} />
      {has && (
        <div>
          <Button {...dangerLook('delete')} loading={forget.busy} onClick={() => void remove()}>
            {t('network.login.remove')}
          </Button>
        </div>
      )}
    </Frame>
  );
}

/** Address of the proxy in force; null where there is none, undefined until that is known. */
function useProxyInUse(): string | null | undefined {
  const [proxy, setProxy] = useState<string | null>();
  useEffect(() => {
    let isOver = false;
    void bridge.ask('network.proxyInUse', null).then((answer) => {
      if (!isOver) setProxy(answer.ok ? answer.value.proxy : null);
    });
    return () => {
      isOver = true;
    };
  }, []);
  return proxy;
}
