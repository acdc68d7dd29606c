# Texts in the languages of the markets: the gates, the memory, the glossary, the translators.

translation-source-text = 尚未翻译：以卖家的语言显示，并已标明。
translation-empty = 译文为空。
translation-too-long = 译文有 { $length } 个字符，此处最多 { $max } 个。
translation-placeholder-lost = “{ $placeholder }”必须原样保留在译文中。
translation-number-lost = 译文中缺少数字 { $number }。
translation-number-added = 译文中出现了原文没有的数字 { $number }。
translation-unit-changed = 译文中数字 { $number } 的单位 { $unit } 变了。
translation-word-lost = “{ $word }”应原样保留，但译文中没有。
translation-glossary-missed = 您的术语表规定“{ $term }”译为“{ $expected }”，译文却不同。
translation-markup-broken = 译文的格式有误：标签与原文不一致。
translation-unchanged = 译文与原文相同，没有翻译。
translation-wrong-language = 译文应为 { $expected }，但看起来是 { $found }。
translation-no-checker = Meadow 无法自动检查 { $language }：请您过目一遍译文。
translation-illegal-move = 文本在此期间已有变化。请刷新页面再看。
translation-unavailable = 翻译服务暂时没有响应。稍后会再次请求，不会丢失任何内容。
translation-refused = 翻译服务拒绝了请求。运营者可检查密钥、额度和设置。
translation-unsupported-pair = 翻译服务不支持这一语言组合。
translation-wrong-answer = 翻译服务的回复无法使用，文本保持未翻译。
translation-glossary-invalid = 术语表未更改：请修正标出的内容。
translation-glossary-too-many = 术语表最多容纳 { $max } 条。
translation-glossary-term-empty = 请在此填写词语，或删除该行。
translation-glossary-term-too-long = 术语最多 { $max } 个字符。
translation-glossary-duplicate = “{ $term }”在术语表中出现了两次。
translation-glossary-language = “{ $language }”不是语言代码。例如：th、vi、fil。
translation-glossary-no-translation = 请至少给出一种语言的译法，或将其列入保留词。
translation-tmx-invalid = 这不是可读取的翻译记忆文件（TMX）。
translation-tmx-empty = 文件中没有双语文本。
translation-setting-unknown = 翻译服务的写法如 libretranslate+http://HOST、deepl+https://HOST、openai+http://HOST/v1?model=M 或 local:FOLDER。
translation-setting-address = 翻译服务的地址无法识别：应以 http:// 或 https:// 开头并包含主机名。
translation-setting-key = DeepL 需要密钥：请设置 MEADOW_TRANSLATOR_KEY。
translation-setting-model = 请在地址中写明模型：…/v1?model=NAME。
translation-setting-folder = 无法读取翻译模型文件夹。请确认它存在且可读。
translation-state-missing = 未翻译
translation-state-pending = 翻译中
translation-state-machine = 机器翻译
translation-state-needs-review = 待您审阅
translation-state-human = 您亲自撰写
translation-state-stale = 原文已更改
translation-origin-source = 来自商品原文
translation-origin-human = 来自您的文字
translation-origin-shipped = 来自 Meadow 自带的翻译记忆
translation-origin-imported = 来自导入的翻译记忆
translation-origin-lexicon = 来自词汇表
translation-origin-provider = 来自翻译服务 { $name }

outbound-address = 这不是可以读取的网址。网址应以 http:// 或 https:// 开头。
outbound-port = 只能从常用的网页端口读取。
outbound-not-public = 该地址不在公共互联网上。
outbound-redirects = 该地址一再跳转。
outbound-status = 该地址没有内容。
outbound-no-host = 没有这个名称的网站。
outbound-too-large = 该地址的内容过大。
outbound-timed-out = 网站响应时间过长。
outbound-unreachable = 网站暂时没有响应。
