import type { PresetDraft } from '#contract/model/preset.ts';
import type { PreviewedCall } from '#contract/model/preview.ts';
import { RECORD_ACTIONS } from '../zego/actions/cdn-record.ts';
import { previewAction } from '../zego/call-action.ts';
import type { Project } from '../zego/request/query.ts';
import { stopTimeAt } from './end-time.ts';
import { plan } from './plan-calls.ts';
import { requestAt } from './request-at.ts';

/** The requests that a start of all of it would make at `nowMs`, with placeholders for what signs them. */
export function previewOf(draft: PresetDraft, project: Project, nowMs: number): PreviewedCall[] {
  return plan(draft).map(({ vendor, streamIds }) => {
    const request = requestAt(nowMs, { action: 'StartCDNRecord', vendor, streamIds }, draft);
    const stopAt = stopTimeAt(draft, vendor, nowMs);
    return {
      vendor,
      streamIds: [...streamIds],
      url: request && previewAction(RECORD_ACTIONS[request.action], request, project),
      endTime: request?.extras.endTime ?? null,
      ...(stopAt !== null && { stopAt }),
    };
  });
}
