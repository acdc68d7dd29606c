# Films that could not be made ready, and what to do.
content-media-unsupported = 这不是我们能使用的视频（{ $what }）。请发送手机或浏览器录制的 MP4、MOV 或 WebM。
content-media-too-long = 视频超过 { $max } 秒。请剪短后重新发送。
content-media-too-large = 视频太大：长边最多 { $max } 像素，每秒最多 240 帧。请存成较小的尺寸后重新发送。
content-media-no-picture = 这个文件里没有动态画面。请选择一个视频。
content-media-broken = 视频已损坏或不完整。请先确认它能在您的设备上播放，再重新发送。
content-media-timed-out = 处理这个视频用时过长。请存得更短或更小（例如 1080p、每秒 30 帧）后重新发送。
content-media-out-of-memory = 这个视频需要的内存超出上限。请存成较小的尺寸（例如 1080p）后重新发送。
content-media-no-encoder = 这里暂时无法处理视频。您的视频没有问题，请稍后重新发送。
content-media-io = 由于我们这边的问题，视频没有处理成功。您的视频没有问题，请重新发送。

# What is wrong with a clip.
content-clip-scenes = 短片要有 1 到 { $max } 个画面。
content-clip-duration = 短片总长为 { $min } 到 { $max } 秒。
content-clip-words = 最多 { $max } 个字符。
content-clip-scene-duration = 每个画面为 { $min } 到 { $max } 毫秒。
content-clip-picture = 请选择该商品的一张图片。
