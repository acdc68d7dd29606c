### 通知内容与接收方式

inbox-title = 消息
inbox-unread = { $count ->
    [0] 消息，没有新内容
   *[other] 消息，{ $count } 条未读
 }
inbox-new = 新
inbox-all = 全部
inbox-today = 今天
inbox-yesterday = 昨天
inbox-mark-all = 全部标为已读
inbox-switches = 通知设置
inbox-empty = 这里还没有消息
inbox-empty-text = 您的订单、作品和收入有新情况时，会在这里告诉您。
inbox-empty-kind = 没有这类消息
inbox-look-around = 随便看看
inbox-somebody = 有人
inbox-some-shop = 某店铺

inbox-kind-orders = 订单
inbox-kind-follows = 关注
inbox-kind-comments = 评论
inbox-kind-rooms = 直播
inbox-kind-waits = 到货提醒
inbox-kind-listings = 上架商品
inbox-kind-earnings = 收入
inbox-kind-samples = 合作与样品
inbox-kind-posts = 您的作品

inbox-kind-orders-text = 您购买的商品和您店铺售出的商品的每一步。
inbox-kind-follows-text = 谁开始关注您或您的店铺。
inbox-kind-comments-text = 作品下的评论，以及给您的回复。
inbox-kind-rooms-text = 您关注的人开始直播时。
inbox-kind-waits-text = 等待的商品可以再次购买时。
inbox-kind-listings-text = 需要您处理后才能开卖的商品。
inbox-kind-earnings-text = 佣金的结算与扣回。
inbox-kind-samples-text = 谁加入合作、谁申请样品，以及后续进展。
inbox-kind-posts-text = 作品发布成功、失败或被下架时。

inbox-switches-title = 通知
inbox-switches-text = 选择在消息中显示哪些内容，以及哪些同时发送邮件。
inbox-in-app = 在消息中显示
inbox-email = 电子邮件
inbox-email-off = 不发邮件
inbox-email-daily = 每天一封
inbox-email-at-once = 立即发送
inbox-email-unverified = 每日邮件只发送到已验证的邮箱。您的邮箱尚未验证。
inbox-verify = 验证邮箱
inbox-save = 保存

inbox-back-in-stock = { $title } 到货了，可以购买。
inbox-order-unpaid = 您在 { $shop } 的订单等待付款：{ $total }。
inbox-order-paid = 您在 { $shop } 的订单已付款，店铺正在备货。
inbox-order-cod = 您在 { $shop } 的订单已确认，收货时支付 { $total }。
inbox-order-shipped = 您在 { $shop } 的订单正在运送途中。
inbox-order-delivered = 您在 { $shop } 的订单已送达。
inbox-order-cancelled = 您在 { $shop } 的订单已取消。
inbox-order-stays = { $shop } 没有同意取消订单，商品仍会寄出。
inbox-order-refunded = 您在 { $shop } 的订单退款 { $amount } 正在退回给您。
inbox-return-accepted = { $shop } 同意了您的退货，请按时寄回。
inbox-return-rejected = { $shop } 拒绝了您的退货，您可以请我们裁定。
inbox-return-decided = 我们已对您向 { $shop } 的退货作出裁定。
inbox-return-closed = 您向 { $shop } 的退货因未寄回商品而关闭。

inbox-sale-new = { $shop } 有一笔新订单，金额 { $total }。
inbox-sale-new-more = { $shop } 有 { $count } 笔新订单。
inbox-sale-late = { $shop } 有订单即将超时，请尽快发货。
inbox-sale-cancel-asked = 有买家请 { $shop } 取消订单，请答复。
inbox-sale-cancelled = { $shop } 的一笔订单已取消，请勿发货。
inbox-sale-return-asked = 有买家向 { $shop } 申请退货，请答复。
inbox-sale-returned = 有商品正在退回 { $shop }，到货后请检查。

