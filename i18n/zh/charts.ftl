charts-title = 榜单
charts-about = { $market }卖得最好、看得最多的，按日、周、月排列。
charts-in = { $market }{ $chart }：{ $days }
charts-beside = 榜单旁边
charts-kinds = 榜单
charts-kind-sales = 热销榜
charts-kind-posts = 热看榜
charts-kind-topics = 话题榜
charts-kind-creators = 达人榜
charts-text-sales = 按销量排名，已扣除退货。
charts-text-posts = 按观看次数排名。
charts-text-topics = 按相关视频的观看次数排名。
charts-text-creators = 先按视频带来的销售额，再按观看次数排名。
charts-period = 周期
charts-period-day = 日
charts-period-week = 周
charts-period-month = 月
charts-previous = 更早
charts-next = 更晚
charts-so-far = 进行中
charts-final = 已定榜
charts-as-of = 截至 { $time }
charts-categories = 品类
charts-all-categories = 全部品类
charts-category = 品类
charts-others = 其他
charts-new = 新上榜
charts-back = 重返
charts-up = 上升 { $by } 位
charts-down = 下降 { $by } 位
charts-same = 名次不变
charts-units = { $count ->
   *[other] 售出 { $shown } 件
}
charts-views = { $count ->
   *[other] { $shown } 次观看
}
charts-days-on = { $count ->
   *[other] 在榜 { $count } 天
}
charts-total-views = { $count ->
   *[other] 累计 { $shown } 次观看
}
charts-trail = 最近 { $count } 期的名次
charts-off-sale = 这里目前不在售
charts-gone = 已不再展示
charts-more = 显示前一百名
charts-fewer = 显示前十名
charts-exits = 落榜
charts-total-value = 销售额
charts-total-units = 售出件数
charts-total-products = 动销商品
charts-turnover = 各品类销售额
charts-as-table = 以表格查看
charts-pareto = 头部商品的占比
charts-pareto-says = { $products } 的商品贡献了 { $share } 的销售额
charts-pareto-before = 上一期为 { $share }
charts-pareto-products = 商品占比
charts-pareto-share = 销售额占比
charts-pareto-share-before = 上一期
charts-none-yet = 还没有内容，很快就会有第一名。
charts-empty-title = 这个榜单还是空的
charts-empty-text = 有人观看和购买，榜单就会充实起来。看看别的日期，或稍后再来。
charts-badge = { $market }本周第 { $place } 名

radar-date-ahead = 这一天还没有开始，请选择更早的日期。
