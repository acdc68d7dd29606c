data-title = Dữ liệu
data-about = Cửa hàng bán được gì và đã được xem bao nhiêu trước khi mua, theo ngày của thị trường đó.
data-market = { $market } qua con số
data-days = Số ngày
data-last = { $count ->
    [1] Hôm nay
   *[other] { $count } ngày
}
data-before = { $count ->
    [1] so với hôm qua
   *[other] so với { $count } ngày trước đó
}
data-gmv = Doanh số
data-orders = Đơn hàng
data-units = Số món
data-buyers = Người mua
data-take = Thu nhập của sàn
data-take-help = Hoa hồng và phí thanh toán của các đơn này.
data-creators-earned = Nhà sáng tạo nhận
data-creators = { $count } nhà sáng tạo
data-funnel = Từ thấy đến mua
data-step-seen = Thấy
data-step-watched = Xem
data-step-opened = Mở sản phẩm
data-step-carts = Thêm vào giỏ
data-step-orders = Đặt hàng
data-of-before = { $share } của bước trước
data-more = tăng { $share }
data-less = giảm { $share }
data-by-day = Doanh số theo ngày
data-day = Ngày
data-product = Sản phẩm
data-post = Clip
data-nothing-sold = Những ngày này chưa bán được gì.
data-rows = Xem theo
data-rows-day = Theo ngày
data-rows-product = Theo sản phẩm
data-rows-post = Theo clip
data-csv = Tải CSV
data-empty-title = Chưa có gì để đếm
data-empty-text = Đồng bộ sản phẩm sang thị trường này, hoặc nhờ người làm clip: số liệu có ở đây từ lượt xem đầu tiên.
data-more-rows = Thêm
data-no-caption = Không có chú thích
data-as-before = như trước
data-none-before = trước đó chưa có
