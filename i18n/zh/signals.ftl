# 人们看到和做过的事，以及计数。

signals-busy = 现在涌入的数据太多，这批没有保存。请稍后再发送。
signals-too-many = 一次最多发送 { $max } 个事件。
signals-empty = 请至少发送一个事件。
signals-id = 事件的编号为 1 到 { $max } 个字母、数字或符号，不含空格。
signals-kind-not-reported = 这类事件由服务器自己统计。
signals-subject-missing = 请说明这与哪个作品或商品有关。
signals-subject-unknown = 没有这样的公开作品或商品。
signals-watch-ms = 一个事件中的观看时长为 1 到 { $max } 毫秒。
signals-at-out-of-range = 事件须在发生后 { $minutes } 分钟内上报，且不能在未来。
signals-counted-id = 编号请写成数字，用逗号分隔。
signals-counted-none = 请至少指定一个作品、话题或创作者。
signals-counted-too-many = 最多指定 { $max } 个作品、话题和创作者。
