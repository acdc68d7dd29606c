# The feed, people and topics.
field-title = 推荐
field-place = 推荐
field-place-inbox = 消息
field-text = 看创作者和店铺的短视频，喜欢的东西一点就能买。
field-clip-by = { $name } 的短视频
field-play = 播放或暂停
field-sound = 声音
field-tap-for-sound = 点一下有声音
field-previous = 上一个
field-next-clip = 下一个
field-next = 更多短视频
field-like = 喜欢
field-comments = 评论
field-share = 分享
field-views = 播放量
field-copied = 链接已复制
field-failed = 没有成功，请再试一次。
field-follow = 关注 { $name }
field-follow-word = 关注
field-following-word = 已关注
field-buy = 购买
field-goods = 商品
field-goods-full = 查看商品详情
field-translate = 查看翻译
field-translate-comments = 查看评论翻译
field-original = 机器翻译。查看原文
field-why = 为什么推荐？
field-why-fresh = 新发布：{ $date } 首次展示。新视频会展示给所有人。
field-why-followed = 你关注了 { $name }。
field-why-topic = 它属于你打开的话题。
field-why-asked = 你打开了 { $name } 的这个视频。
field-why-earlier = 发布于 { $date }。更新、更热门的视频排在它前面。
field-why-popular = 这里现在有很多人喜欢它。
field-why-alike = 和你喜好相近的人也喜欢它。
field-why-interest = 你常看 #{ $topic } 的视频。
field-why-cart = 它展示了你购物车里的商品。
field-why-live = 正在直播。
field-why-new = 它是新发布的，正获得被发现的机会。
field-why-chance = 随机抽取：每一百页中有一页如此，让推荐保持公平。
field-no = 不感兴趣
field-no-done = 你会少看到这类内容。
field-mute = 屏蔽 { $name }
field-mute-done = 你不会再看到 { $name } 的内容。
field-side = 商品和评论
field-back = 返回
field-to-clip = 回到视频
field-somebody = 某位用户
field-host = 作者
field-pinned = 置顶
field-held = 等待审核
field-comment-held = 谢谢。你的评论审核后就会显示。
field-comments-none-title = 还没有评论
field-comments-none-text = 问个问题，或说说你喜欢它什么。
field-reply = 回复
field-reply-not = 不回复这条评论
field-say = 说点什么吧
field-send = 发送
field-sign-in-to-say = 登录后评论
field-clips = 视频
field-clips-of-product = 出现在这些视频里
field-clips-none-title = 这里还没有视频
field-clips-none-text = 过些时候再来，或先去别处看看。
field-showcase = 橱窗
field-face-sells = 这家店的商品
field-face-text = { $name } 的视频和里面的商品。
field-brand = 品牌
field-topic-text = 大家发布的 #{ $tag }。
field-topic-line = 近 7 天播放量
field-topic-steady = 平稳
field-topic-new = 本周新出现
field-followers = { $count ->
   *[other] { $shown } 粉丝
}
field-likes = { $count ->
   *[other] { $shown } 次喜欢
}
field-topic-views = { $count ->
   *[other] { $shown } 次播放
}
field-topic-posts = { $count ->
   *[other] { $shown } 个视频
}
field-goods-all = { $count ->
   *[other] 查看全部 { $count } 件商品
}
field-replies-more = { $count ->
   *[other] 还有 { $count } 条回复
}
