import { Button, Group } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Merge } from '#contract/model/merge.ts';
import { signerOf } from '#contract/rules/signer.ts';
import { waitsForSecret } from '../../shared/accounts/use-account.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { YesButton } from '../../shared/components/confirm.tsx';
import { Dialog } from '../../shared/components/dialog.tsx';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { vendorName } from '../../shared/format/text.ts';
import { nearClock } from '../../shared/format/time.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { QuestionAccount } from '../../shared/questions/question-parts.tsx';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './merge.module.css';
import { MergeFields } from './merge-fields.tsx';
import { chosen, firstForm, hoursOf, type MergeForm, problemsOf } from './merge-form.ts';
import type { MergeGroup } from './merge-groups.ts';
import { MergeOrder } from './merge-order.tsx';
import { resultName } from './merge-text.ts';

interface MergeDialogProps {
  readonly runId: string;
  readonly group: MergeGroup;
  /** Names that the merged file must not have. */
  readonly taken: readonly string[];
  readonly onBegun: () => void;
  readonly onClose: () => void;
}

/**
 * Puts a merge together and sends it, once. Where the same files were merged before, main sends nothing and says
 * so: a person then decides.
 */
export function MergeDialog({ runId, group, taken, onBegun, onClose }: MergeDialogProps) {
  const t = useT();
  const [form, setForm] = useState(() => firstForm(group, taken));
  const [earlier, setEarlier] = useState<Merge | null>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  // The harmless answer to the second question: the button that asked it is gone.
  useEffect(() => {
    if (earlier) cancel.current?.focus();
  }, [earlier]);
  const problems = problemsOf(form, group, taken);
  const isReady = Object.values(problems).every((problem) => problem === null);
  const send = useAction((again: boolean) => sendMerge(runId, group, form, again));
  const run = async (again: boolean) => {
    const answer = await send.run(again);
    if (!answer.ok) return;
    if (answer.value.kind === 'question') return setEarlier(answer.value.earlier);
    onBegun();
    onClose();
  };
  const footer = (
    <>
      <ErrorNote code={send.error} />
      <Group justify="flex-end" gap="xs">
        <Button ref={cancel} variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <YesButton
          // The answer to another question: it is deaf anew.
          key={earlier?.id}
          loading={send.busy}
          disabled={!isReady}
          onYes={() => void run(earlier !== null)}
        >
          {earlier ? t('merge.again.yes') : t('merge.send', { count: chosen(form).length })}
        </YesButton>
      </Group>
    </>
  );
  const title = t('merge.title', { stream: group.streamId });
  return (
    <Dialog title={title} size={620} onClose={onClose} footer={footer}>
      <SignedBy group={group} isWaiting={send.busy} />
      {earlier ? (
        <Again earlier={earlier} />
      ) : (
        <>
          <p className={styles.intro}>{t('merge.what', { vendor: vendorName(group.vendor, t) })}</p>
          <MergeOrder group={group} form={form} problem={problems.parts} onChange={setForm} />
          <MergeFields group={group} form={form} problems={problems} onChange={setForm} />
          <Note tone="grey" sign="i">
            {t('merge.costs')}
          </Note>
        </>
      )}
    </Dialog>
  );
}

const sendMerge = (
  runId: string,
  { vendor, merge }: MergeGroup,
  form: MergeForm,
  again: boolean,
): ReturnType<typeof bridge.ask<'files.merge'>> =>
  bridge.ask('files.merge', {
    runId,
    vendor,
    fileIds: chosen(form).flatMap(({ fileId }) => fileId ?? []),
    format: form.format,
    name: form.name.trim(),
    expireHours: merge.takesExpiry ? (hoursOf(form) ?? 0) : 0,
    again,
  });

interface SignedByProps {
  readonly group: MergeGroup;
  readonly isWaiting: boolean;
}

/** With which project it would be done, and what it waits for where that is locked. */
function SignedBy({ group: { parts }, isWaiting }: SignedByProps) {
  const t = useT();
  const accounts = useAppState((state) => state.accounts);
  const [first] = parts;
  const account = first && signerOf(first, accounts);
  if (!account) return null;
  return (
    <>
      <QuestionAccount id={account.id} />
      {isWaiting && waitsForSecret(account) && <output>{t('presets.waitsForSecret')}</output>}
    </>
  );
}

function Again({ earlier }: { readonly earlier: Merge }) {
  const t = useT();
  const time = nearClock(new Date(earlier.createdAt), new Date());
  const key = earlier.state === 'finished' ? 'merge.again.finished' : 'merge.again.unknown';
  return (
    <Note tone="amber" sign="?">
      {t(key, { time, name: resultName(earlier) })} {t('merge.again.nothing')}
    </Note>
  );
}
