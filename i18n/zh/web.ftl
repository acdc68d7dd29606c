# 每个页面的框架。
web-skip = 跳到正文
web-home = Meadow 首页
web-shop = 逛逛
web-search = 搜索
web-search-hint = 想找点什么？
web-me = 我的
web-account = 账户
web-places = 导航
web-foot = 更多
web-sell = 来 Meadow 开店
web-close = 关闭
web-steps = 步骤
web-optional = （选填）
web-load-more = 显示更多
web-change-market = 切换国家或语言
web-change-language = 切换语言
web-foot-tax = 价格含税。税率和规则由本平台的运营者设定，不构成法律意见。
web-simulated-market = 模拟市场：这里的商品、人物和订单都是虚构的。
web-form-problems = { $count ->
   *[other] 有 { $count } 处需要修改
}

# 店面。
web-hero-title = 值得心动的好物
web-hero-text = 来自各地匠人的小发现，用你的语言，按你的货币。
web-hero-way = 看看新品
web-new-arrivals = 新品上架
web-see-all = 查看全部
web-categories = 按类别浏览
web-all-products = 全部商品
web-results = { $count ->
    [0] 没有找到商品
   *[other] 共 { $shown } 件商品
}
web-results-for = “{ $query }”的搜索结果
web-nothing-found-title = 没有找到
web-nothing-found-text = 试试更少或别的词，或者按类别逛逛。
web-shelf-empty-title = 货架正在上新
web-shelf-empty-text = 这里还没有商品在售。过些时候再来，或者看看其他国家。
web-sort = 排序
web-sort-newest = 最新
web-sort-popular = 销量最高
web-sort-price-asc = 价格从低到高
web-sort-price-desc = 价格从高到低
web-sort-relevance = 最相关
web-apply = 应用
web-sold-out = 已售罄
web-sold = { $count ->
   *[other] 已售 { $shown } 件
}
web-price-from = 低至
web-price-was = 原价：
web-price-made = 价格包含什么
web-price-net = 商品与到岸运费
web-price-tax = 税，{ $rate }
web-price-total = 你支付
web-price-tax-note = 含 { $rate } 税
web-price-as-of = 税率截至 { $date }
web-stock-left = { $count ->
   *[other] 仅剩 { $count } 件
}
web-stock-in = 有货
web-stock-out = 暂时售罄
web-options = 选项
web-option-unavailable = 无货
web-option-show = 显示价格和库存
web-buy-at-store = 去 { $store } 购买
web-buy-at-store-note = 将打开品牌自己的商店，在那里付款。
web-store-soon = 缺少品牌商店的地址，暂时无法购买。
web-delivery = 配送
web-delivery-text = 由 { $shop } 从{ $country }发货。
web-returns = 退货
web-returns-text = { $days ->
   *[other] 签收后 { $days } 天内可退。
}
web-sold-by = 卖家
web-visit-shop = 进店看看
web-description = 商品介绍
web-details = 详细信息
web-brand = 品牌
web-weight = 重量
web-sku = 货号
web-similar = 你可能也喜欢
web-more-from = { $shop } 的更多商品
web-source-text = 这段文字仍是卖家的语言。
web-pictures = 图片
web-picture-of = 第 { $at } 张，共 { $count } 张
web-shop-since = { $date } 入驻 Meadow
web-shop-from = 从{ $country }发货
web-choose-title = 你在哪里购物？
web-choose-text = 每个国家都有自己的价格、语言和商品。

# 类别。
web-category-home = 家居
web-category-beauty = 美妆
web-category-hair = 美发
web-category-fashion = 服饰
web-category-jewellery = 珠宝首饰
web-category-toys = 玩具
web-category-electronics = 数码
web-category-sports = 运动
web-category-food = 食品
web-category-pets = 宠物
web-category-kids = 母婴
web-category-books = 图书
web-category-crafts = 手工
web-category-outdoor = 户外
web-category-other = 其他好物

# 市场。
web-market-gb = 英国
web-market-id = 印度尼西亚
web-market-th = 泰国
web-market-vn = 越南
web-market-my = 马来西亚
web-market-ph = 菲律宾
web-market-sg = 新加坡
web-market-us = 美国
web-market-de = 德国
web-market-jp = 日本
web-market-cn = 中国

# 状态。
web-state-draft = 草稿
web-state-pending = 审核中
web-state-active = 在售
web-state-rejected = 已拒绝
web-state-seller-paused = 已暂停
web-state-platform-paused = 平台暂停
web-state-frozen = 已冻结
web-state-deleted = 已删除
web-state-closed = 已关闭
web-state-ready = 就绪
web-state-queued = 等待中
web-state-running = 进行中
web-state-done = 已完成
web-state-failed = 失败
web-state-success = 在售
web-state-unpaid = 待付款
web-state-on-hold = 已确认
web-state-awaiting-shipment = 待发货
web-state-partially-shipped = 部分已发货
web-state-awaiting-collection = 已打包
web-state-in-transit = 运输中
web-state-delivered = 已送达
web-state-completed = 已完成
web-state-cancelled = 已取消
web-state-to-pack = 待打包
web-state-collected = 已揽收
web-state-lost = 已丢失
web-state-returned = 已退回
web-state-returning = 退货中
web-state-requested = 已申请
web-state-awaiting-buyer-ship = 待寄回
web-state-buyer-shipped = 已寄回
web-state-received = 已收到
web-state-refunded = 已退款
web-state-receipt-rejected = 退货被拒收
web-state-disputed = 争议中
web-state-replaced = 已换货
web-state-withdrawn = 已撤回
web-state-open = 待处理
web-state-packed = 已打包
web-state-shipped = 已发货
web-state-paid = 已付款
web-state-expired = 已过期
web-state-processing = 处理中

# 无法满足的请求。
web-status-401 = 请先登录
web-status-403 = 没有权限
web-status-404 = 这里什么也没有
web-status-405 = 这里不支持该操作
web-status-409 = 现在无法这样做
web-status-413 = 内容太大
web-status-429 = 请稍慢一点
web-status-4xx = 无法满足该请求
web-status-500 = 我们这边出了故障
web-status-503 = 暂时不可用
web-request-id = 如需联系我们，请提供此请求编号：
web-back-to-shop = 返回商店
web-try-again = 重试
web-problem-unnamed = 未能完成（{ $code }）。
fault = 我们已记录这个错误并会查看。没有任何内容被更改。
request-no-session = 请登录，或发送有效的令牌。
request-not-found = 页面可能已移动，或者商品已下架。
request-method = 这个地址不接受该方法。
request-cross-site = 请求来自其他网站，已被拒绝。请刷新页面后再试。
request-scope-missing = 此令牌无权这样做。请创建一个具有所需权限的令牌。
request-malformed = 无法读取请求内容。
request-not-json = 请以 application/json 发送内容。
request-too-large = 请求超过了这个地址允许的大小。
request-too-many = 请求过多。请在 { $seconds ->
   *[other] { $seconds } 秒
}后再试。
request-timeout = 用时过长，请稍后再试。
request-invalid = 有些字段需要修改。
request-field-missing = 缺少这个字段。
request-field-unknown = 没有这个字段。
request-field-shape = 这个字段的格式不对：{ $expected }。
request-limit = 数量限制应为 1 到 100 的数字。
request-cursor = 这个分页标记属于另一个列表。
