import type { Vendor } from '#contract/model/vendor.ts';
import { inOneStep } from '../answer/turns.ts';
import type { ApiAction } from '../call-action.ts';
import type { MediaMerge } from '../vendors/common/media.ts';
import { mergeOf } from '../vendors/registry.ts';
import { type MediaAnswer, readMediaAnswer } from './media-answer.ts';

export interface MergeMediaRequest {
  readonly vendor: Vendor;
  readonly merge: MediaMerge;
}

/**
 * MergeMedia (facts "Actions"): begins to join files; the answer names the task. It has no key that would make a
 * second request harmless, so a lost answer is never followed by another one.
 */
export const mergeMedia: ApiAction<MergeMediaRequest, MediaAnswer<{ readonly taskId: string }>> = {
  name: 'MergeMedia',
  parameters: ({ vendor, merge }) => [['Vendor', vendor], ...mergeOf(vendor).parameters(merge)],
  *read({ vendor }, delivery, secrets) {
    return yield* readMediaAnswer(vendor, delivery, secrets, {
      read(part) {
        const taskId = mergeOf(vendor).readTask(part);
        return taskId === null ? null : { taskId };
      },
      clean: inOneStep(({ taskId }, redact) => ({ taskId: redact.id(taskId) })),
    });
  },
};
