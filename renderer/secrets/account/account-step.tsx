import { useState } from 'react';
import type { AccountEntry } from '#contract/model/account.ts';
import { foreignHost } from '../../shared/accounts/endpoint.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { focusFirstInvalid } from '../../shared/components/interaction.ts';
import { ColourField } from '../../shared/fields/colour-field.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { Actions, Frame } from '../frame/frame.tsx';
import { useOpenRequest } from '../frame/request.ts';
import { BadgeField, EndpointFields, IdentityFields, IsTestField } from './account-fields.tsx';
import { endpointOf, factsOf, secretNeed } from './account-form.ts';
import { ConfirmEndpoint, LeavesRunning } from './questions-before-saving.tsx';
import { SecretField, useServerSecret } from './secret-field.tsx';
import { useAccountForm, useLeftByAccount } from './use-account-form.ts';

interface AccountStepProps {
  readonly accountId: string | null;
  readonly onSaved: () => void;
}

/** Enters an account, or changes one. Its secret goes in here and comes out nowhere. */
export function AccountStep({ accountId, onSaved }: AccountStepProps) {
  const t = useT();
  const { intents } = useOpenRequest();
  const account =
    useAppState(({ accounts }) => accounts.find(({ id }) => id === accountId)) ?? null;
  const [confirming, setConfirming] = useState<'endpoint' | 'running' | null>(null);
  const { fields, tried, isFaulty, setTried } = useAccountForm(account, () => setConfirming(null));
  const leftBy = useLeftByAccount(account);
  const secret = useServerSecret();
  const save = useAction((entry: AccountEntry) =>
    bridge.ask('accounts.save', { id: accountId, entry }),
  );
  const { form } = fields;
  const need = secretNeed(form, account);
  const host = foreignHost(endpointOf(form));
  const isSecretWanting =
    secret.state === 'impossible' || (secret.state === 'empty' && need !== 'keep');
  const submit = (element: HTMLFormElement) => {
    if (save.busy) return;
    setTried(true);
    if (isFaulty || isSecretWanting) focusFirstInvalid(element);
    else if (leftBy(factsOf(form)).length > 0) setConfirming('running');
    else goOn();
  };
  const goOn = () => {
    // What went to that host before goes on doing so: no second yes for another name or colour.
    if (host === null || (need === 'keep' && secret.state === 'empty')) void saveNow();
    else setConfirming('endpoint');
  };
  const saveNow = async () => {
    setConfirming(null);
    const answer = await save.run({ ...factsOf(form), serverSecret: secret.take() });
    if (answer.ok) onSaved();
    else setTried(false);
  };
  const isRefused = save.error === 'secret-required';
  return (
    <Frame
      title={
        account ? t('accounts.title.edit', { account: account.name }) : t('accounts.title.new')
      }
      onSubmit={submit}
      {...(confirming && { onCancel: () => setConfirming(null) })}
      footer={
        confirming === 'running' ? (
          <LeavesRunning
            recordings={leftBy(factsOf(form))}
            onGoOn={goOn}
            onNo={() => setConfirming(null)}
          />
        ) : confirming === 'endpoint' && host !== null ? (
          <ConfirmEndpoint
            host={host}
            onYes={() => void saveNow()}
            onNo={() => setConfirming(null)}
          />
        ) : (
          <Actions
            yes={t(intents.length > 0 ? 'secrets.saveAndGoOn' : 'save')}
            busy={save.busy}
            error={isRefused ? null : save.error}
          />
        )
      }
    >
      <IdentityFields {...fields} />
      <SecretField secret={secret} need={need} tried={tried} isRefused={isRefused} />
      <EndpointFields {...fields} />
      <IsTestField {...fields} />
      <BadgeField {...fields} />
      <ColourField
        label={t('accounts.colour')}
        value={form.colour}
        onChange={(colour) => colour && fields.change({ colour })}
      />
    </Frame>
  );
}
