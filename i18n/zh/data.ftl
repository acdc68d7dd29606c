data-title = 数据
data-about = 店铺卖了什么，以及成交之前被看了多少次，按当地市场的日期计算。
data-market = { $market }数据
data-days = 时间范围
data-last = { $count ->
    [1] 今天
   *[other] { $count } 天
}
data-before = { $count ->
    [1] 较昨天
   *[other] 较此前 { $count } 天
}
data-gmv = 销售额
data-orders = 订单
data-units = 件数
data-buyers = 买家
data-take = 平台收入
data-take-help = 这些订单的佣金与支付手续费。
data-creators-earned = 创作者所得
data-creators = { $count } 位创作者
data-funnel = 从看到到下单
data-step-seen = 看到
data-step-watched = 观看
data-step-opened = 打开商品
data-step-carts = 加入购物车
data-step-orders = 下单
data-of-before = 为上一步的 { $share }
data-more = 多 { $share }
data-less = 少 { $share }
data-by-day = 每日销售额
data-day = 日期
data-product = 商品
data-post = 短视频
data-nothing-sold = 这些天没有成交。
data-rows = 查看方式
data-rows-day = 按天
data-rows-product = 按商品
data-rows-post = 按短视频
data-csv = 下载 CSV
data-empty-title = 还没有可统计的数据
data-empty-text = 把商品同步到这个市场，或请人为它拍短视频：从第一次观看起，数据就会出现在这里。
data-more-rows = 更多
data-no-caption = 没有文字
data-as-before = 与之前相同
data-none-before = 之前没有
