# 合作、样品、归因与佣金。

# Errors
affiliate-collaboration-not-found = 没有这个合作。
affiliate-conflict = 创作者 { $creator } 已在合作 { $collaboration } 中推广商品 { $product }。
affiliate-product-in-open = 商品 { $product } 已在公开合作 { $collaboration } 中。
affiliate-collaboration-not-open = 这个合作正在结束或已结束，请选择其他合作。
affiliate-products-count = 请选择 1 到 { $max } 件商品。
affiliate-creators-count = 请选择 1 到 { $max } 位创作者。
affiliate-creators-of-open = 公开合作面向所有创作者：请不要指定创作者。
affiliate-named-twice = 重复了。
affiliate-ends-in-past = 结束时间必须在将来。
affiliate-rate-out-of-range = 创作者佣金率为 { $min }% 到 { $max }%。
affiliate-samples-out-of-range = 样品数量为 0 到 { $max }。
affiliate-samples-below-given = 已经发出 { $given } 件样品。
affiliate-sample-illegal-move = 样品现在不能这样操作，请重新查看。
affiliate-sample-open = 您已经申请过这件商品的样品。
affiliate-sample-out-of-stock = 没有库存可以寄送。
affiliate-no-samples-left = 这个合作不再提供样品。
affiliate-no-extension = 发布期限内可以延期一次。
affiliate-note-too-long = 最多 { $max } 个字符。
affiliate-carrier-invalid = 请填写 1 到 { $max } 个字符。
affiliate-showcase-too-long = 橱窗最多 { $max } 件商品。
affiliate-not-promotable = 您不能推广这件商品，请先加入包含它的合作。
affiliate-product-unknown = 这里没有这件商品。
affiliate-variant-unknown = 商品没有这个规格。
affiliate-creator-unknown = 没有这位创作者。

# Kinds and states
affiliate-kind-open = 公开合作
affiliate-kind-targeted = 定向合作
affiliate-collaboration-state-open = 进行中
affiliate-collaboration-state-closing = 即将结束
affiliate-collaboration-state-closed = 已结束
affiliate-member-state-invited = 已邀请
affiliate-member-state-joined = 已加入
affiliate-member-state-left = 已退出
affiliate-sample-state-pending = 等待店铺回复
affiliate-sample-state-awaiting-shipment = 待寄出
affiliate-sample-state-shipped = 运送中
affiliate-sample-state-content-due = 等待发布内容
affiliate-sample-state-completed = 已完成
affiliate-sample-state-rejected = 已拒绝
affiliate-sample-state-expired = 超时未回复
affiliate-sample-state-not-shipped = 超时未寄出
affiliate-sample-state-unfulfilled = 超时未发布
affiliate-sample-state-withdrawn = 已撤回
affiliate-commission-state-ordered = 已下单
affiliate-commission-state-settled = 已结算
affiliate-commission-state-refunded = 已退款
affiliate-commission-state-frozen = 已冻结
affiliate-commission-state-clawed-back = 已追回

# Why a commission is what it is: `affiliate-reason-` and the reason
affiliate-reason-awaiting-delivery = 已下单，包裹送达后计入。
affiliate-reason-waiting-period = 已送达，正在等待结算。
affiliate-reason-return-open = 有退货申请，等待处理结果。
affiliate-reason-settled = 已结算，可以提现。
affiliate-reason-cancelled = 订单已取消。
affiliate-reason-refunded = 买家已获退款。
affiliate-reason-self-purchase = 这是您自己购买的：通过自己的内容购买不产生佣金。
affiliate-reason-shop-member = 店铺成员购买的订单不产生佣金。

# What became of a touch: `affiliate-verdict-` and the verdict
affiliate-verdict-won = 计入：下单前最后一次
affiliate-verdict-earlier = 之后还有一次
affiliate-verdict-no-terms = 创作者没有该商品的合作
affiliate-verdict-too-old = 早于下单前七天
