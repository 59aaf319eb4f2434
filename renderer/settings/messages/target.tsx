import { Button, Checkbox, Group, NativeSelect, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import {
  ALARM_EVENTS,
  MESSAGE_EVENTS,
  quietHoursSchema,
  type WebhookChoices,
  type WebhookTest,
  type WebhookView,
} from '#contract/model/webhook.ts';
import { dateAndClock } from '#contract/rules/local-time.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { dangerLook } from '../../shared/components/danger.tsx';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { Panel } from '../../shared/components/panel.tsx';
import { TimeField } from '../../shared/fields/time-field.tsx';
import { isTimeOfDay } from '../../shared/fields/time-of-day.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { UnlockButton } from '../../shared/secrets/open-secrets.tsx';

interface TargetProps {
  readonly webhook: WebhookView;
  readonly onEdit: () => void;
}

/** One target: where it is, what it is told, and a test. */
export function Target({ webhook, onEdit }: TargetProps) {
  const t = useT();
  const { id, name } = webhook;
  // Main asks the operator, in a dialog that no page can answer.
  const removing = useAction(() => bridge.ask('webhooks.remove', { id }));
  return (
    <Panel
      title={name}
      actions={
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-sm"
            onClick={onEdit}
            aria-label={t('webhooks.edit.label', { name })}
          >
            {t('webhooks.edit')}
          </Button>
          <Button
            {...dangerLook('delete')}
            size="compact-sm"
            onClick={() => void removing.run()}
            aria-label={t('webhooks.delete.label', { name })}
          >
            {t('webhooks.delete')}
          </Button>
        </Group>
      }
    >
      <Stack gap="sm">
        <Standing webhook={webhook} />
        <ErrorNote code={removing.error} />
        <Choices webhook={webhook} />
        <Test webhook={webhook} />
      </Stack>
    </Panel>
  );
}

/** Where it sends, and whether it can. */
function Standing({ webhook }: Pick<TargetProps, 'webhook'>) {
  const t = useT();
  const { kind, template, host, signed, secrets, deliveredAt, waiting, failed } = webhook;
  const facts = [
    t(`webhooks.kind.${kind}`),
    ...(kind === 'generic' ? [t(`webhooks.template.${template}`)] : []),
    ...(host === null ? [] : [host]),
    ...(signed ? [t('webhooks.signed')] : []),
    ...(deliveredAt === null
      ? []
      : [t('webhooks.delivered', { time: dateAndClock(new Date(deliveredAt)) })]),
    ...(waiting > 0 ? [t('webhooks.waiting', { count: waiting })] : []),
    ...(failed > 0 ? [t('webhooks.failed', { count: failed })] : []),
  ];
  return (
    <>
      <Text size="sm" c="dimmed">
        {facts.join(' · ')}
      </Text>
      {secrets === 'locked' && (
        <Note tone="amber" sign="!" actions={<UnlockButton />}>
          {t('webhooks.locked')}
        </Note>
      )}
      {secrets === 'missing' && (
        <Note tone="amber" sign="!">
          {t('webhooks.missing')}
        </Note>
      )}
    </>
  );
}

/** Each choice counts at once. */
function Choices({ webhook }: Pick<TargetProps, 'webhook'>) {
  const t = useT();
  const { id, enabled, events, quietHours, language } = webhook;
  const save = useAction((changes: Partial<WebhookChoices>) =>
    bridge.ask('webhooks.configure', {
      id,
      choices: { enabled, events, quietHours, language, ...changes },
    }),
  );
  return (
    <>
      <Switch
        label={t('webhooks.enabled')}
        checked={enabled}
        onChange={(event) => void save.run({ enabled: event.currentTarget.checked })}
      />
      <Checkbox.Group
        label={t('webhooks.events')}
        value={events}
        onChange={(chosen) =>
          void save.run({
            events: [...MESSAGE_EVENTS, ...ALARM_EVENTS].filter((event) => chosen.includes(event)),
          })
        }
      >
        <Group gap="md" mt={6}>
          {MESSAGE_EVENTS.map((event) => (
            <Checkbox key={event} value={event} label={t(`webhooks.event.${event}`)} />
          ))}
        </Group>
        <Text size="sm" c="dimmed" mt="sm">
          {t('webhooks.events.alarms')}
        </Text>
        <Group gap="md" mt={6}>
          {ALARM_EVENTS.map((event) => (
            <Checkbox
              key={event}
              value={event}
              label={t(`alarm.kind.${event}`)}
              disabled={events.includes('trouble')}
            />
          ))}
        </Group>
      </Checkbox.Group>
      <Quiet quietHours={quietHours} onChange={(hours) => void save.run({ quietHours: hours })} />
      <NativeSelect
        w={240}
        label={t('webhooks.language')}
        value={language ?? ''}
        data={[
          { value: '', label: t('webhooks.language.window') },
          { value: 'en', label: 'English' },
          { value: 'zh-CN', label: '中文' },
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          void save.run({ language: value === 'en' || value === 'zh-CN' ? value : null });
        }}
      />
      <ErrorNote code={save.error} />
    </>
  );
}

const USUAL_HOURS = { from: '23:00', to: '07:00' } as const;

interface QuietProps {
  readonly quietHours: WebhookChoices['quietHours'];
  readonly onChange: (hours: WebhookChoices['quietHours']) => void;
}

function Quiet({ quietHours, onChange }: QuietProps) {
  const t = useT();
  const change = (changes: Partial<typeof USUAL_HOURS>) => {
    const parsed = quietHoursSchema.safeParse({ ...(quietHours ?? USUAL_HOURS), ...changes });
    if (parsed.success) onChange(parsed.data);
  };
  return (
    <>
      <Switch
        label={t('webhooks.quiet')}
        description={t('webhooks.quiet.hint')}
        checked={quietHours !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? USUAL_HOURS : null)}
      />
      {quietHours && (
        <Group gap="md">
          {(['from', 'to'] as const).map((end) => (
            <Hour
              key={end}
              label={t(`webhooks.quiet.${end}`)}
              value={quietHours[end]}
              onChange={(time) => change({ [end]: time })}
            />
          ))}
        </Group>
      )}
    </>
  );
}

