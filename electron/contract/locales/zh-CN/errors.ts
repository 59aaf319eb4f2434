import type { errors as english } from '#contract/locales/en/errors.ts';

export const errors: Record<keyof typeof english, string> = {
  'error.bad-request': '程序内部请求有误，未执行任何操作。',
  'error.too-many-requests': '请求过于频繁，本次未执行任何操作。请等待几秒后重试。',
  'error.sound-unreadable':
    '无法读取该文件，提示音未更改。请检查文件是否存在，以及是否有读取权限。',
  'error.sound-too-large': '该文件超过 10 MB，提示音未更改。请选择较短的文件。',
  'error.sound-format': '该文件不是 WAV、MP3、OGG 或 FLAC，提示音未更改。请另选文件。',
  'error.updates-unavailable': '未作更改：目前没有可检查、下载或安装的更新。请查看设置中的“更新”。',
  'error.dialog-open':
    '已有一个确认框或文件对话框打开，本次未执行任何操作。请先处理该对话框，再重试。',
  'error.needs-confirmation':
    '这条流按在录处理，更改前须由人确认。未执行任何操作。请在窗口中确认。',
  'error.not-found': '该项已不存在，未执行任何操作。',
  'error.name-taken': '名称已被使用，未保存。请换一个名称。',
  'error.bad-name': '名称包含不可见字符，未保存任何内容，请重新输入。',
  'error.bad-endpoint': '接入地址必须是不含用户名和查询参数的 https 地址，未保存。',
  'error.credentials-unavailable': '密钥已锁定或缺失，未发起录制，也未保存。请在设置中解锁或填写。',
  'error.account-missing':
    '账号已不存在，未发送任何请求，已在进行的录制任务不受影响。要开始录制，请点 ⋮ →“编辑”另选账号；要停止，请在设置中添加 AppId 相同的账号，或查看“在录”。',
  'error.secret-required': '已存密钥只对应原来的 AppId 和接入地址，未保存。请填写 ServerSecret。',
  'error.already-running': '正在进行，未重复发起。',
  'error.archived': '该预设已归档，未发起录制。请先在预设页的“已归档”中恢复，再开始。',
  'error.journal-unreadable':
    '无法读取操作日志，无法判断是否已在录制，未执行任何操作。请到厂商控制台核实后，在窗口中开始，或使用 --force。',
  'error.nothing-missing': '全部已受理，未执行任何操作。',
  'error.running-elsewhere':
    '控制室的另一个工位正在录制，本工位未开始或停止任何录制。请到该工位查看和停止。',
  'error.room-viewer':
    '您在控制室中是观察员，预设和定时任务只能由操作员修改，未保存。控制室的所有者可以把您设为操作员。',
  'error.room-away':
    '控制室没有响应，按其设置在恢复前拒绝开始：另一个工位可能正在录制。未发起录制。请检查网络，并用 --room-status 检查控制室。',
  'error.quitting': 'CDN Recorder 正在退出，未开始或停止任何录制。请重新打开程序后再操作。',
  'error.remote-paused': '远程控制已暂停，未开始或停止任何录制。请在设置或托盘菜单中恢复。',
  'error.nothing-to-stop': '没有已知的在录任务，未执行任何操作。',
  'error.import-outdated': '预览之后有其他更改，未导入任何内容：请重新选择文件。',
  'error.nothing-to-merge': '可合并的文件不足两个，未发起合并。请稍后重新查找文件。',
  'error.too-many-to-merge': '文件数超过该厂商单次可合并的上限，未发起合并。请减少文件。',
  'error.cannot-merge':
    '该厂商不能合并这些文件：须属于同一条流，且格式相同并支持合并。未发起合并，请另选文件。',
  'error.merge-under-way': '厂商正在合并这些文件，未重复发起。请等待结果。',
  'error.too-many-schedules': '日程数量已达上限，未保存。请删除已结束的日程后再保存。',
  'error.end-time-out-of-range': '结束时间已过，未发起录制。请修改预设的结束时间。',
  'error.nothing-to-hand-over': '没有需要延长的录制，或录制已结束。未发送请求。',
  'error.storage-failed': '无法写入磁盘，未发起录制，也未保存。请释放磁盘空间后重试。',
  'error.store-unusable':
    '保存数据的文件目前无法读取，程序不会覆盖它。未保存，也未发起录制。请检查数据目录的访问权限后重试。',
  'error.hotkey-unusable':
    '此组合不能用作快捷键，未做任何更改。请选择包含 Ctrl 或 Alt 以及字母、数字或功能键的组合。',
  'error.hotkey-in-use':
    '本程序的另一个快捷键已使用此组合，未做任何更改。请选择其他组合，或先移除那个快捷键。',
  'error.hotkey-taken':
    '系统拒绝了此组合：其他程序正在使用。未做任何更改，原来的快捷键仍然有效。请选择其他组合。',
  'error.too-many-hotkeys': '最多可设置 64 个快捷键，未做任何更改。请移除不需要的快捷键。',
  'error.report-not-written':
    '无法写入该位置，报告未保存，录制不受影响。请换一个文件夹后重新保存。',
  'error.browser-failed': '无法打开浏览器，未执行任何操作。请自行在浏览器中打开该页面。',
  'error.file-without-address':
    '厂商未给出该文件的地址，因此无法打开。未做任何更改。请重新查找文件，或到厂商控制台中查找。',
  'error.proxy-unknown':
    '无法确定访问文件服务器所用的代理：系统代理没有响应，或其类型不受本程序支持。未打开任何内容。请在“设置”中检查代理，然后重试。',
  'error.certificate-not-written':
    '无法将凭证写入该位置，未保存任何内容。请换一个文件夹后重新保存。',
  'error.bad-webhook-address':
    '该地址不能使用，未保存。地址必须以 https 开头（http 仅限本机），且不含用户名、密码和“#”。',
  'error.bad-webhook-secret':
    '该密钥不能用于此服务，未保存。通用地址的密钥为“whsec_”加 24 到 64 字节的 Base64；企业微信和其他模板不使用密钥。',
  'error.too-many-webhooks': '目标已达 20 个上限，未保存。',
  'error.internal': '程序内部出错。已执行的操作请以历史记录为准。',
};
