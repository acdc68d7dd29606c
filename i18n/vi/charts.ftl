charts-title = Bảng xếp hạng
charts-about = Những gì bán chạy và được xem nhiều ở { $market }, theo ngày, tuần và tháng.
charts-in = { $chart } ở { $market }: { $days }
charts-beside = Bên cạnh bảng xếp hạng
charts-kinds = Các bảng xếp hạng
charts-kind-sales = Bán chạy
charts-kind-posts = Xem nhiều nhất
charts-kind-topics = Chủ đề
charts-kind-creators = Nhà sáng tạo
charts-text-sales = Theo số lượng đã bán, đã trừ hàng trả lại.
charts-text-posts = Theo lượt xem.
charts-text-topics = Theo lượt xem các clip.
charts-text-creators = Theo doanh số bán qua clip, sau đó theo lượt xem.
charts-period = Kỳ
charts-period-day = Ngày
charts-period-week = Tuần
charts-period-month = Tháng
charts-previous = Trước đó
charts-next = Sau đó
charts-so-far = Tạm tính
charts-final = Đã chốt
charts-as-of = Tính đến { $time }
charts-categories = Loại hàng
charts-all-categories = Tất cả các loại
charts-category = Loại
charts-others = Khác
charts-new = Mới
charts-back = Trở lại
charts-up = Tăng { $by } bậc
charts-down = Giảm { $by } bậc
charts-same = Giữ nguyên
charts-units = { $count ->
   *[other] Đã bán { $shown }
}
charts-views = { $count ->
   *[other] { $shown } lượt xem
}
charts-days-on = { $count ->
   *[other] { $count } ngày trên bảng
}
charts-total-views = { $count ->
   *[other] { $shown } lượt xem tổng cộng
}
charts-trail = Thứ hạng trong { $count } kỳ gần đây
charts-off-sale = Hiện không bán ở đây
charts-gone = Không còn hiển thị
charts-more = Xem một trăm hạng đầu
charts-fewer = Xem mười hạng đầu
charts-exits = Rời bảng
charts-total-value = Doanh số
charts-total-units = Số lượng đã bán
charts-total-products = Sản phẩm đã bán
charts-turnover = Doanh số theo loại
charts-as-table = Xem dạng bảng
charts-pareto = Số ít làm nên bao nhiêu
charts-pareto-says = { $products } sản phẩm làm nên { $share } doanh số
charts-pareto-before = { $share } ở kỳ trước
charts-pareto-products = Tỷ lệ sản phẩm
charts-pareto-share = Tỷ lệ doanh số
charts-pareto-share-before = Kỳ trước
charts-none-yet = Chưa có gì. Những hạng đầu tiên sẽ sớm có ở đây.
charts-empty-title = Bảng này chưa có gì
charts-empty-text = Bảng đầy lên khi mọi người xem và mua. Hãy xem ngày khác hoặc quay lại sau.
charts-badge = Hạng { $place } ở { $market } tuần này

radar-date-ahead = Ngày đó chưa bắt đầu: hãy chọn một ngày đã qua.
