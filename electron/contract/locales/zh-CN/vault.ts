import type { vault as english } from '#contract/locales/en/vault.ts';

export const vault: Record<keyof typeof english, string> = {
  'vault.title': '密钥保管',
  'vault.backend': '系统密钥库：{{backend}}',
  'vault.unlock': '解锁',
  'vault.lock': '立即锁定',
  'vault.setPassphrase': '设置口令…',
  'vault.changePassphrase': '更改或取消口令…',
  'vault.choose': '选择保护方式…',
  'vault.retry': '重新检查',
  'vault.retry.same': '已重新检查，没有变化。',
  'vault.quarantine': '另存旧文件并重新开始',

  'vault.empty': '尚未保存任何密钥。',
  'vault.undecided': '本机没有系统密钥库，请选择用口令保护或仅存内存；选定之前不会保存任何密钥。',
  'vault.memory': '已选择仅存内存：退出程序后密钥即清除。',
  'vault.open': '密钥已加密保存在本机，可以使用。',
  'vault.keyring-locked':
    '系统密钥库已锁定，已在进行的录制任务不受影响。点“开始”或“停止”会先请您解锁（系统会要求输入密码），随后自动继续。',
  'vault.passphrase-required':
    '密钥已锁定，已在进行的录制任务不受影响。点“开始”或“停止”会先要求输入口令，随后自动继续。',
  'vault.locked-by-user':
    '密钥已锁定，已在进行的录制任务不受影响。单击即可解锁；点“开始”或“停止”时也会询问。',
  'vault.key-without-store':
    '保存密钥的加密文件（vault.json）缺失，其解密密钥仍在。本程序未删除该文件，也未发起任何录制。演练以外的账号暂时无法开始或停止录制，已在进行的录制任务不受影响。处理办法见设置。',
  'vault.store-without-key':
    '保存密钥的加密文件仍在，但其解密密钥（vault-key.json）已丢失。未发起任何录制，文件已保留。演练以外的账号暂时无法开始或停止录制，已在进行的录制任务不受影响。处理办法见设置。',
  'vault.backend-changed':
    '系统当前使用的密钥库与保护解密密钥的不是同一个。未发起任何录制，文件已保留。演练以外的账号暂时无法开始或停止录制，已在进行的录制任务不受影响。处理办法见设置。',
  'vault.damaged':
    '保存密钥的加密文件已损坏。未发起任何录制，文件已原样保留。演练以外的账号暂时无法开始或停止录制，已在进行的录制任务不受影响。处理办法见设置。',
  'vault.newer':
    '密钥由本程序的更新版本写入。未发起任何录制，文件已保留。演练以外的账号暂时无法开始或停止录制，已在进行的录制任务不受影响。处理办法见设置。',
  'vault.unusable':
    '保存密钥的加密文件目前无法读取。未发起任何录制，文件已原样保留。演练以外的账号暂时无法开始或停止录制，已在进行的录制任务不受影响。处理办法见设置。',

  'vault.protection.keyring': '由系统密钥库保护。',
  'vault.protection.keyring-passphrase': '由系统密钥库和口令共同保护，缺一不可。',
  'vault.protection.passphrase': '仅由口令保护。',
  'vault.protection.memory': '从不写入磁盘。',

  'vault.onScreenLock': '锁屏时锁定',
  'vault.afterIdle': '闲置后锁定',
  'vault.afterIdle.never': '从不',
  'vault.afterIdle.min': '{{minutes}} 分钟',
  'vault.lock.withPassphrase': '锁定后，下次开始录制时会要求输入口令。已在进行的录制任务不受影响。',
  'vault.lock.withoutPassphrase':
    '未设口令时，任何使用本机的人单击即可解锁。要防止他人使用，请设置口令。',
  'vault.lock.impossible': '密钥仅存内存时无法锁定：一旦锁定，密钥就会丢失。',
  'vault.lock.undecided': '选定密钥的保护方式后才能锁定。',

  'vault.fresh.title': '另存旧文件并重新填写密钥？',
  'vault.fresh.quarantine': '加密文件会改名保留，并新建一个空的加密文件。不会删除任何内容。',
  'vault.fresh.stays': '预设、历史记录、账号名称、AppId 和颜色均保留。已在进行的录制任务不受影响。',
  'vault.fresh.again': '以下账号需要重新填写 ServerSecret：',
  'vault.quarantined': '已在数据目录中以下列名称保留：',
  'vault.quarantined.none': '没有需要另存的文件。',
  'vault.quarantined.next': '重新填写 ServerSecret 之前，账号会显示“密钥缺失”。未发起任何录制。',

  'fault.happened': '故障原因',
  'fault.notLost': '未受影响',
  'fault.started': '在录任务',
  'fault.started.no':
    '已在进行的录制任务不受影响，问题解决之前只能到厂商控制台停止；演练以外的账号无法开始录制。此故障没有发起任何录制。',
  'fault.practice': '演练始终可用。',
  'fault.keyStore.former': '原来的密钥库',
  'fault.keyStore.present': '当前的密钥库',
  'fault.keyStore.unknown': '未知',
  'fault.keyStore.none': '没有正在运行的密钥库',
  'fault.fresh.title': '或者放弃旧密钥，重新开始',
  'fault.fresh': '另存旧文件并重新填写密钥…',

  'fault.key-without-store.title': '保存密钥的加密文件缺失',
  'fault.key-without-store.happened':
    '解密密钥（vault-key.json）仍在，但它所打开的加密文件（vault.json）不见了。本程序从不删除该文件，应是被其他程序或人移走或删除。',
  'fault.key-without-store.notLost': '预设、历史记录、账号名称。密钥能否找回取决于该文件有无备份。',
  'fault.key-without-store.mend.title': '找回该文件',
  'fault.key-without-store.mend': '从备份中将 vault.json 恢复到程序数据目录，然后重新检查。',

  'fault.store-without-key.title': '加密文件的解密密钥已丢失',
  'fault.store-without-key.happened':
    '加密文件（vault.json）仍在，但打开它的解密密钥不见了：可能是 vault-key.json 被删除，或系统密钥库被清空、被停用。',
  'fault.store-without-key.notLost':
    '预设、历史记录、账号名称，以及加密文件本身：找回解密密钥后即可重新打开。',
  'fault.store-without-key.mend.title': '找回解密密钥',
  'fault.store-without-key.mend':
    '从备份恢复 vault-key.json，或重新启动系统密钥库（GNOME Keyring、KWallet），然后重新检查。',

  'fault.backend-changed.title': '系统换用了另一个密钥库',
  'fault.backend-changed.happened':
    '保护解密密钥的密钥库目前不可用，或已无法打开它。更换桌面环境、用户或启动参数之后会出现这种情况。',
  'fault.backend-changed.notLost':
    '预设、历史记录、账号名称，以及加密文件本身：换回原来的密钥库即可重新打开。',
  'fault.backend-changed.mend.title': '换回原来的密钥库',
  'fault.backend-changed.mend':
    '请登录之前使用的桌面环境，或请管理员撤销对 --password-store 的改动，然后重新检查。',

  'fault.damaged.title': '保存密钥的加密文件已损坏',
  'fault.damaged.happened':
    '加密文件或其解密密钥被改动或截断，原因可能是磁盘已满、复制失败或其他程序。本程序不会覆盖它。',
  'fault.damaged.notLost': '预设、历史记录、账号名称。损坏的文件原样保留。',
  'fault.damaged.mend.title': '从备份恢复',
  'fault.damaged.mend':
    '请将同一份备份中的 vault.json 和 vault-key.json 放回程序数据目录，然后重新检查。',

  'fault.newer.title': '密钥由更新版本的程序写入',
  'fault.newer.happened': '更新版本的程序以本版本不支持的格式保存了密钥。',
  'fault.newer.notLost': '预设、历史记录、账号名称，以及密钥本身：更新的版本可以打开。',
  'fault.newer.mend.title': '启动更新的版本',
  'fault.newer.mend': '请退出本版本，再启动更新的版本；若已卸载，请先安装。',

  'fault.unusable.title': '保存密钥的加密文件目前无法读取',
  'fault.unusable.happened':
    '系统拒绝读取该文件或其解密密钥，可能是权限不足、磁盘繁忙或出错，或该位置被其他内容占用。没有迹象表明文件已损坏，本程序也不会覆盖它。',
  'fault.unusable.notLost': '预设、历史记录、账号名称，密钥本身多半也完好。',
  'fault.unusable.mend.title': '恢复对该文件的访问',
  'fault.unusable.mend':
    '请检查程序数据目录中 vault.json 和 vault-key.json 的所有者、权限和所在磁盘，然后重新检查。',
};
