import { useState } from 'react';
import type { SecretTask } from '#contract/model/secrets.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { AccountStep } from './account/account-step.tsx';
import { ChoiceStep } from './choice/choice-step.tsx';
import { DoneStep } from './done-step.tsx';
import { ProxyLoginStep } from './network/proxy-login-step.tsx';
import { RouteStep } from './network/route-step.tsx';
import { PassphraseStep } from './passphrase/passphrase-step.tsx';
import { RequestProvider } from './request-context.ts';
import { ShutStep } from './shut-step.tsx';
import { stepOf } from './step.ts';
import { ForgottenStep } from './unlock/forgotten-step.tsx';
import { UnlockStep } from './unlock/unlock-step.tsx';
import { useRequest } from './use-request.ts';

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
    case 'network':
      return <RouteStep onSaved={onSaved} />;
  }
}
