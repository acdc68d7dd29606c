# 商品刊登、同步，以及未能上架的原因。

catalog-listing-illegal-move = 刊登目前的状态不允许此操作。
catalog-listing-not-found = 没有这个刊登。
catalog-shop-closed = 店铺已关闭，其商品均不在售。
catalog-product-not-active = 商品未处于在售状态（{ $state }），因此没有上架。
catalog-too-many-variants-for-market = 商品有 { $count } 个规格，该市场最多允许 { $max } 个。
catalog-in-review = 新版本正在等待审核。在此之前，若有旧版本则继续销售。
catalog-review-refused = 审核未通过此版本。请修改后重新同步。
catalog-nothing-for-sale = 没有任何规格设有价格，因此没有可售内容。
catalog-language-not-of-market = 该市场没有此语言的文本：{ $lang }。
catalog-variant-not-found = 没有这个规格。
catalog-price-out-of-range = 请填写大于零的价格，以该市场货币的最小单位计。
catalog-unknown-market = 没有这个市场：{ $market }。
catalog-markets-required = 请至少选择一个市场。
catalog-products-required = 请至少选择一件商品。
catalog-price-rule-currency = 金额必须使用店铺自己的货币。
catalog-price-rule-range = 比例须在 -99.99 % 与 900 % 之间。
catalog-import-no-file = 上传的文件不存在，请重新上传。
catalog-awaits-translator = { $count } 个字段将交给翻译服务。
