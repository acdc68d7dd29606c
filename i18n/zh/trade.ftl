# Carts, orders, payments and returns.

# Payments and returns
trade-refund-too-much = { $amount } 超出可退金额：最多只能退已付且尚未退还的部分。
trade-line-not-returnable = 只能退回已送达的商品，每件一次。请检查您的选择。
trade-line-in-return = 其中一件商品已在退货中。
trade-return-window-over = 申请退货的期限已过。
trade-return-kind-not-allowed = 没有收到的商品无法寄回。请选择仅退款。
trade-return-reason-length = 请填写 1 至 { $max } 个字符的原因。
trade-return-shipment = 请填写承运商和运单号，各 1 至 { $max } 个字符。
trade-dispute-window-over = 对此决定提出异议的期限已过。
payments-provider-down = 支付服务暂时没有响应。请稍后再试，或换一种付款方式。
payments-provider-refused = 支付服务没有接受此请求。请换一种付款方式。
payments-provider-unreadable = 支付服务的回复无法读取。请稍后再试。
payments-amount-not-payable = 该支付服务无法收取这一确切金额。请换一种付款方式。
payments-unsupported = 这种付款方式不支持该操作。
payments-provider-unknown = 这里没有这个支付服务。
payments-webhook-forged = 该消息没有支付服务的签名。
payments-webhook-stale = 该消息过旧，或时间在未来。
payments-webhook-unreadable = 该消息无法读取。
payments-shares = 这里没有需要支付的款项。
payments-amount-differs = 实付金额与应付金额不符。我们正在核查。
payments-setting-address = 支付服务的地址以 https:// 开头，在自己的网络中可用 http://。
trade-illegal-move = 此操作已无法进行：情况在此期间发生了变化。请重新查看。
