# Letters about orders.

orders-mail-hello = { $name }，您好：
orders-mail-hello-nobody = 您好：
orders-mail-footer-shopper = 您在 { $site } 下过单，因此收到这封邮件。
orders-mail-footer-seller = 您在 { $site } 的店铺 { $shop } 工作，因此收到这封邮件。
orders-mail-note-guest = 30 天内，此链接无需登录即可打开这个订单。请勿转发给他人。
orders-mail-note-person = 登录后即可查看订单。
orders-mail-see-order = 查看订单
orders-mail-see-return = 查看退货

orders-mail-fact-order = 订单
orders-mail-fact-total = 合计
orders-mail-fact-refund = 退款金额
orders-mail-fact-shipping = 运费
orders-mail-fact-pay-by = 付款截止
orders-mail-fact-ship-by = 发货截止
orders-mail-fact-answer-by = 答复截止
orders-mail-fact-carrier = 承运商
orders-mail-fact-tracking = 运单号
orders-mail-fact-reason = 原因
orders-mail-fact-returns-until = 退货截止

orders-mail-reason-not-paid = 未在规定时间内付款。
orders-mail-reason-not-dispatched = 店铺未按时发货。
orders-mail-reason-parcel-lost = 包裹在途中丢失。
orders-mail-reason-parcel-returned = 包裹被退回店铺。
orders-mail-reason-no-answer = 店铺未按时答复。

orders-mail-unpaid-subject = 您在 { $shop } 的订单等待付款
orders-mail-unpaid-body = 商品会为您保留一小段时间。请尽快付款，否则订单将自动取消。
orders-mail-unpaid-button = 立即付款

orders-mail-paid-subject = 感谢您在 { $shop } 下单
orders-mail-paid-body = 已收到您的付款，{ $shop } 正在备货。

orders-mail-cod-subject = 您在 { $shop } 的订单已确认
orders-mail-cod-body = 收货时付款即可。{ $shop } 正在备货。

orders-mail-shipped-subject = 您在 { $shop } 的订单已发货
orders-mail-shipped-body = { $shop } 给您寄出了一个包裹。
orders-mail-shipped-button = 查看物流

orders-mail-delivered-subject = 您在 { $shop } 的订单已送达
orders-mail-delivered-body = 包裹已送达，希望您喜欢。如不满意，可以申请退货。

orders-mail-cancelled-subject = 您在 { $shop } 的订单已取消
orders-mail-cancelled-body = 您的订单已全部或部分取消。已付款项将按原方式退回。

orders-mail-stays-subject = 您在 { $shop } 的订单将照常发货
orders-mail-stays-body = 您申请了取消，{ $shop } 答复订单正在发货。收到后您可以申请退货。

orders-mail-refunded-subject = 您在 { $shop } 的订单已退款
orders-mail-refunded-body = 退款已发出。视银行而定，可能需要几天才能到账。

orders-mail-return-accepted-subject = { $shop } 已接受您的退货
orders-mail-return-accepted-body = 请在 5 天内寄回商品，并告诉我们运单号。

orders-mail-return-rejected-subject = { $shop } 拒绝了您的退货
orders-mail-return-rejected-body = 店铺拒绝了您的退货。如不同意，可以请我们裁定。

orders-mail-return-decided-subject = 您与 { $shop } 的退货争议已有结果
orders-mail-return-decided-body = 我们看过了您和店铺的说明。结果在退货页面上。

orders-mail-return-closed-subject = 您对 { $shop } 的退货已关闭
orders-mail-return-closed-body = 由于未按时寄回商品，退货已关闭。

orders-mail-seller-new-subject = { $shop } 有新订单
orders-mail-seller-new-body = 有人在 { $shop } 下单了。请打包并按时交给承运商。

orders-mail-seller-late-subject = 请尽快发出 { $shop } 的订单
orders-mail-seller-late-body = 此订单尚未交给承运商，期限将至。逾期两天仍未发货，订单将被取消并退款。

orders-mail-seller-cancel-subject = 有买家请求 { $shop } 取消订单
orders-mail-seller-cancel-body = 请按时答复。若不答复，订单将被取消。

orders-mail-seller-cancelled-subject = { $shop } 的一个订单已取消
orders-mail-seller-cancelled-body = 此订单已全部或部分取消。请不要寄出已取消的商品。

orders-mail-seller-return-subject = 有买家向 { $shop } 申请退货
orders-mail-seller-return-body = 请按时答复。若不答复，退货将视为接受。

orders-mail-seller-returned-subject = 退给 { $shop } 的商品已寄出
orders-mail-seller-returned-body = 买家已寄回商品。收到后请确认。若不答复，退货将视为接受。
