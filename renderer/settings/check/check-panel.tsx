import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Tone } from '#contract/model/colours.ts';
import { type CheckState, FINDINGS, type Found, isRemedied } from '#contract/model/self-check.ts';
import { clock } from '#contract/rules/local-time.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { Panel } from '../../shared/components/panel.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import styles from './check.module.css';

interface Checked {
  readonly at: Date;
  readonly found: readonly Found[];
}

/** Checks on request everything that the program depends on: how it is, in a sentence, and what to do. */
export function CheckPanel() {
  const t = useT();
  const [checked, setChecked] = useState<Checked | null>(null);
  const check = useAction(() => bridge.ask('check.run', null));
  const run = async () => {
    const answer = await check.run();
    // What was so before is not so for certain any more.
    setChecked(answer.ok ? { at: new Date(), found: answer.value.found } : null);
  };
  const open = checked?.found.filter(({ finding }) => isRemedied(finding)).length ?? 0;
  return (
    <Panel title={t('check.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('check.text')}</Text>
        <Group gap="sm">
          <Button variant="default" loading={check.busy} onClick={() => void run()}>
            {t(checked ? 'check.again' : 'check.run')}
          </Button>
          <output>
            {check.busy && t('check.running')}
            {!check.busy && checked && (
              <>
                {t('check.at', { time: clock(checked.at) })}
                {' · '}
                {open === 0 ? t('check.all.good') : t('check.all.open', { count: open })}
              </>
            )}
          </output>
        </Group>
        <ErrorNote code={check.error} />
        {checked && !check.busy && (
          <ul className={styles.list}>
            {checked.found.map((one) => (
              <CheckLine key={FINDINGS[one.finding].check} found={one} />
            ))}
          </ul>
        )}
      </Stack>
    </Panel>
  );
}

const SIGNS: Readonly<Record<CheckState, { readonly sign: string; readonly tone: Tone }>> = {
  good: { sign: '✓', tone: 'green' },
  attention: { sign: '!', tone: 'amber' },
  bad: { sign: '✕', tone: 'amber' },
  unknown: { sign: '?', tone: 'amber' },
  off: { sign: '–', tone: 'grey' },
};

function CheckLine({ found: { finding, detail } }: { readonly found: Found }) {
  const t = useT();
  const { check, state } = FINDINGS[finding];
  const { sign, tone } = SIGNS[state];
  return (
    <li className={styles.line}>
      <span className={styles.state} data-tone={tone}>
        <span aria-hidden="true">{sign} </span>
        {t(`check.state.${state}`)}
      </span>
      <strong className={styles.name}>{t(`check.name.${check}`)}</strong>
      <div className={styles.text}>
        <div>{t(`check.found.${finding}`, { detail })}</div>
        {isRemedied(finding) && (
          <div className={styles.remedy}>{t(`check.remedy.${finding}`, { detail })}</div>
        )}
      </div>
    </li>
  );
}
