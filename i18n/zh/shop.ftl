# 卖家的地方。
shop-seller = 卖家
shop-today = 今天
shop-products = 商品
shop-listings = 在售
shop-sync = 同步
shop-settings = 设置

# 开店。
shop-open-title = 开一家店
shop-open-text = 商品只写一次，用您自己的语言和货币。Meadow 会为每个市场翻译和定价。
shop-open = 开店
shop-open-another = 再开一家店
shop-open-for-good = 地址、国家、语言和货币定了就不能改，店名可以改。
shop-name = 店名
shop-name-help = 买家看到的名字。
shop-handle = 地址
shop-handle-help = 2 到 30 个字符：a–z、数字、- 和 _。它是店铺网址的一部分。
shop-home-country = 所在国家
shop-home-country-help = 店铺注册地，大多数包裹也从这里发出。
shop-language = 语言
shop-language-help = 您写商品用的语言。
shop-currency = 货币
shop-currency-help = 您定价和收款的货币。
shop-yours = 您的店铺
shop-role-owner = 店主
shop-may = 可以管理
shop-may-catalogue = 商品和同步
shop-may-orders = 订单
shop-may-money = 资金
shop-may-host = 直播间和视频
shop-may-staff = 员工

# 今天。
shop-needs-you = 需要您处理
shop-no-catalogue = 您在这家店工作，但不负责商品。如有需要，请联系店主。
shop-first-import = 导入商品文件
shop-first-import-text = 来自 Shopify 或 Amazon，几秒钟导入几百件商品。
shop-first-product = 写一件商品
shop-first-product-text = 标题、价格、库存和一张图片，其余以后再补。
shop-first-glossary = 设置术语表
shop-first-glossary-text = 保持原样的品牌名，以及有固定译法的词。
shop-task-failed = { $count ->
   *[other] 个在售商品被市场拒绝
}
shop-task-drafts = { $count ->
   *[other] 个在售商品停留在草稿
}
shop-task-import = { $count ->
   *[other] 个导入问题
}
shop-task-pending = { $count ->
   *[other] 个在售商品在等汇率
}
shop-awaiting = { $count ->
   *[other] 有 { $shown } 段文字等待翻译
}
shop-awaiting-how = 这个平台还没有翻译服务。请运营者用 --translator 启动 Meadow，或把模型放进 models 文件夹。在此之前会显示您的原文并加以标注；您自己写的译文会被记住并再次使用。
shop-awaiting-sync = 再同步一次，就会请 { $name } 翻译。您自己写的译文会被记住并再次使用。
shop-awaiting-ask = 将请 { $name } 翻译：共 { $shown } 个字符。
shop-importing = 正在读取文件
shop-all-well = 没有需要处理的事
shop-all-well-text = 您同步过的商品都在售，或者只需等待。
shop-by-market = 按市场
shop-by-state = 按状态看商品
shop-market = 市场
shop-markets = 市场
shop-every-market = 全部市场
shop-status-success = 在售
shop-status-draft = 草稿
shop-status-failed = 被拒绝
shop-why = 原因
shop-nowhere = 还没有在任何市场出售
shop-nowhere-text = 选择市场，看看价格和文字，一键开卖。

# 商品。
shop-product = 商品
shop-price = 价格
shop-variants = 规格
shop-state = 状态
shop-changed = 修改时间
shop-all = 全部
shop-show-all = 显示全部
shop-search-products = 标题、标识或 SKU
shop-no-match = 没有符合的
shop-no-match-text = 换个词或换个筛选条件试试。
shop-no-products = 还没有商品
shop-no-products-text = 从文件导入，或在这里写第一件。
shop-new-product = 新商品
shop-import = 导入
shop-choose = 选择 { $title }
shop-choose-all = 选择本页全部
shop-sync-chosen = 同步所选
shop-products-of = { $shop } 的商品
shop-revision = 第 { $n } 版
shop-not-for-sale = 不出售

