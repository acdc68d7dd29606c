# The radar: what is about to be a hit, and how much stock is safe.

radar-not-priced-there = 它在该市场没有价格，请先同步到那里。
radar-nothing-heard = 在该市场还没有关于它的记录：没有销售、浏览或加购可供学习。
radar-days = 天数为 0 到 { $max }。

## What the radar says of something
radar-chance = 14 天内进入 TOP-10 的概率：{ $share }
radar-proven = 类似的 { $of } 个案例中，有 { $came } 个成真。
radar-came = { $of } 个中 { $came } 个成真
radar-unproven = 未经验证
radar-unproven-text = 这里已结束的案例不足 { $min } 个，所以还没人知道这个数字有多准。
radar-ev-sold-a-day = 现在每天约售出 { $shown } 件
radar-ev-views-a-day = 现在每天约被完整观看 { $shown } 次
radar-ev-growth = 是八周水平的 { $shown } 倍
radar-ev-needed = 14 天内预计 { $shown }；TOP-10 的门槛是 { $needed }
radar-ev-elsewhere = 已进入这些市场的 TOP-10：{ $markets }
radar-ev-waits = { $count ->
   *[other] { $shown } 人在等它补货
}
radar-ev-buyers = { $count ->
   *[other] 约 { $shown } 位买家
}
radar-ev-carts = { $count ->
   *[other] 近来约有 { $shown } 次加购
}
radar-ev-views = { $count ->
   *[other] 近来它的视频约被完整观看 { $shown } 次
}
radar-ev-creators = { $count ->
   *[other] 近来约有 { $shown } 位创作者展示
}
radar-ev-shares = { $count ->
   *[other] 近来约被分享 { $shown } 次
}
radar-lasts = { $count ->
   *[other] { $shown } 天
}
radar-lasts-year = 一年以上
radar-order-none = 无需
radar-order-now = 现在 { $units }
radar-order-then = 第 { $day } 天再订约 { $units }
radar-order-to = 补至 { $units }
radar-as-of = 截至 { $time }。
radar-alarm = 警报
radar-topic = 话题
radar-sold-out = 已售罄

## The seller's radar
radar-title = 雷达
radar-about = 哪些商品可能爆红，哪些可能断货，还有哪些正在上升、你也可以上架。
radar-markets = 市场
radar-file-way = 用销售文件
radar-hits = 你的爆款
radar-hits-none-title = { $market }目前没有警报。
radar-hits-none-text = 当你的商品很可能在 14 天内进入这里的 TOP-10 时才会发出警报。警报不多，所以值得相信。
radar-since = { $date } 起有警报
radar-next = 尚未上架：{ $markets }。
radar-next-check = 查看并上架到那里
radar-everywhere = 已在所有市场上架。
radar-outlook = 前景
radar-stock = 你的库存
radar-stock-text = 按到货需 { $lead } 天、再支撑 { $cover } 天计算，库存能撑多久、该订多少。共享库存的市场各自单独计算。
radar-stock-none-title = 还没有可计算的数据。
radar-stock-none-text = 只要有人在这里观看、加购或购买你的商品，就能看到库存能撑多久。
radar-sort = 列表排序
radar-sort-cover = 最快用完
radar-sort-out = 最可能断货
radar-sort-left = 最可能剩余
radar-product = 商品
radar-on-hand = 库存
radar-cover = 可撑
radar-runs-out = 断货
radar-left-over = 剩余
radar-order = 订货
radar-urgent = 新货到达之前
radar-rising = 这里正在上升
radar-rising-text = 其他卖家在{ $market }销售的、可能很快爆红的商品和话题，最有可能的在前。你也可以上架同类商品。
radar-rising-none-title = 这里暂时没有上升的商品
radar-rising-none-text = 排行榜展示已经热卖的商品。
radar-task-urgent = { $count ->
   *[other] 个商品在{ $market }可能等不到新货就断货
}
radar-task-hits = { $count ->
   *[other] 个商品可能很快在{ $market }爆红
}

