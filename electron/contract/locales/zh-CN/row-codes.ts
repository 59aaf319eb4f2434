import type { rows as english } from '#contract/locales/en/row-codes.ts';

const ACCOUNT_OF_VENDOR = '这条流未发起录制。请携带厂商 RequestId 联系 ZEGO 技术支持。';

export const rows: Record<keyof typeof english, string> = {
  'row.other.meaning': '文档未列出的厂商返回码',
  'row.other.advice':
    '录制任务可能已创建，请先到厂商控制台核实，再决定是否重新开始。请参考厂商消息处理，或联系 ZEGO 技术支持。',
  'row.vendor-internal.meaning': '厂商内部错误',
  'row.vendor-internal.advice': '录制任务可能已创建，请先到厂商控制台核实，再决定是否重新开始。',
  'row.vendor-throttled.meaning': '厂商侧请求过于频繁',
  'row.vendor-throttled.advice': '这条流未发起录制。请稍后重试。',
  'row.vendor-credentials.meaning': '厂商拒绝了 ZEGO 的凭证或权限',
  'row.vendor-credentials.advice': ACCOUNT_OF_VENDOR,
  'row.bad-parameter.meaning': '厂商拒绝了某个参数',
  'row.bad-parameter.advice': '这条流未发起录制。请检查流 ID、结束时间、Domain 和 Point。',
  'row.task-limit.meaning': '同时进行的录制任务过多',
  'row.task-limit.advice': '这条流未发起录制。请停止不需要的任务，或联系 ZEGO 技术支持提高上限。',
  'row.daily-limit.meaning': '今日录制任务额度已用完',
  'row.daily-limit.advice': '这条流未发起录制。请联系 ZEGO 技术支持提高上限。',
  'row.service-off.meaning': '厂商侧直播服务被封禁、冻结或停用',
  'row.service-off.advice': ACCOUNT_OF_VENDOR,
  'row.vod-off.meaning': '厂商侧录制存储（点播）未开通',
  'row.vod-off.advice': ACCOUNT_OF_VENDOR,
  'row.stream-absent.meaning': '厂商侧没有这条流',
  'row.stream-absent.advice': '这条流未发起录制。请确认正在推流后重试。',
  'row.task-absent.meaning': '厂商侧没有这个任务',
  'row.task-absent.advice':
    '录制任务可能已创建，请到厂商控制台核实，并携带厂商 RequestId 联系 ZEGO 技术支持。',
  'row.resource-absent.meaning': '厂商侧找不到资源，未说明是哪一项',
  'row.resource-absent.advice':
    '这条流未发起录制。请确认正在推流后重试；仍不行请联系 ZEGO 技术支持。',
  'row.something-absent.meaning': '厂商侧找不到流、录制配置或域名（三者之一）',
  'row.something-absent.advice':
    '这条流未发起录制。请检查是否正在推流、录制模板、Domain 和 Point，然后重试。',
  'row.already-recording.meaning': '这条流已有录制任务',
  'row.already-recording.advice':
    '厂商侧已有任务在进行，本次未新建任务，可用“停止”结束。若停止后不到 15 秒，则表示旧任务仍在收尾。',
  'row.exists-already.meaning': '厂商返回“已存在”，未说明是哪一项',
  'row.exists-already.advice': '录制任务可能已存在，请到厂商控制台核实这条流是否正在录制。',
  'row.no-template.meaning': '这条流没有录制模板',
  'row.no-template.advice': '这条流未发起录制。请在控制台配置录制模板。',
  'row.domain-absent.meaning': '厂商侧没有该域名',
  'row.domain-absent.advice': '这条流未发起录制。请检查预设的 Domain 和 Point。',
  'row.domain-state.meaning': '域名状态不允许录制',
  'row.domain-state.advice': ACCOUNT_OF_VENDOR,
  'row.not-supported.meaning': '厂商不支持该操作',
  'row.not-supported.advice': ACCOUNT_OF_VENDOR,
  'row.operation-failed.meaning': '厂商侧操作失败',
  'row.operation-failed.advice': '录制任务可能已创建，请先到厂商控制台核实，再决定是否重新开始。',
  'row.user-absent.meaning': '厂商侧账号不存在或未实名',
  'row.user-absent.advice': ACCOUNT_OF_VENDOR,
};
