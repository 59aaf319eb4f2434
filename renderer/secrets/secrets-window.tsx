import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { SecretTask } from '#contract/model/secrets.ts';
import { Note } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { AccountStep } from './account/account-step.tsx';
import { ChoiceStep } from './choice/choice-step.tsx';
import { closeWindow, Frame } from './frame/frame.tsx';
import { RequestProvider, useRequest } from './frame/request.ts';
import { ProxyLoginStep } from './network/proxy-login-step.tsx';
import { RouteStep } from './network/route-step.tsx';
import { PassphraseStep } from './passphrase/passphrase-step.tsx';
import { stepOf } from './step-of.ts';
import { TokenStep } from './token/token-step.tsx';
import { ForgottenStep } from './unlock/forgotten-step.tsx';
import { UnlockStep } from './unlock/unlock-step.tsx';
import { WebhookStep } from './webhook/webhook-step.tsx';

/** One task, in as many steps as the vault asks for. Main closes the window when the task is done. */
export function SecretsWindow() {
  const request = useRequest();
  if (!request) return null;
  return (
    <RequestProvider value={request}>
      <Steps key={JSON.stringify(request.task)} task={request.task} />
    </RequestProvider>
  );
}

function Steps({ task }: { readonly task: SecretTask }) {
  const vault = useAppState((state) => state.vault.state);
  const [isForgotten, setForgotten] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const onSaved = () => setSaved(true);
  if (isSaved) return <DoneStep what="saved" />;
  if (isForgotten) return <ForgottenStep onBack={() => setForgotten(false)} />;
  switch (stepOf(task, vault)) {
    case 'unlock':
      return <UnlockStep onForgotten={() => setForgotten(true)} />;
    case 'choice':
      return <ChoiceStep onSaved={onSaved} />;
    case 'shut':
      return <ShutStep />;
    case 'done':
      return <DoneStep what={vault === 'open' ? 'unlocked' : 'nothing'} />;
    case 'account':
      return (
        <AccountStep
          accountId={task.kind === 'account' ? task.accountId : null}
          onSaved={onSaved}
        />
      );
    case 'passphrase':
      return <PassphraseStep onSaved={onSaved} />;
    case 'proxy-login':
      return <ProxyLoginStep onSaved={onSaved} />;
    case 'webhook':
      return (
        <WebhookStep
          webhookId={task.kind === 'webhook' ? task.webhookId : null}
          onSaved={onSaved}
        />
      );
    case 'token':
      return <TokenStep />;
    case 'network':
      return <RouteStep onSaved={onSaved} />;
  }
}

interface DoneStepProps {
  /** `nothing`: there was nothing to unlock, since the vault has been started fresh. */
  readonly what: 'saved' | 'unlocked' | 'nothing';
}

/** Main is about to close the window; should it not, there is a button, and no field any more. */
function DoneStep({ what }: DoneStepProps) {
  const t = useT();
  return (
    <Frame
      goesOn={false}
      title={t(`secrets.done.${what}`)}
      onSubmit={closeWindow}
      footer={
        <Group justify="flex-end">
          <Button type="submit" data-autofocus>
            {t('close')}
          </Button>
        </Group>
      }
    >
      {what === 'nothing' && <p>{t('secrets.done.nothing.text')}</p>}
    </Frame>
  );
}

/** The vault has a fault that no passphrase mends: what it is stands here, what to do in the settings. */
function ShutStep() {
  const t = useT();
  const state = useAppState((whole) => whole.vault.state);
  return (
    <Frame
      goesOn={false}
      title={t('secrets.shut.title')}
      onSubmit={closeWindow}
      footer={
        <Group justify="flex-end">
          <Button type="submit" data-autofocus>
            {t('close')}
          </Button>
        </Group>
      }
    >
      <Note tone="amber" sign="✕" role="alert">
        {t(`vault.${state}`)}
      </Note>
      <p>{t('secrets.shut.text')}</p>
    </Frame>
  );
}