interface HourProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (time: string) => void;
}

/** Shows what is typed until it is left, then what counts. */
function Hour({ label, value, onChange }: HourProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    setTyped(text);
    if (isTimeOfDay(text)) onChange(text);
  };
  return (
    <TimeField
      w={128}
      label={label}
      value={typed ?? value}
      onChange={change}
      onBlur={() => setTyped(null)}
    />
  );
}

/** Sends one message on the operator's click, and shows what the service itself says. */
function Test({ webhook }: Pick<TargetProps, 'webhook'>) {
  const t = useT();
  const [result, setResult] = useState<WebhookTest | null>(null);
  const test = useAction(() => bridge.ask('webhooks.test', { id: webhook.id }));
  const run = async () => {
    setResult(null);
    const answer = await test.run();
    if (answer.ok) setResult(answer.value);
  };
  return (
    <div aria-live="polite">
      <Button
        variant="default"
        size="compact-sm"
        loading={test.busy}
        disabled={webhook.secrets !== 'held'}
        onClick={() => void run()}
        aria-label={t('webhooks.test.label', { name: webhook.name })}
      >
        {t('webhooks.test')}
      </Button>
      <ErrorNote code={test.error} />
      {result && (
        <Note tone={result.delivered ? 'green' : 'amber'} sign={result.delivered ? '✓' : '✕'}>
          {result.reason === null
            ? t('webhooks.test.delivered')
            : t(`webhooks.reason.${result.reason}`)}{' '}
          <span className="mono">{result.answer}</span>
        </Note>
      )}
    </div>
  );
}