# 编辑器。
shop-written-in = 用{ $language }书写，以 { $currency } 定价。
shop-title = 标题
shop-description = 描述
shop-brand = 品牌
shop-category = 类目
shop-options = 选项
shop-option-n = 选项 { $n }
shop-variants-help = 只有一种款式就不用填选项；有几种时给选项起名，例如“颜色”，再为每个规格填上它的值。SKU 留空会自动生成。价格为 0 表示不出售。
shop-variant-n = 规格 { $n }
shop-price-in = 价格（{ $currency }）
shop-price-before = 原价
shop-stock = 库存
shop-weight = 重量（克）
shop-sku = SKU
shop-add-variant = 添加规格
shop-drop-variant = 删除规格 { $n }
shop-save = 保存
shop-save-draft = 存为草稿
shop-not-editable = 商品在当前状态下不能编辑。
shop-overtaken = 您编辑期间，有人保存了第 { $n } 版。您写的都还在：可以看看对方的，或用您的覆盖。
shop-overwrite = 保存我的
shop-see-theirs = 看看对方的
shop-pause = 全部暂停
shop-resume = 恢复销售
shop-restore = 恢复商品
shop-sync-this = 同步到市场
shop-delete = 删除这件商品
shop-delete-note = 它会立刻从所有市场下架，30 天内可以恢复。
shop-delete-now = 删除
shop-not-listed = 未上架
shop-no-price = 没有价格
shop-pictures = 图片
shop-pictures-help = 最多 9 张 JPEG、PNG 或 WebP，每边 300 到 4000 像素。第一张是封面。
shop-pictures-waiting = { $count ->
   *[other] 还有 { $count } 张图片在获取中。
}
shop-remove-picture = 删除这张图片
shop-add-picture = 添加图片
shop-picture-shows = 图片内容
shop-upload = 上传

# 导入。
shop-import-title = 导入商品
shop-import-one = 导入
shop-format = 文件来源
shop-format-shopify = Shopify 商品 CSV
shop-format-amazon = Amazon 全部商品报告
shop-file = 文件
shop-file-help = 最大 64 MiB。
shop-import-start = 开始导入
shop-import-how = 怎么导入
shop-import-how-columns = Shopify 新旧两种列名都能识别。标识相同的行是同一件商品。
shop-import-how-dirt = 真实的文件总有瑕疵：缺的 SKU 会补上，价格为 0 的保留但不出售，每个问题都指明行和字段。
shop-import-how-again = 可以放心重复：同一个文件再导一次，什么都不变，也不会重复。
shop-import-how-pictures = 图片随后获取。图片丢失不会影响商品。
shop-imports-past = 以往的导入
shop-when = 时间
shop-import-leave = 您可以离开此页，导入会继续。
shop-import-failed = 文件没能读完。已读的会保留；改好后再导入一次。
shop-import-done = { $count ->
   *[other] 已读取 { $shown } 件商品
}
shop-import-problems = { $count ->
   *[other] { $shown } 个问题
}
shop-import-again = 在文件里改好再导入一次：只写入有变化的部分。
shop-row = 行
shop-field = 字段
shop-problem = 问题

# 同步。
shop-sync-title = 在每个市场开卖
shop-sync-text = 选择、检查、一键开卖。上架之前就能看到价格、文字和阻碍。
shop-step-choose = 选择
shop-step-check = 检查
shop-step-done = 开卖
shop-sync-all = 同步到市场
shop-whole-catalogue = { $count ->
   *[other] 整个目录：{ $shown } 件商品
}
shop-choose-some = 只选一部分
shop-choose-all-instead = 改为整个目录
shop-products-n = { $count ->
   *[other] { $count } 件商品
}
shop-listed-n = { $count ->
   *[other] 已上架 { $shown } 件
}
shop-price-rule = 价格怎么算
shop-price-rule-help = 公式会把运费、税和费用加进售价，您到手的价格不变。其他规则只做换算。
shop-rule-amount = 金额或百分比
shop-rule-of-shop = 按各市场的设置
shop-rule-default = 公式（通常）
shop-rule-formula = 公式：含税、运费和费用
shop-rule-same = 同价 × 汇率
shop-rule-percent = 价格加减百分比
shop-rule-fixed = 价格加减金额
shop-check = 检查价格和文字
shop-syncs-past = 以往的同步
shop-sync-going = 还有一次同步在进行。您可以再开始一次，它们会依次完成。
shop-preview-title = 点击之前
shop-preview-text = 现在还没有上架。不想要的请关掉。
shop-preview-some = 显示 { $count } 件中的 { $looked } 件；同步会处理全部。
shop-formula = 当地价 = 取整((成本价 × 汇率 + 运费) × (1 + 税) ÷ (1 − 佣金 − 支付费))
shop-put-on-sale = 开卖
shop-sell-in = 在{ $market }出售
shop-chosen-all-the-same = 您仍可打开它：那里不会上架，结果会说明原因。
shop-nothing-changes = 没有变化
shop-more-variants = { $count ->
   *[other] 另有 { $count } 个规格
}
shop-text-machine = 已翻译
shop-text-human = 您写的
shop-text-missing = 您的原文，已标注
shop-text-pending = 翻译中
shop-text-needs-review = 请检查
shop-text-stale = 商品已改动
shop-sync-running = 正在进行
shop-sync-results = 结果
shop-products-done = 已完成的商品
shop-sync-leave = 您可以离开此页，同步会继续。
shop-sync-failed = 同步停止了。完成的会保留；再次开始会接着做。
shop-results-some = 只显示前 { $count } 条结果，请筛选查看其他。

