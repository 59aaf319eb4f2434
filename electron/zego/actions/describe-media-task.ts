import type { Vendor } from '#contract/model/vendor.ts';
import { inOneStep } from '../answer/turns.ts';
import type { ApiAction } from '../call-action.ts';
import type { MediaTask } from '../vendors/common/media.ts';
import { mediaOf } from '../vendors/registry.ts';
import { LONGEST_MESSAGE, type MediaAnswer, readMediaAnswer, withTexts } from './media-answer.ts';

export interface DescribeMediaTaskRequest {
  readonly vendor: Vendor;
  readonly taskId: string;
}

/** DescribeMediaTask (facts "Actions"): how far a merge is, at a vendor whose merges can be asked after. */
export const describeMediaTask: ApiAction<DescribeMediaTaskRequest, MediaAnswer<MediaTask>> = {
  name: 'DescribeMediaTask',
  parameters: ({ vendor, taskId }) => [
    ['TaskId', taskId],
    ['Vendor', vendor],
  ],
  *read({ vendor }, delivery, secrets) {
    return yield* readMediaAnswer(vendor, delivery, secrets, {
      read: (part) => mediaOf(vendor).readTask?.(part) ?? null,
      clean: inOneStep((task, redact) => ({
        ...withTexts(task, redact.id),
        message: task.message === null ? null : redact.text(task.message, LONGEST_MESSAGE),
      })),
    });
  },
};