## The outlook of a product
radar-outlook-text = 这里的需求走势，以及该订多少。
radar-outlook-none = 暂无前景
radar-edit-product = 编辑商品
radar-tile-lasts = 库存 { $units } 件可撑
radar-between = 需求大时 { $low }，需求小时 { $high }
radar-tile-order = 现在订货
radar-tile-out = { $days } 天内断货
radar-tile-left = { $days } 天后有剩余
radar-with-order = 订货后 { $share }
radar-advice = 该怎么做
radar-advice-enough = 库存足够：现在不用订货。
radar-advice-all = 现在订 { $units } 件，使未来 { $days } 天共有 { $to } 件。
radar-advice-part = 走势还不明朗，先投入一部分：现在订 { $units } 件。第 { $day } 天再看，那时几天的销售会说明更多，再订约 { $rest } 件。
radar-advice-quantile = { $to } 件在 { $share } 的情形下足够。错过一笔销售损失 { $missing }，剩余一件损失 { $left }，这个比例正合适。
radar-advice-slow = 它只在少数日子售出，因此按频率和数量预测。
radar-life = 上升势头每 { $days } 天减半：类似的爆款就持续这么久。
radar-life-none = 它没有超出自身以往的水平。
radar-hit = 它会爆红吗？
radar-no-chance = 它已在 TOP-10，或四周内没有销售：没有概率可说。
radar-demand = 每日需求
radar-demand-says = 过去 28 天售出 { $sold }。未来 28 天预计 { $expected }；十有八次在 { $low } 到 { $high } 之间。
radar-today = 今天
radar-reach = 从今天起累计，对比库存
radar-reach-says = 若需求如预期，库存 { $units } 件可撑 { $days }。
radar-legend-sold = 已售
radar-legend-expected = 预计
radar-legend-total = 预计累计
radar-legend-band = 十有八次
radar-legend-stock = 你的库存
radar-legend-ordered = 应有库存
radar-table-day = 日期
radar-table-sold = 已售
radar-table-low = 十分之一低于
radar-table-mid = 中位
radar-table-high = 十分之一高于
radar-numbers = 你的数字
radar-unit-cost = 每件成本，{ $currency }
radar-usual-cost = 不填则按售价一半：{ $usual }。
radar-salvage = 剩余一件可收回，{ $currency }
radar-usual-salvage = 不填则按售价五分之一：{ $usual }。
radar-lead-days = 到货天数
radar-cover-days = 到货后需支撑的天数
radar-usual = 不填则为 { $usual }。
radar-reckon = 重新计算

## A file of sales
radar-file-title = 销售文件雷达
radar-file-text = 带上任何店铺或系统的销售记录：看看什么在上升、该订多少。无需在这里开店。
radar-file = 销售文件
radar-file-help = CSV 或 CSV.GZ：最多 16 MB、{ $rows } 行、三年。十周能说明一些，一年能说明更多。
radar-file-kept = 不保留任何内容：读取、作答，然后忘掉。
radar-file-market = 只看文件中的这个市场
radar-file-cost = 每件成本，占售价 %
radar-file-salvage = 剩余一件可收回，占售价 %
radar-file-go = 看看什么在上升
radar-file-again = 换个文件或换些数字
radar-file-columns = 各列
radar-file-columns-text = 一行一笔销售，顺序不限。必须有日期和商品；其余有助于判断。
radar-column-date = 2026-11-23 或 2026-11-23T10:00:00Z；或 t_ms，自 1970 年起的毫秒
radar-column-item = 卖了什么：名称或编号
radar-column-market = 在哪里；没有则视为一个市场
radar-column-user = 谁买的：任意代码，以免一个大买家造成爆款
radar-column-units = 几件；没有则每行一件
radar-column-price = 单价，以最小货币单位：1299 即 12.99
radar-column-kind = order（默认）、cart_add、watch、share、wait
radar-file-example = 示例
radar-file-api = 程序可发送到
radar-file-answer = 文件说明了什么
radar-file-heard = 听取了关于 { $items } 种商品的 { $lines } 行。
radar-file-passed = { $count ->
   *[other] 跳过了 { $shown } 行：退款、没有数量或其他类型。
}
radar-file-none-title = 没有商品可能进入 TOP-10
radar-file-none-text = 文件中任何市场的最后 28 天售出的商品都不足十一种。
radar-file-assumed = 按没有库存、{ $days } 天、成本为最近售价的 { $cost } %、剩余价值 { $salvage } % 计算。
radar-file-download = 下载 CSV
radar-file-all = 全部销售
radar-file-of = { $market }，截至 { $date }
radar-file-item = 商品
radar-file-chance = 进入 TOP-10 的概率
radar-file-week = 每周售出
radar-file-growth = 对比八周
radar-file-month = 未来 28 天

