# 订单预留库存、包裹、扫描和配送方式：按代码列出的问题与错误。

fulfilment-out-of-stock = 库存不足。
fulfilment-quantity-out-of-range = 数量至少为 1。
fulfilment-not-committed = 该订单没有这么多可发的商品。
fulfilment-warehouse-name-length = 仓库名称为 1 到 { $max } 个字符。
fulfilment-too-many-warehouses = 店铺的仓库数量已达上限。

fulfilment-pool-mode-shared = 所有市场共用库存
fulfilment-pool-mode-split = 按需求分配
fulfilment-pool-mode-manual = 由您分配
fulfilment-pool-shares-missing = 请至少指定一个市场。
fulfilment-pool-too-many-markets = 一个规格最多由 { $max } 个市场分配。
fulfilment-pool-market-twice = 这个市场重复了。
fulfilment-pool-share-out-of-range = 份额为 0 到 { $max } 的整数。

fulfilment-parcel-not-found = 没有这个包裹。
fulfilment-parcel-collected = 承运商已取走这个包裹，无法再更改。
fulfilment-parcel-lines-count = 一个包裹装 1 到 { $max } 件商品。
fulfilment-parcel-line-twice = 有商品重复了。
fulfilment-parcel-line-packed = 有商品已经装在包裹里了。
fulfilment-parcel-carrier-shape = 请填写承运商名称：最多 { $max } 个字母、数字或汉字。
fulfilment-parcel-tracking-shape = 运单号为 1 到 { $max } 个字母 a–z、数字、点或连字符。
fulfilment-parcel-tracking-taken = 另一个在途包裹已使用这个运单号。
fulfilment-parcel-weight-out-of-range = 包裹重量为 1 到 { $max } 克。
fulfilment-parcel-size-out-of-range = 包裹每边长为 1 到 { $max } 毫米。

fulfilment-scan-not-yours = 卖家只能报告到揽收为止，之后由承运商报告。
fulfilment-scan-out-of-order = 包裹目前的状态不能直接变为该状态。
fulfilment-scan-in-future = 这个时间在将来。
fulfilment-scan-too-early = 包裹在更晚的时间已有记录。
fulfilment-scan-place-too-long = 地点最多 { $max } 个字符。

fulfilment-lane-code-shape = 代码为 1 到 { $max } 个字符：小写字母 a–z、数字、- 和 _。
fulfilment-lane-name-length = 名称为 1 到 { $max } 个字符。
fulfilment-lane-carrier-length = 请用 1 到 { $max } 个字符填写承运商名称。
fulfilment-lane-hours-out-of-range = 小时数为 0 到 { $max }。
fulfilment-lane-hours-order = 最长送达时间不能短于最短送达时间。
fulfilment-lane-divisor-out-of-range = 体积重除数为 1 到 1000000 的整数，通常为 5000。
fulfilment-lane-rates-missing = 请至少填写一个价格。
fulfilment-lane-too-many-rates = 一种配送方式最多 { $max } 个价格。
fulfilment-lane-rates-order = 重量必须从大于 0 起逐级递增。
fulfilment-lane-price-out-of-range = 这个价格低于 0 或过高。
fulfilment-lane-currency = 这个市场的价格以 { $currency } 计。

fulfilment-lane-file-empty = 文件中没有数据行。
fulfilment-lane-file-too-large = 文件过大：最多 { $max } 字节。
fulfilment-lane-file-too-long = 文件行数过多：最多 { $max } 行。
fulfilment-lane-file-encoding = 文件不是 UTF-8 文本，请另存为 CSV UTF-8。
fulfilment-lane-row-unreadable = 这一行无法读取。
fulfilment-lane-column-missing = 缺少“{ $column }”列。
fulfilment-lane-rows-differ = “{ $lane }”的各行除重量和价格外还有不同。
fulfilment-lane-not-yes-or-no = 请填写 yes 或 no。
fulfilment-lane-number-malformed = 这不是整数。
fulfilment-lane-origin-unknown = 请用两个字母的国家代码，例如 CN。
fulfilment-lane-price-malformed = 这不是该市场的有效价格，例如 4.99。
