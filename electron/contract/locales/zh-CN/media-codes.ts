import type { mediaCodes as english } from '#contract/locales/en/media-codes.ts';

const READ_SUPPORT = '未查到任何文件。请携带 RequestId 联系 ZEGO 技术支持。';
const MERGE_SUPPORT = '未发起合并。请携带 RequestId 联系 ZEGO 技术支持。';
const STATE_SUPPORT = '流状态未知。请携带 RequestId 联系 ZEGO 技术支持。';
const MERGE_DOUBT =
  '合并任务可能已创建：再次合并前请先查看有无新文件，并携带 RequestId 联系 ZEGO 技术支持。';

export const mediaCodes: Record<keyof typeof english, string> = {
  'media.read.ok': '无需处理。',
  'media.read.parameter': '未查到任何文件。请检查流 ID 和厂商。',
  'media.read.permission': '未查到任何文件。请联系 ZEGO 技术支持为该项目开通文件接口。',
  'media.read.vendor': '未查到任何文件。请确认该项目是否在此厂商录制。',
  'media.read.configuration':
    '未查到任何文件。请检查控制台的 CDN 配置；仍不行请联系 ZEGO 技术支持。',
  'media.read.wait': '已自动重试，仍未查到任何文件。请稍后再查。',
  'media.read.account': '未查到任何文件。请检查账号的 AppId 和 ServerSecret。',
  'media.read.support': READ_SUPPORT,
  'media.read.failed': '未查到任何文件。请稍后再查；仍不行请携带 RequestId 联系 ZEGO 技术支持。',
  'media.read.absent': '没有该文件或任务。请到厂商控制台核对 ID。',
  'media.read.host': '未查到任何文件。请检查账号的接入地址。',
  'media.read.program': '未查到任何文件。这是本程序的缺陷，请携带 RequestId 反馈。',
  'media.read.clock': '改用校正后的时间重试仍被拒绝，未查到任何文件。请检查本机时钟后再查。',
  'media.read.environment':
    '未查到任何文件。请将账号的 IsTest 设为“true”，或请 ZEGO 开通正式环境。',
  'media.read.elsewhere': '文档未将该返回码列于文件查询。请携带 RequestId 联系 ZEGO 技术支持。',
  'media.merge.ok': '厂商已受理合并。',
  'media.merge.parameter': '未发起合并。请检查文件、格式和名称。',
  'media.merge.permission': '未发起合并。请联系 ZEGO 技术支持为该项目开通合并功能。',
  'media.merge.vendor': '未发起合并。请确认该项目是否在此厂商录制。',
  'media.merge.configuration': '未发起合并。请联系 ZEGO 技术支持开通合并功能并配置回调地址。',
  'media.merge.wait': '已自动重试，仍未发起合并。请稍后再合并。',
  'media.merge.account': '未发起合并。请检查账号的 AppId 和 ServerSecret。',
  'media.merge.support': MERGE_SUPPORT,
  'media.merge.failed': MERGE_DOUBT,
  'media.merge.absent': '未发起合并：有文件已不存在，或其格式不能合并。请重新查询文件。',
  'media.merge.host': '未发起合并。请检查账号的接入地址。',
  'media.merge.program': '未发起合并。这是本程序的缺陷，请携带 RequestId 反馈。',
  'media.merge.clock': '改用校正后的时间重试仍被拒绝，未发起合并。请检查本机时钟后再合并。',
  'media.merge.environment': '未发起合并。请将账号的 IsTest 设为“true”，或请 ZEGO 开通正式环境。',
  'media.merge.elsewhere': `文档未将该返回码列于合并。${MERGE_DOUBT}`,
  'media.state.41003.meaning': '直播不存在',
  'media.state.active': '该流正在推流。',
  'media.state.parameter': '流状态未知。请检查流 ID。',
  'media.state.permission': '流状态未知。请联系 ZEGO 技术支持为该项目开通此接口。',
  'media.state.wait': '流状态未知。请稍后再查。',
  'media.state.account': '流状态未知。请检查账号的 AppId 和 ServerSecret。',
  'media.state.support': STATE_SUPPORT,
  'media.state.offline': '流状态未知：该项目已下线。请到 ZEGO 控制台核实。',
  'media.state.name': '流状态未知：流名称不符合 ZEGO 的命名规则。请检查流 ID。',
  'media.state.absent': '没有该流，或该流结束已久。直接推到 CDN 的流在此始终查不到。',
  'media.state.closed': '该流推过流，现已关闭。',
  'media.state.host': '流状态未知。请检查账号的接入地址。',
  'media.state.program': '流状态未知。这是本程序的缺陷，请携带 RequestId 反馈。',
  'media.state.clock': '流状态未知。请检查本机时钟后再查。',
  'media.state.environment': '流状态未知。请检查账号的 IsTest。',
  'media.state.elsewhere': '文档未将该返回码列于流状态查询。请携带 RequestId 联系 ZEGO 技术支持。',
};
