# The books: payouts, take rates, and the names of accounts, entries and reasons.

# Errors
ledger-nothing-to-pay-out = 目前没有可提现的款项。
ledger-payout-amount = 可提现 { $payable }。请填写不超过该数的金额。
ledger-payout-not-found = 没有这笔提现。
ledger-payout-decided = 这笔提现已有结果。请重新查看。
ledger-payout-words = 请填写 1 至 { $max } 个字符的参考号或原因，不换行。
ledger-take-rate-share = 比例为 0 至 10 000 个基点，即 0 至 100 %。
ledger-take-rate-amount = 金额须为零或以上，以 { $currency } 计。
ledger-take-rate-order = 上限不能低于下限。

# Accounts: `ledger-account-` and Account::word()
ledger-account-provider = 在 { $name } 处
ledger-account-held = 代买家保管
ledger-account-refunds = 退还买家途中
ledger-account-shop-pending = 店铺：已赚取，未结算
ledger-account-shop-payable = 店铺：待提现
ledger-account-shop-reserve = 店铺：暂时保留
ledger-account-shop-payout = 店铺：汇往银行途中
ledger-account-creator-pending = 创作者：已赚取，未结算
ledger-account-creator-payable = 创作者：待提现
ledger-account-creator-reserve = 创作者：暂时保留
ledger-account-creator-payout = 创作者：汇往银行途中
ledger-account-commission = 平台佣金
ledger-account-payment-fee = 平台支付手续费
ledger-account-tax = { $market } 税款
ledger-account-freight = 承运商运费
ledger-account-cod = 承运商代收现金
ledger-account-fx = { $currency } 兑换
ledger-account-bank = 已由我方银行汇出

# Entries: `ledger-entry-` and EntryKind::word()
ledger-entry-paid = 买家付款
ledger-entry-earned = 送达并入账
ledger-entry-refunded = 承诺退款
ledger-entry-refund-paid = 退款已付
ledger-entry-settled = 已结算
ledger-entry-reserve-released = 保留金已释放
ledger-entry-payout = 提现已发起
ledger-entry-payout-paid = 提现已到银行
ledger-entry-payout-failed = 提现被退回

# Why an amount waits: `ledger-unsettled-` and Reason::word()
ledger-unsettled-awaiting-delivery = 尚未送达
ledger-unsettled-waiting-period = 已送达；等待期中
ledger-unsettled-return-open = 有退货未完结
ledger-unsettled-reserve = 为后续退款保留

# Where a payout stands: `ledger-payout-state-` and PayoutState::word()
ledger-payout-state-processing = 处理中
ledger-payout-state-paid = 已支付
ledger-payout-state-failed = 已退回
