# Carts, orders, payments and returns.

# Carts and orders
trade-cart-not-found = 没有这个购物车。
trade-unknown-cart = 没有这个购物车。
trade-cart-empty = 购物车是空的，请先加入商品。
trade-cart-ordered = 此购物车已下单，请在订单中查看。
trade-cart-full = 购物车最多可放 { $max } 件。
trade-quantity-out-of-range = 请选择 1 至 { $max } 的数量。
trade-quantity-short = 库存少于您要的数量，请减少数量。
trade-out-of-stock = 此商品库存不足。
trade-not-on-sale = 此商品已停售。
trade-sold-elsewhere = 该店铺在自己的商店出售此商品。请打开商品页前往购买。
trade-price-changed = 价格已与您看到的不同，请查看新的总额。
trade-unknown-line = 其中没有这一项，或已不在其中。
trade-checkout-closed = 此市场不能在这里付款，商品页面有可购买处的链接。
trade-address-elsewhere = 此市场只送到 { $market } 境内。
trade-email-needed = 请填写电子邮箱，以便我们通知您订单情况。
trade-coupon-unknown = 没有这张优惠券。
trade-lane-unknown = 这些商品不能以此方式配送，请另选一种。
trade-method-unknown = 这里不提供此付款方式，请另选一种。
trade-simulated-refused = 模拟订单只能用于沙盒环境。
trade-order-not-found = 没有这个订单。
trade-payment-not-found = 没有这笔付款。
trade-refund-not-found = 没有这笔退款。
trade-already-paid = 此订单已付款。
trade-pay-window-over = 此订单的付款期限已过，请重新下单。
trade-cannot-cancel = 已无法取消，收到后可以申请退货。
trade-cancellation-pending = 买家已申请取消此订单，需先答复。
trade-reason-needed = 请填写 1 至 { $max } 个字符的原因。
trade-nothing-to-pack = 此订单目前没有可打包的商品。
trade-not-one-door = 这些订单的买家或地址不同，不能合并为一个包裹。

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
trade-in-stock = 有现货，现在就可以购买。
trade-too-many-waits = 最多可以等待 { $max } 件商品，请先取消一件。