## What is wrong with a file
radar-percent = 比例为 0 到 { $max }%。
radar-sales-no-time = 文件没有 date 列，也没有 t_ms 列。第一行是列名。
radar-sales-no-column = 文件没有 { $column } 列。第一行是列名。
radar-sales-instant = 第 { $line } 行，{ $column } 列：“{ $text }”不是自 1970 年起的毫秒数。
radar-sales-date = 第 { $line } 行，{ $column } 列：“{ $text }”不是日期。请写 2026-11-23。
radar-sales-number = 第 { $line } 行，{ $column } 列：“{ $text }”不是数字。请用数字，小数用点。
radar-sales-item = 第 { $line } 行：{ $column } 列为空。
radar-sales-unreadable = 文件在第 { $line } 行附近无法读取：不是 UTF-8 的 CSV。
radar-sales-markets = 文件的市场太多。market 列是否正确？
radar-sales-lines = 文件的销售行超过 { $max } 行。请缩短时间。
radar-sales-long = 解压后文件超过 { $max } MB。
radar-sales-days = 首尾销售相隔超过 { $max } 天。请缩短时间，并检查有没有写错的日期。
radar-sales-much = 商品太多、时间太长，无法一次处理。请减少市场或缩短时间。
radar-sales-market = 文件中没有市场“{ $market }”。有：{ $known }。
radar-sales-busy = 正在读取另一个文件。请在 { $seconds } 秒后重试，并重新选择文件。

## What is about to be a hit, for everybody
radar-public-title = 即将爆红
radar-public-in = 即将在{ $market }爆红
radar-public-about = 根据人们的观看、加购和购买，14 天内可能进入{ $market } TOP-10 的商品，最有可能的在前。
radar-public-none-title = 暂时没有特别突出的
radar-public-none-text = 只有可能性高时我们才会点名，宁可不说也不乱猜。排行榜展示今天的热卖。
radar-public-way = 14 天内可能进入 TOP-10 的商品，以及有多大把握

radar-trend-format = 请选择文件类型。
radar-trend-which-market = 请选择文件所属的市场。
radar-trend-text = 文件不是 UTF-8 文本，请重新导出 CSV。
radar-trend-csv = 第 { $line } 行不是 CSV，请检查引号。
radar-trend-lines = 文件超过 { $max } 行，请缩短时间或减少词。
radar-trend-columns = 缺少所需的列：{ $columns }。
radar-trend-nothing = 文件中没有可保存的内容。
radar-trend-date = 第 { $line } 行 { $column } 列：“{ $text }”不是日期，请写成 2026-11-23。
radar-trend-number = 第 { $line } 行 { $column } 列：“{ $text }”不是从 0 起的数字。
radar-trend-market = 第 { $line } 行 { $column } 列：“{ $text }”不是市场，请写两个字母，如 GB。
radar-trend-term = 第 { $line } 行 { $column } 列：“{ $text }”为空或超过 120 个字符。
radar-trend-series = 最多可存 { $max } 个词，请先移除一些。
