# The radar: what is about to be a hit, and how much stock is safe.

radar-not-priced-there = 它在该市场没有价格，请先同步到那里。
radar-nothing-heard = 在该市场还没有关于它的记录：没有销售、浏览或加购可供学习。
radar-days = 天数为 0 到 { $max }。
