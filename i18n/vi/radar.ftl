# The radar: what is about to be a hit, and how much stock is safe.

radar-not-priced-there = Sản phẩm chưa có giá ở thị trường đó. Hãy đồng bộ sang đó trước.
radar-nothing-heard = Chưa có thông tin nào về sản phẩm ở thị trường đó: chưa có lượt bán, xem hay giỏ hàng để học.
radar-days = Số ngày từ 0 đến { $max }.
