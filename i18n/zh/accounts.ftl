# 账户：先是各代码对应的问题与错误，然后是邮件。

accounts-invalid = 请修改下面标出的内容。
accounts-handle-invalid = 用户名为 { $min } 到 { $max } 个字符：小写字母 a–z、数字、- 和 _。
accounts-handle-reserved = 这个用户名是保留的，请换一个。
accounts-handle-taken = 这个用户名已被使用，请换一个。
accounts-email-invalid = 这不是有效的邮箱地址。
accounts-email-taken = 这个邮箱已有账户。请登录，或重设密码。
accounts-locale-invalid = 无法识别这个语言，正确的写法例如 zh-CN。
accounts-market-invalid = 无法识别这个市场，正确的写法例如 GB。
accounts-password-short = 密码至少要有 { $min } 个字符。
accounts-password-long = 密码最多 { $max } 个字符。
accounts-password-own-name = 用自己的用户名或邮箱作密码太容易被猜到。
accounts-password-common = 这是别人最先会试的密码之一，请换一个。
accounts-password-missing = 请填写密码。
accounts-password-wrong = 当前密码不正确。
accounts-busy = 现在登录的人很多，请稍后再试。
accounts-login-wrong = 用户名、邮箱或密码不正确。
accounts-login-backoff = 失败次数过多，请稍等一会儿再试。
accounts-reset-token = 这个链接已经用过或已过期，请重新申请。
accounts-verification-token = 这个链接已经用过或已过期，请重新申请。
accounts-person-unknown = 没有这个人。
accounts-owns-shop = 您拥有一家店铺，请先把它转交给别人。
accounts-last-operator = 这个平台必须有人管理：请先添加另一位运营人员。
accounts-two-people = 用户名和邮箱属于两个不同的人。
accounts-member-unknown = 没有这个人、成员或邀请。
accounts-shop-owner = 店主保有全部权限。请先转交店铺。
accounts-already-member = 这个人已经在店铺工作。
accounts-no-permission = 请至少选择一项权限。
accounts-display-name-invalid = 名称为 1 到 { $max } 个字符。
accounts-bio-too-long = 这段文字最多 { $max } 个字符。
accounts-address-unknown = 您的地址簿里没有这个地址。
accounts-address-book-full = 您的地址簿已满，请先删除一个地址。
accounts-address-country = 请选择国家或地区。
accounts-address-missing = 该国家或地区的地址需要填写此项。
accounts-address-long = 此项最多 { $max } 个字符。
accounts-address-phone = 请填写 6 到 15 位数字的电话号码。
accounts-address-postal-code = 这不是该国家或地区的邮政编码，正确的写法例如 { $example }。
accounts-name-invalid = 名称为 1 到 { $max } 个字符。
accounts-scopes-missing = 请至少选择一项令牌可以做的事。
accounts-scope-unknown = 没有“{ $scope }”这个权限范围。
accounts-too-many-tokens = 您的 API 令牌太多，请先撤销一个。
accounts-passkey-expired = 用时过长，请重新开始。
accounts-passkey-wrong = 这个通行密钥没有成功。请再试一次，或用密码登录。
accounts-passkey-known = 这个通行密钥已经添加过了。
accounts-passkey-unknown = 没有这个通行密钥。
accounts-too-many-passkeys = 您的通行密钥太多，请先删除一个。
accounts-idempotency-key = Idempotency-Key 为 1 到 255 个普通字符。
accounts-idempotency-conflict = 这个 Idempotency-Key 已用于另一个请求。
accounts-idempotency-in-progress = 这个请求正在处理，请稍后再问。

accounts-mail-greeting = { $handle }，您好：
accounts-mail-footer = 您收到这封邮件，是因为您在 { $site } 有账户。

accounts-mail-verify-subject = 请确认您的邮箱地址
accounts-mail-verify-body = 请确认 { $email } 是您的邮箱。
accounts-mail-verify-button = 确认邮箱
accounts-mail-verify-note = 链接只能使用一次，7 天内有效。如果不是您本人操作，请忽略。

accounts-mail-reset-subject = 设置新密码
accounts-mail-reset-body = 有人（可能就是您）申请了新密码。
accounts-mail-reset-button = 设置新密码
accounts-mail-reset-note = 链接只能使用一次，1 小时内有效。如果不是您本人操作，请忽略，密码不会改变。

accounts-mail-changed-subject = 您的密码已更改
accounts-mail-changed-body = 您的密码已更改，所有设备都已退出登录。
accounts-mail-changed-button = 账户安全
accounts-mail-changed-note = 如果不是您本人操作，请立即重设密码。

accounts-mail-signin-subject = 您的账户有新的登录
accounts-mail-signin-body = 您的账户在一台之前没有见过的设备上登录：{ $device }。
accounts-mail-signin-button = 查看我的设备
accounts-mail-signin-note = 如果不是您本人操作，请立即更改密码。

accounts-mail-changing-subject = 您的邮箱地址即将更改
accounts-mail-changing-body = 您的账户将改用邮箱 { $email }。对方邮箱确认后生效。
accounts-mail-changing-button = 账户安全
accounts-mail-changing-note = 如果不是您本人操作，请立即更改密码。

accounts-mail-invite-subject = { $shop }：邀请您一起工作
accounts-mail-invite-body = { $by } 邀请您加入店铺 { $shop }。
accounts-mail-invite-button = 查看邀请
accounts-mail-invite-note = 邀请在 14 天内有效。