# 在售。
shop-listings-text = 每件商品在每个市场的情况和阻碍。
shop-edited-here = 在此改过
shop-edited-here-n = { $count ->
   *[other] 在此改过 { $count } 处
}
shop-older-on-sale = 旧版在售
shop-see-in-shop = 在商城中查看
shop-pause-here = 在此暂停
shop-worth-knowing = 值得知道
shop-in-the-way = 有什么阻碍
shop-review-says = 审核意见
shop-your-text = 您的原文
shop-give-back = 恢复跟随商品
shop-save-words = 保存文字
shop-words-remembered = 您在这里的改动，之后编辑商品也会保留，并会用于下次翻译。
shop-options-untranslated = { $count ->
   *[other] 还有 { $count } 个选项未翻译。
}
shop-prices = 价格
shop-save-prices = 保存价格
shop-prices-note = 在这里定的价格不随商品或汇率变化，直到您恢复跟随。
shop-price-history = 价格历史
shop-history-rate = 汇率 { $rate }，{ $source }，{ $date }
shop-history-by-hand = 手动设定
shop-made-base = 您的价格
shop-made-added = 您的规则加减
shop-made-rate = 汇率
shop-made-rate-from = { $source }，{ $date }
shop-made-converted = 换算后
shop-made-freight = 运费
shop-made-tax = 税
shop-made-commission = 佣金
shop-made-payment = 支付费
shop-made-before-ending = 取整之前
shop-made-total = 售价
shop-made-below = 低于这个市场的下限 { $min }。
shop-made-above = 高于这个市场的上限 { $max }。

# 设置。
shop-settings-general = 店铺
shop-sync-fields = 同步包含的内容
shop-sync-fields-help = 关掉的内容在各市场保持原样。
shop-connection = 您自己的商店
shop-connection-text = 在需要到品牌商店付款的市场，“购买”会跳转到那里。
shop-store = 商店地址
shop-secret = Webhook 密钥
shop-secret-help = 8 到 200 个字符，用来验证您的商店上报的订单。
shop-secret-kept = 密钥已设置。留空则保留。
shop-market-prices = 各市场的价格
shop-translated-only = 只有翻译过的文字才上架
shop-glossary = 术语表
shop-glossary-text = 每次翻译都遵守它。不符合的文字会在下次同步时重新翻译。
shop-glossary-terms = 固定译法
shop-glossary-source = 您的词
shop-glossary-target = 译文
shop-glossary-rows = 保存后会有更多空行。没有原词的行会被删除。
shop-glossary-keep = 从不翻译
shop-glossary-keep-help = 品牌、型号、名称，每行一个。
shop-glossary-overtaken = 期间有人改了术语表。请检查后再保存。
shop-staff = 员工
shop-since = 自 { $date }
shop-until = 至 { $date }
shop-invite = 邀请员工
shop-invite-text = 对方会收到邮件，并在自己的账户页接受。
shop-person-handle = 对方的用户名
shop-invite-send = 发送邀请
shop-invites-open = 待接受的邀请
shop-withdraw = 撤回
shop-revoke = 移出店铺
shop-exports = 导出
shop-exports-text = 把在售商品导出为其他平台的文件，每个市场用当地语言和货币。
shop-exports-none = 先开卖，文件就会出现在这里。
shop-files = 文件

# 完成。
shop-done-saved = 已保存
shop-done-created = 已创建
shop-done-deleted = 已删除，30 天内可以恢复。
shop-done-restored = 已恢复
shop-done-paused = 已暂停
shop-done-resumed = 已恢复销售
shop-done-inherited = 已恢复跟随商品
shop-done-invited = 邀请已发送
shop-done-removed = 已移除

# 输入的金额。
shop-price-empty = 请输入价格，例如 { $example }。
shop-price-comma = 请用小数点，不用逗号，也不加千位符：{ $example }。
shop-price-negative = 价格不能小于零。
shop-price-too-fine = { $currency } 小数点后有 { $digits } 位，例如 { $example }。
shop-price-too-large = 价格太大。
shop-price-not-a-number = 只输入数字，例如 { $example }。
shop-not-a-whole-number = 请输入整数。
shop-percent-not-a-number = 请输入百分比，例如 5 或 -2.5。