inbox-post-ready = 您的作品已发布。
inbox-post-failed = 您的视频未能处理成功。查看原因和解决办法。
inbox-post-held = 您的作品需要审核后才会显示。
inbox-post-removed = 您的作品已被下架。查看原因。
inbox-commented = { $name } 评论了您的作品。
inbox-commented-more = { $name } 等人在您的作品下留下了 { $count } 条评论。
inbox-replied = { $name } 回复了您的评论。
inbox-replied-more = { $name } 等人给您的评论留下了 { $count } 条回复。
inbox-followed = { $name } 关注了您。
inbox-followed-more = { $name } 和另外 { $others } 人关注了您。
inbox-followed-shop = { $name } 关注了 { $shop }。
inbox-followed-shop-more = { $name } 和另外 { $others } 人关注了 { $shop }。

inbox-joined = { $name } 加入了 { $shop } 的合作。
inbox-joined-more = { $name } 和另外 { $others } 位创作者加入了 { $shop } 的合作。
inbox-invited = { $shop } 邀请您参加合作。
inbox-commission-settled = 您获得佣金 { $amount }。
inbox-commission-settled-more = 已结算 { $count } 笔佣金，最近一笔 { $amount }。
inbox-commission-refunded = 因订单退款，一笔佣金变为 { $amount }。
inbox-commission-refunded-more = 因订单退款，{ $count } 笔佣金减少。
inbox-commission-clawed-back = 因订单事后退款，一笔已付佣金被扣回。
inbox-commission-clawed-back-more = 因订单事后退款，{ $count } 笔已付佣金被扣回。
inbox-external-sale = 您的链接在 { $shop } 带来了一笔成交。
inbox-external-sale-more = 您的链接在品牌自有商店带来了 { $count } 笔成交。
inbox-sample-requested = { $name } 向 { $shop } 申请样品。
inbox-sample-approved = { $shop } 将给您寄送样品。
inbox-sample-shipped = { $shop } 的样品正在运送途中。
inbox-sample-content-due = { $shop } 的样品已送达，请按时发布内容。
inbox-sample-completed = { $name } 发布了关于 { $shop } 样品的内容。
inbox-sample-rejected = { $shop } 没有同意寄送样品。
inbox-sample-expired = { $shop } 没有答复您的样品申请。
inbox-sample-not-shipped = { $shop } 未按时寄出样品，您无需履行任何义务。
inbox-sample-unfulfilled = 为 { $shop } 的样品发布内容的时间已过。
inbox-sample-withdrawn = { $name } 不再需要 { $shop } 的样品。

inbox-listings-waiting = { $shop } 有 { $count } 个商品需要您处理后才能开卖。
inbox-listing-approved = “{ $title }”通过了 { $market } 的审核。
inbox-listing-refused = “{ $title }”未通过 { $market } 的审核。查看原因。

inbox-digest-subject = Meadow 上有 { $count } 条新消息
inbox-digest-hello = { $name }，您好：
inbox-digest-body = 以下是您上次查看之后的新消息。
inbox-digest-button = 打开消息
inbox-digest-switches = 选择接收哪些通知
inbox-digest-unsubscribe = 不再接收每日邮件
inbox-digest-footer = 您在 { $site } 有账号，因此收到这封邮件，每天最多一封。

inbox-unsubscribe-title = 不再接收每日邮件？
inbox-unsubscribe-text = Meadow 的消息页仍会告诉您一切。订单邮件不受影响。
inbox-unsubscribe-button = 停止每日邮件
inbox-unsubscribed-title = 您不会再收到每日邮件
inbox-unsubscribed-text = 您可以随时重新开启。

inbox-not-found = 没有这条消息。
inbox-too-many = 一次最多 { $max } 条消息。
inbox-ids-needed = 请说明是哪些消息：编号列表，或 "all"。
inbox-invalid = 不能这样设置。
inbox-no-letters = 这类消息没有即时邮件。请选择每天一封或不发邮件。
inbox-kind-unknown = 没有这类消息。
inbox-email-unknown = 只能是 off、daily 或 at_once。
