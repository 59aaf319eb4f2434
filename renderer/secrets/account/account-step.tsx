import { useState } from 'react';
import type { AccountEntry } from '#contract/model/account.ts';
import type { Recording } from '#contract/model/start.ts';
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
import { endpointOf, factsOf, isSameDestination, secretNeed } from './account-form.ts';
import { FurtherFields } from './further-fields.tsx';
import { useFurtherSecrets } from './further-secrets.ts';
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
  const saving = useSaving(accountId, onSaved);
  const { account, fields, tried, secret, need, save, isRefused, confirming } = saving;
  const { form } = fields;
  return (
    <Frame
      title={
        account ? t('accounts.title.edit', { account: account.name }) : t('accounts.title.new')
      }
      onSubmit={saving.submit}
      {...(confirming && { onCancel: saving.dropQuestion })}
      footer={
        confirming?.kind === 'running' ? (
          <LeavesRunning
            recordings={confirming.recordings}
            onGoOn={saving.goOn}
            onNo={saving.dropQuestion}
          />
        ) : confirming?.kind === 'endpoint' ? (
          <ConfirmEndpoint
            host={confirming.host}
            onYes={() => void saving.saveNow()}
            onNo={saving.dropQuestion}
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
      <FurtherFields
        account={account}
        secrets={saving.further}
        mayKeep={saving.mayKeep}
        form={form}
        change={fields.change}
      />
      <ColourField
        label={t('accounts.colour')}
        value={form.colour}
        onChange={(colour) => colour && fields.change({ colour })}
      />
    </Frame>
  );
}

/** What is asked in the form's own footer before anything is saved. */
type Confirming =
  | { readonly kind: 'running'; readonly recordings: readonly Recording[] }
  | { readonly kind: 'endpoint'; readonly host: string };

/** The form, its secret, and the way from its button to the stored account: by the questions that arise. */
function useSaving(accountId: string | null, onSaved: () => void) {
  const account =
    useAppState(({ accounts }) => accounts.find(({ id }) => id === accountId)) ?? null;
  const [asked, setAsked] = useState<Confirming['kind'] | null>(null);
  const dropQuestion = () => setAsked(null);
  const { fields, tried, isFaulty, setTried } = useAccountForm(account, dropQuestion);
  const leftBy = useLeftByAccount(account);
  const secret = useServerSecret();
  const further = useFurtherSecrets(account);
  const save = useAction((entry: AccountEntry) =>
    bridge.ask('accounts.save', { id: accountId, entry }),
  );
  const { form } = fields;
  const need = secretNeed(form, account);
  const mayKeep = account !== null && isSameDestination(form, account);
  const host = foreignHost(endpointOf(form));
  const isSecretWanting =
    secret.state === 'impossible' || (secret.state === 'empty' && need !== 'keep');
  const saveNow = async () => {
    dropQuestion();
    const secrets = { serverSecret: secret.take(), ...further.take(mayKeep) };
    const answer = await save.run({ ...factsOf(form), ...secrets });
    if (answer.ok) onSaved();
    else setTried(false);
  };
  const goOn = () => {
    // The account used that host before: a change of name or colour needs no second confirmation.
    if (host === null || (need === 'keep' && secret.state === 'empty')) void saveNow();
    else setAsked('endpoint');
  };
  const submit = (element: HTMLFormElement) => {
    if (save.busy) return;
    setTried(true);
    if (isFaulty || isSecretWanting || further.isFaulty) focusFirstInvalid(element);
    else if (leftBy(factsOf(form)).length > 0) setAsked('running');
    else goOn();
  };
  const confirming = (): Confirming | null => {
    if (asked === 'running') return { kind: asked, recordings: leftBy(factsOf(form)) };
    return asked === 'endpoint' && host !== null ? { kind: asked, host } : null;
  };
  return {
    account,
    fields,
    tried,
    secret,
    further,
    mayKeep,
    need,
    save,
    isRefused: save.error === 'secret-required',
    confirming: confirming(),
    dropQuestion,
    submit,
    goOn,
    saveNow,
  };
}
