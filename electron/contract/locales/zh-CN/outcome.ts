import type { outcome as english } from '#contract/locales/en/outcome.ts';

export const outcome: Record<keyof typeof english, string> = {
  'status.idle': '待录',
  'status.at': '{{status}} {{time}}',
  'status.queued': '排队中',
  'status.sending': '发送中',
  'status.accepted': '已受理',
  'status.already-recording': '已在录制',
  'status.verified-recording': '已核实：在录',
  'status.verified-not-recording': '已核实：未录',
  'status.partial': '缺流',
  'status.rejected': '未录（被拒绝）',
  'status.failed': '未录（未发出）',
  'status.unknown': '待核实',

  'status.stop.queued': '停止排队中',
  'status.stop.sending': '停止发送中',
  'status.stop.accepted': '停止已受理',
  'status.stop.already-recording': '已在录制',
  'status.stop.verified-recording': '已核实：仍在录',
  'status.stop.verified-not-recording': '已核实：未录',
  'status.stop.partial': '未全部停止',
  'status.stop.rejected': '停止被拒绝',
  'status.stop.failed': '停止未发出',
  'status.stop.unknown': '停止待核实',

  'reason.name-not-found': '找不到服务器域名，未发起任何录制。请检查网络和接入地址后重试。',
  'reason.connection-refused': '服务器拒绝连接，未发起任何录制。请检查接入地址后重试。',
  'reason.connect-timeout': '连接服务器超时，未发起任何录制。请检查网络后重试。',
  'reason.tls-failure': '连接不安全：服务器证书未通过校验，请求未发出。请检查接入地址和公司代理。',
  'reason.network-unreachable': '网络不可达，未发起任何录制。请检查网络后重试。',
  'reason.connection-failed': '未能建立连接，未发起任何录制。请检查网络后重试。',
  'reason.proxy-refused': '代理拒绝了连接，未发起任何录制。请在设置中检查代理及其登录信息。',
  'reason.proxy-unreachable': '无法连接代理，未发起任何录制。请在设置中检查代理后重试。',
  'reason.proxy-unusable':
    '系统设置的代理类型（例如 SOCKS4）本程序不支持，未发起任何录制。请在设置中改用其他代理。',
  'reason.no-answer':
    '请求已发出，但没有收到响应。录制任务可能已创建，请先到厂商控制台核实，再决定是否重新开始。',
  'reason.connection-lost':
    '请求发出后连接中断。录制任务可能已创建，请先到厂商控制台核实，再决定是否重新开始。',
  'reason.answer-cut-short':
    '响应中途断开。录制任务可能已创建，请先到厂商控制台核实，再决定是否重新开始。',
  'reason.answer-too-large':
    '响应过大，不像是接口返回。录制任务可能已创建，请检查接入地址并到厂商控制台核实。',
  'reason.answer-too-slow':
    '响应未能按时收全。录制任务可能已创建，请先到厂商控制台核实，再决定是否重新开始。',
  'reason.answer-unreadable':
    '响应全部或部分无法识别。录制任务可能已创建，请检查接入地址，并先到厂商控制台核实，再决定是否重新开始。',
  'reason.stream-missing':
    '响应中没有这条流。录制任务可能已创建，请先到厂商控制台核实，再决定是否重新开始。',
  'reason.vendor-call-refused':
    '厂商受理了这条流，但整体返回报错。录制任务可能已创建，请先到厂商控制台核实，再决定是否重新开始。',
  'reason.already-recording':
    '厂商返回：这条流已在录制，本次请求未新建任务。在用“停止”结束之前，一直按在录处理。',
  'reason.still-ending':
    '这条流刚刚停止，厂商侧旧任务仍在收尾。未发起任何录制，按未在录制显示。请重新开始；如再次被拒绝，则说明正在录制。',
  'reason.return-code': '服务器拒绝了本次请求。',
  'reason.too-frequent': '该 AppId 请求过于频繁，多次尝试均被拒绝，未发起任何录制。请稍后重试。',
  'reason.never-sent': '程序在请求发出前退出，未发起任何录制。如仍需要，请重新开始。',
  'reason.tries-interrupted':
    '程序在等待重试时退出，此前的尝试均未生效，未发起任何录制。如仍需要，请重新开始。',
  'reason.interrupted':
    '程序在发送过程中退出。录制任务可能已创建，请先到厂商控制台核实，再决定是否重新开始。',
  'reason.cancelled': '发送前已取消，未发起任何录制。',
  'reason.credentials-unavailable': '密钥已锁定或缺失，未发起任何录制。请解锁或填写密钥后重试。',
  'reason.end-time-out-of-range': '结束时间已过，未发起任何录制。请修改预设的结束时间。',
  'reason.hand-over-too-late':
    '第二个任务发出之前，第一个任务已结束，因此未发送请求。录制已结束；如需继续，请重新开始。',
  'reason.hand-over-locked':
    '录制已结束：密钥已锁定或缺失，接续请求未发送。请解锁或填写密钥；如需继续，请重新开始。',
  'reason.hand-over-no-account':
    '录制已结束：没有使用该 AppId 的账号，接续请求未发送。请添加账号；如需继续，请重新开始。',
  'reason.journal-failed': '无法写入磁盘，请求未发出，未发起任何录制。请释放磁盘空间后重试。',

  'outcome.line': '{{who}}：{{status}}',
  'outcome.lineWhy': '{{text}}。{{why}}',
  'outcome.more': '另有 {{count}} 项，请打开 CDN Recorder',

  'outcome.air': '{{preset}}：{{status}}，已受理 {{accepted}}/{{total}}',
  'outcome.practice': '{{preset}}：{{status}}，已受理 {{accepted}}/{{total}}（演练）',

  'stop.partial': '未全部停止。未停止的录制任务仍在继续，请查看详情后再次停止。',
  'stop.rejected': '停止被拒绝，录制任务仍在继续。请到厂商控制台停止。',
  'stop.failed': '停止请求未送达厂商，录制任务仍在继续。请再次停止。',
  'stop.unknown': '可能已停止，也可能仍在继续。请到厂商控制台核实，或再次停止。',
};
