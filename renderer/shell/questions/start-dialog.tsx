import type { Preset } from '#contract/model/preset.ts';
import type { Question, StartScope } from '#contract/model/start.ts';
import { useAccount, waitsForSecret } from '../../shared/accounts/use-account.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import type { PendingQuestion } from '../../shared/commands/ask-context.ts';
import type { Agreed } from '../../shared/commands/commands.ts';
import { useStart } from '../../shared/commands/use-commands.ts';
import { AloneQuestion, ElsewhereQuestion } from './room-question.tsx';
import {
  ConfirmQuestion,
  StartQuestion,
  UnreadQuestion,
  UnrecordedQuestion,
} from './start-question.tsx';

type OfStart = Extract<Question, { kind: 'start' }>;

interface StartDialogProps {
  readonly preset: Preset;
  readonly question: OfStart;
  readonly scope: StartScope;
  readonly onQuestion: (asked: PendingQuestion) => void;
  readonly onClose: () => void;
}

/** Asks before a start that may not be harmless. One answer may lead to the next question: no disk, say. */
export function StartDialog({ preset, question, scope, onQuestion, onClose }: StartDialogProps) {
  // The answer starts what the question was about, with its end.
  const asked = question.end === undefined ? {} : { end: question.end };
  const start = useAction(
    (chosen: StartScope, { unrecorded = false, unread = false, alone, beside }: Agreed) =>
      bridge.ask('runs.start', {
        presetId: preset.id,
        scope: chosen,
        unrecorded,
        ...(unread && { unread }),
        ...(alone && { alone }),
        ...(beside && { beside }),
        ...asked,
      }),
  );
  const waits = waitsForSecret(useAccount(preset.accountId));
  const startLater = useStart(preset.id);
  const answer = async (chosen: StartScope, agreed: Agreed = {}) => {
    if (waits) {
      // Main answers only after the operator has entered the secret: the board must not wait behind a dialog.
      void startLater(chosen, { ...agreed, ...asked });
      onClose();
      return;
    }
    onQuestion({ question, scope: chosen });
    const came = await start.run(chosen, agreed);
    if (!came.ok) return;
    if (came.value.kind === 'started') onClose();
    else onQuestion({ question: came.value.question, scope: chosen });
  };
  const shared = { preset, busy: start.busy, error: start.error, onClose };
  if (question.unrecorded) {
    // Where it was not known whether it runs, the operator has agreed to that already.
    const yes = () => void answer(scope, { ...agreedIn(question), unrecorded: true });
    return <UnrecordedQuestion {...shared} onYes={yes} />;
  }
  if (question.elsewhere) {
    const rest = question.retry ? 'retry' : afterQuestion(scope);
    const yes = () => void answer(rest, { ...agreedIn(question), beside: true });
    return <ElsewhereQuestion {...shared} question={question} onYes={yes} />;
  }
  if (question.alone) {
    const chosen = question.retry ? 'retry' : afterQuestion(scope);
    return <AloneQuestion {...shared} onYes={() => void answer(chosen, agreedIn(question))} />;
  }
  if (question.unread) {
    return <UnreadQuestion {...shared} onYes={() => void answer(scope, { unread: true })} />;
  }
  if (question.confirm) {
    // What has begun to run since then is not started once more.
    const yes = () => void answer(question.retry ? 'retry' : 'missing');
    return <ConfirmQuestion {...shared} question={question} onYes={yes} />;
  }
  return (
    <StartQuestion {...shared} question={question} onStart={(chosen) => void answer(chosen)} />
  );
}

/** What was agreed to before this question, and to be agreed to again with its answer. */
const agreedIn = ({ unread, alone, beside }: OfStart): Agreed => ({
  ...(unread && { unread }),
  ...(alone && { alone }),
  ...(beside && { beside }),
});

/** A second start stays one; what has begun to run since the click is not started once more. */
const afterQuestion = (scope: StartScope): StartScope => (scope === 'ask' ? 'missing' : scope);
