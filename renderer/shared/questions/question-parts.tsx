import { Button } from '@mantine/core';
import { useId } from 'react';
import type { Account } from '#contract/model/account.ts';
import type { Tone } from '#contract/model/colours.ts';
import type { Recording, Target } from '#contract/model/start.ts';
import { signerOf } from '#contract/rules/signer.ts';
import { list } from '#contract/rules/text.ts';
import { AccountName } from '../accounts/account-name.tsx';
import { useAccount } from '../accounts/use-account.ts';
import { useSeries } from '../commands/ask-context.ts';
import { Note } from '../components/note.tsx';
import { VendorName } from '../components/vendor-name.tsx';
import { streamCount } from '../format/text.ts';
import { useT } from '../i18n/use-t.ts';
import styles from './questions.module.css';

/** So many streams of a vendor are named in all, or else so few: a preset may hold hundreds. */
const MOST = 12;
const FEW = 3;

const shownOf = (streamIds: readonly string[]) =>
  streamIds.length > MOST ? streamIds.slice(0, FEW) : streamIds;

interface TargetListProps {
  readonly tone: Tone;
  readonly sign: string;
  readonly title: string;
  readonly targets: readonly Target[];
}

/** Streams by vendor under a heading; nothing where there are none. */
export function TargetList({ tone, sign, title, targets }: TargetListProps) {
  const t = useT();
  const id = useId();
  if (targets.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.title} data-tone={tone}>
        <span className={styles.sign} aria-hidden="true">
          {sign}
        </span>
        {title}
      </h3>
      <dl className={styles.targets}>
        {targets.map(({ vendor, streamIds }) => (
          <div key={vendor} className={styles.target}>
            <dt>
              <VendorName vendor={vendor} />
            </dt>
            <dd className={styles.streams}>
              {streamIds.length > MOST && t('list.of', { names: streamCount(streamIds.length, t) })}
              <span className="mono">{list(shownOf(streamIds), t)}</span>
              {streamIds.length > MOST && (
                <> {t('question.moreStreams', { count: streamIds.length - FEW })}</>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** With which project it would be done, the one thing that must not be mistaken; and what is asked next. */
export function QuestionAccount({ id }: { readonly id: string }) {
  const account = useAccount(id);
  return (
    <div className={styles.account}>
      {account && <AccountName account={account} badge />}
      <MoreQuestions />
    </div>
  );
}

/** How many questions follow this one, and the way out of them all. */
function MoreQuestions() {
  const t = useT();
  const { waiting, leaveAll } = useSeries();
  if (waiting === 0) return null;
  return (
    <div className={styles.more}>
      {t(waiting === 1 ? 'question.follows' : 'question.follow', { count: waiting })}
      <Button variant="subtle" size="compact-sm" onClick={leaveAll}>
        {t('question.leaveAll')}
      </Button>
    </div>
  );
}

interface StrandedNoteProps {
  readonly recordings: readonly Recording[];
  readonly accounts: readonly Account[];
}

/** What no account could stop: which AppIds one must have, and what else an operator can do. */
export function StrandedNote({ recordings, accounts }: StrandedNoteProps) {
  const t = useT();
  const stranded = recordings.filter((one) => signerOf(one, accounts) === null);
  if (stranded.length === 0) return null;
  const appIds = [...new Set(stranded.map(({ appId }) => appId))].join(', ');
  return (
    <Note tone="amber" sign="!">
      {t('onAir.stranded', { count: stranded.length, appIds })}
    </Note>
  );
}
