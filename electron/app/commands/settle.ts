import type { Recording } from '#contract/model/start.ts';
import type { Verdict, VerdictFacts } from '../../recording/operator-verdict.ts';
import { Refused } from '../../recording/refused.ts';
import { decide, SETTLE_TABLE, type SettleCondition } from './decision-table.ts';
import type { Verdicts } from './record-verdicts.ts';
import type { Caller } from './requests.ts';

export interface SettleRequest {
  /** A person has agreed that what certainly runs goes out of sight. */
  readonly confirmed?: boolean;
}

export type SettleAnswer =
  | { readonly kind: 'settled' }
  /** What certainly runs, and would be taken as not recording: a person must agree first. */
  | { readonly kind: 'question'; readonly hides: Recording };

const SENTENCES: Readonly<Record<SettleCondition, string>> = {
  'not-found': 'There is no unknown outcome of this call any more.',
  'runs-for-certain': 'It certainly records: a person must agree before it goes out of sight.',
};

/**
 * Records a verdict once the table lets the caller, or returns what a person must agree to first.
 *
 * @throws Refused with the reason, or Error when the journal cannot commit; nothing has changed then.
 */
export function settle(
  verdicts: Pick<Verdicts, 'factsOf' | 'record'>,
  caller: Caller,
  verdict: Verdict,
  { confirmed = false }: SettleRequest,
): SettleAnswer {
  const facts = verdicts.factsOf(verdict);
  const agreed = new Set<SettleCondition>(confirmed ? ['runs-for-certain'] : []);
  const ruling = decide(SETTLE_TABLE, caller, (when) => settleCondition(facts, when), agreed);
  if (ruling?.decision.kind === 'refuse') {
    throw new Refused(ruling.decision.code, SENTENCES[ruling.when]);
  }
  if (ruling && facts.hides) return { kind: 'question', hides: facts.hides };
  verdicts.record(verdict);
  return { kind: 'settled' };
}

const settleCondition = ({ isFound, hides }: VerdictFacts, condition: SettleCondition): boolean =>
  condition === 'not-found' ? !isFound : hides !== null;
