# Links into brands’ own stores, the connection with them, and what was sold there.

# Refusals
affiliate-link-quantity = 请选择 1 到 { $max } 件。
affiliate-link-unknown = 没有这个链接，可能复制得不完整。
affiliate-link-over = 这个链接已失效：已过期，或品牌已离开。请在商店里查找该商品。
affiliate-link-sold-here = 此商品在这里购买：请加入购物车。
affiliate-link-no-store = 该店铺还没有自己的商店。店主可在设置中添加地址。
affiliate-store-refused = 商店地址不允许访问，请在设置中检查。
affiliate-store-product-absent = 商店没有这个标识的商品，或未公开展示。
affiliate-store-unreadable = 商店返回的不是商品，可能设有密码。
affiliate-store-unreachable = 商店没有响应，请稍后再试。
affiliate-webhook-forged = 消息不是用此处设置的密钥签名的。请与您商店显示的密钥核对。
affiliate-webhook-unreadable = 消息签名正确，但无法读取。
affiliate-invoice-paid = 这张账单已标记为已付。
affiliate-invoice-reference = 最多 { $max } 个字符，不能换行。

# The way out
links-leaving = 前往 { $store }
links-leaving-text = 您将前往品牌自己的商店 { $host }，在那里付款，并适用其规则。
links-at-store = 在品牌商店购买
links-at-store-text = 付款、配送和退货均由 { $host } 负责。

# The connection with the brand’s own store
links-prefers = 凡市场允许，都在我自己的商店销售
links-prefers-help = 之后在每个市场，“购买”都会跳转到您的商店，这里的购物车不再接受您的商品。
links-health = 连接状况
links-last-heard = 最近一次消息
links-heard = { $topic }，{ $time }
links-heard-never = 还没有。请从您的商店发送一条测试通知。
links-last-refused = 最近一次拒收
links-told = 已识别的规格
links-told-of = { $products } 件商品中的 { $variants } 个规格。指向这些规格的链接直达购物车，其他的指向商品页。
links-told-never = 还没有询问过您的商店。
links-told-failed = { $count } 件商品
links-ask = 重新询问商店
selling-done-store-asked = 正在询问您的商店，请稍后再看。
links-guide = 在 Shopify 中设置
links-guide-address = 在上面保存您的商店地址，例如 brand.myshopify.com。
links-guide-open = 在 Shopify 中打开“设置 → 通知 → Webhook”。
links-guide-topics = 创建两个 JSON 格式的 Webhook：“订单付款”和“退款创建”，都发往下面的地址。
links-guide-secret = 列表下方会显示“您的 Webhook 将使用……签名”：把该密钥复制到上面的字段。
links-guide-names = 两边的商品标识和 SKU 要一致，链接才能找到它们。
links-guide-test = 发送一条测试通知：它会显示为最近一次消息。
links-webhook-address = Webhook 地址
links-disconnect = 断开商店
links-disconnect-text = 地址和密钥会被删除，已生成的链接会失效。在需要到品牌商店付款的市场，您的商品将无法购买。

# What was sold there, and what creators are owed
links-sales = 在品牌商店售出
links-sales-of-shop = 链接带来的销售，由您的商店上报。买家直接付款给您；您欠创作者的部分由您自行支付。
links-sales-of-creator = 您的视频和链接在那里卖出的商品。您的部分由店铺按账单直接支付，不计入这里的余额。
links-total-sold = 售出
links-total-earned = 创作者所得
links-total-open = 尚未出账
links-units = { $count } 件
links-returned = 退回 { $count } 件
links-nobody = 无创作者：无分成
links-shop = 店铺
links-reason-return-time = 仍可退货；之后计入账单。
links-reason-invoiced = 已列入店铺账单。
links-reason-refunded = 买家已获退款。
links-reason-self-purchase = 由创作者本人购买：通过自己购买不产生收入。
links-reason-shop-member = 由店铺成员购买：不产生收入。
links-until = 至 { $time }
links-invoices = 账单
links-invoices-text = 每位创作者每月一张，包含不能再退货的部分。
links-invoice = 账单
links-invoice-sales = { $count } 笔销售
links-invoice-state-due = 待支付
links-invoice-state-paid = 已支付
links-reference = 付款备注
links-pay = 标记为已付
selling-done-invoice-paid = 账单已标记为已付。
