import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  WEBHOOK_KINDS,
  WEBHOOK_TEMPLATES,
  type WebhookEntry,
  type WebhookKind,
  type WebhookTemplate,
  webhookKindSchema,
  webhookTemplateSchema,
} from '#contract/model/webhook.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { HiddenInput, useHiddenField } from '../fields/hidden-field.tsx';
import { Actions, Frame } from '../frame/frame.tsx';

interface WebhookStepProps {
  readonly webhookId: string | null;
  readonly onSaved: () => void;
}

/** Enters a target of messages, or changes one. Its address is as secret as its secret, and comes out nowhere. */
export function WebhookStep({ webhookId, onSaved }: WebhookStepProps) {
  const t = useT();
  const entry = useEntry(webhookId, onSaved);
  const { known, name, kind, hasSecret, keeps, url, secret, save } = entry;
  return (
    <Frame
      title={known ? t('webhooks.enter.edit', { name: known.name }) : t('webhooks.enter.new')}
      onSubmit={() => void entry.submit()}
      footer={<Actions yes={t('save')} busy={save.busy} error={save.error} />}
    >
      <TextInput
        label={t('webhooks.enter.name')}
        autoComplete="off"
        data-autofocus
        value={name}
        maxLength={100}
        error={entry.isNameless && t('webhooks.problem.name')}
        onChange={(event) => entry.setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('webhooks.enter.kind')}
        value={kind}
        data={WEBHOOK_KINDS.map((one) => ({ value: one, label: t(`webhooks.kind.${one}`) }))}
        onChange={(event) => entry.setKind(webhookKindSchema.parse(event.currentTarget.value))}
      />
      {kind === 'generic' && (
        <TemplateField template={entry.template} onChange={entry.setTemplate} />
      )}
      <HiddenInput
        field={url}
        label={t('webhooks.enter.url')}
        description={t(keeps ? 'webhooks.enter.url.keep' : 'webhooks.enter.url.hint')}
        error={entry.isAddressless && t('webhooks.problem.url')}
        onInput={entry.look}
      />
      {hasSecret && (
        <HiddenInput
          field={secret}
          label={t('webhooks.enter.secret')}
          description={t(
            kind === 'generic' ? 'webhooks.enter.secret.generic' : 'webhooks.enter.secret.hint',
          )}
        />
      )}
    </Frame>
  );
}

/** The fields, and the way from the button to the vault. */
function useEntry(webhookId: string | null, onSaved: () => void) {
  const known = useAppState(({ webhooks }) => webhooks.find(({ id }) => id === webhookId));
  const [name, setName] = useState(known?.name ?? '');
  const [kind, setKind] = useState<WebhookKind>(known?.kind ?? 'dingtalk');
  const [template, setTemplate] = useState<WebhookTemplate>(known?.template ?? 'standard');
  const [tried, setTried] = useState(false);
  const [isEmpty, setEmpty] = useState(true);
  const url = useHiddenField();
  const secret = useHiddenField();
  const save = useAction((entry: WebhookEntry) =>
    bridge.ask('webhooks.save', { id: webhookId, entry }),
  );
  const keeps = known?.secrets === 'held' && known.kind === kind;
  const isNameless = name.trim() === '';
  const isAddressless = isEmpty && !keeps;
  const hasSecret = kind !== 'wecom' && (kind !== 'generic' || template === 'standard');
  const submit = async () => {
    if (save.busy) return;
    setTried(true);
    if (isNameless || isAddressless) return;
    const entered = { url: url.take().trim(), secret: secret.take().trim() };
    setEmpty(true);
    const answer = await save.run({
      name: name.trim(),
      kind,
      template,
      url: entered.url === '' ? null : entered.url,
      secret: hasSecret ? entered.secret || null : '',
    });
    if (answer.ok) onSaved();
  };
  const shown = { known, name, kind, template, keeps, hasSecret, url, secret, save, submit };
  return {
    ...shown,
    setName,
    setKind,
    setTemplate,
    look: () => setEmpty(url.peek().trim() === ''),
    isNameless: tried && isNameless,
    isAddressless: tried && isAddressless,
  };
}

interface TemplateFieldProps {
  readonly template: WebhookTemplate;
  readonly onChange: (template: WebhookTemplate) => void;
}

function TemplateField({ template, onChange }: TemplateFieldProps) {
  const t = useT();
  return (
    <NativeSelect
      label={t('webhooks.enter.template')}
      description={t(`webhooks.template.${template}.hint`)}
      value={template}
      data={WEBHOOK_TEMPLATES.map((one) => ({ value: one, label: t(`webhooks.template.${one}`) }))}
      onChange={(event) => onChange(webhookTemplateSchema.parse(event.currentTarget.value))}
    />
  );
}
