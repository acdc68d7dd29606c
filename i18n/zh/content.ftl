# Posts, comments, follows, reports and uploads: what can be wrong with them.

# Posts and uploads
content-caption-too-long = 文案最多 { $max } 个字符。
content-too-many-anchors = 一条帖子最多挂 { $max } 件商品。
content-anchor-repeated = 这件商品已经在帖子里了。
content-anchor-not-on-sale = 这件商品没有在该帖子的市场销售，请换一件。
content-anchor-not-promotable = 您还不能推广这件商品，请先加入它的合作计划。
content-market-closed = 请选择已开放的市场。
content-upload-missing = 这个上传已不存在，请重新发送文件。
content-upload-incomplete = 文件还没有传完，请稍候。
content-upload-taken = 这个文件已经发过帖子，请换一个。
content-upload-size = 文件大小应为 1 字节到 { $max } MB。
content-upload-kind = 请选择视频：MP4、MOV 或 WebM。
content-upload-not-found = 没有这个上传，或已过期，请重新开始。
content-upload-offset = 请从第 { $received } 字节继续上传。
content-upload-offset-missing = 请在 Upload-Offset 中说明这些字节从哪里开始。
content-upload-too-long = 收到的字节比声明的多，请用正确的长度重新开始。
content-upload-too-many-parts = 一个上传最多 { $max } 段，请把每段加大。
content-upload-quota = 您今天已上传 { $max } MB，达到一天的上限，请明天再来。
content-upload-too-many = 已有 { $max } 个上传正在进行，请先完成其中一个。
content-post-quota = 您今天已发 { $max } 条帖子，达到一天的上限，请明天再来。
content-post-not-found = 没有这条帖子。
content-post-state = 帖子现在不能这样修改。

# Comments, follows, reports
content-comment-not-found = 没有这条评论。
content-comment-length = 评论为 1 到 { $max } 个字符。
content-comment-too-fast = 评论太快了，请 { $seconds } 秒后再试。
content-follow-oneself = 不能关注自己。
content-follow-too-many = 关注人数已达上限，请先取消一些关注。
content-mute-oneself = 不能屏蔽自己。
content-mute-too-many = 屏蔽人数已达上限，请先取消一些屏蔽。
content-report-not-found = 没有这个举报。
content-report-decided = 这个举报已经处理过了。
content-report-note-too-long = 备注最多 { $max } 个字符。
content-word-length = 一个词为 2 到 { $max } 个字符。
content-too-many-words = 最多可屏蔽 { $max } 个词。
content-translate-language = 暂不支持翻译成这种语言。

# Why something waits for a review
content-held-link = 内容含有链接，审核后别人才能看到。
content-held-blocked-word = 内容含有需要审核的词，审核后别人才能看到。
content-held-repeated = 您刚刚写过同样的内容，审核后别人才能看到。
content-held-flood = 新账号短时间内发言较多，审核后别人才能看到。
content-held-reported = 有多人举报，正在审核。
