import type { onboarding as english } from '#contract/locales/en/onboarding.ts';

export const onboarding: Record<keyof typeof english, string> = {
  'welcome.title': '欢迎使用 CDN Recorder',
  'welcome.skip': '跳过引导',
  'welcome.step': '第 {{step}} 步，共 {{count}} 步',
  'welcome.back': '上一步',
  'welcome.next': '下一步',
  'welcome.finish': '完成',

  'welcome.language.title': '选择语言',
  'welcome.language.text': '立即生效，窗口和托盘同时切换。下方的预设现在就能用，无需等引导结束。',

  'welcome.account.title': '先演练，还是用自己的账号？',
  'welcome.account.text':
    '演练只调用本程序内置的服务器，不会向外发送任何请求，相关内容一律标注“演练”。真实录制需要账号：AppId 和 ServerSecret 可在 ZEGO 控制台的项目信息中查看。',
  'welcome.account.configureFirst':
    '真实录制之前，须先在 ZEGO 控制台开通并配置 CDN 录制（或联系 ZEGO 技术支持）：文件格式、录制间隔、存储时长。',
  'welcome.account.byDefault': '如果项目的 CDN 已设为默认录制所有流，则无需在此发起录制。',
  'welcome.account.practice': '先演练（推荐）',
  'welcome.account.own': '{{name}}，AppId {{appId}}',
  'welcome.account.add': '添加账号…',

  'welcome.preset.title': '第一个预设',
  'welcome.preset.text':
    '预设写明录制哪些流、用哪些厂商，之后在窗口或托盘中单击即可开始。结束时间等其他选项在编辑页设置。',
  'welcome.preset.name': '第一次录制',
  'welcome.preset.create': '创建预设',

  'welcome.preset.problem.name': '未保存：请填写名称，最多 80 个字符，且不与其他预设重名。',
  'welcome.preset.problem.vendors': '未保存：请至少选择一个厂商。',
  'welcome.preset.problem.streams':
    '未保存：请填写流 ID，由字母、数字、- 和 _ 组成，多个之间用空格分隔。',

  'welcome.start.title': '已就绪：{{preset}}',
  'welcome.start.practice': '请开始：演练服务器会像厂商一样响应，不会真正播出或录制。',
  'welcome.start.air': '账号“{{account}}”，真实录制：点“开始”即向厂商发起录制任务。',
  'welcome.start.accepted':
    '“已受理”仅表示厂商已接受任务，不代表文件正在生成，也没有接口可以查询。重要节目请到厂商控制台核实。',
  'welcome.start.acceptedPractice':
    '演练服务器已受理任务。真实厂商的“已受理”也仅表示接下任务：文件是否在生成，只能到厂商控制台查看。',
  'welcome.start.other': '结果不是“已受理”时如下所示：下方预设卡片会说明原因和下一步操作。',
};
