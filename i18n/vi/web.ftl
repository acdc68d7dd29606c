# Khung của mọi trang.
web-skip = Tới nội dung
web-home = Meadow, trang chủ
web-shop = Mua sắm
web-search = Tìm kiếm
web-search-hint = Bạn đang tìm gì?
web-me = Tôi
web-account = Tài khoản
web-places = Điều hướng
web-foot = Thêm
web-sell = Bán hàng trên Meadow
web-close = Đóng
web-steps = Các bước
web-optional = (không bắt buộc)
web-load-more = Xem thêm
web-change-market = Đổi quốc gia hoặc ngôn ngữ
web-change-language = Đổi ngôn ngữ
web-foot-tax = Giá đã gồm thuế. Thuế suất và quy định do bên vận hành sàn này đặt ra, không phải tư vấn pháp lý.
web-simulated-market = Thị trường mô phỏng: hàng hóa, con người và đơn hàng ở đây đều là hư cấu.
web-form-problems = { $count ->
   *[other] Có { $count } chỗ cần sửa
}

# Cửa hàng.
web-hero-title = Những món đáng để mê
web-hero-text = Món hay từ người làm ra ở khắp nơi, bằng ngôn ngữ và đồng tiền của bạn.
web-hero-way = Xem hàng mới
web-new-arrivals = Hàng mới về
web-see-all = Xem tất cả
web-categories = Xem theo loại
web-all-products = Tất cả
web-results = { $count ->
    [0] Không tìm thấy gì
   *[other] { $shown } sản phẩm
}
web-results-for = Kết quả cho “{ $query }”
web-nothing-found-title = Không tìm thấy gì
web-nothing-found-text = Hãy thử ít từ hơn hoặc từ khác, hoặc xem theo loại.
web-shelf-empty-title = Kệ hàng đang được lấp đầy
web-shelf-empty-text = Ở đây chưa bán gì. Hãy quay lại sau, hoặc xem quốc gia khác.
web-sort = Sắp xếp
web-sort-newest = Mới nhất
web-sort-popular = Mua nhiều nhất
web-sort-price-asc = Giá thấp đến cao
web-sort-price-desc = Giá cao đến thấp
web-sort-relevance = Phù hợp nhất
web-apply = Áp dụng
web-sold-out = Hết hàng
web-sold = { $count ->
   *[other] Đã bán { $shown }
}
web-price-from = từ
web-price-was = Trước đây:
web-price-made = Giá này gồm những gì
web-price-net = Hàng và vận chuyển tới biên giới
web-price-tax = Thuế, { $rate }
web-price-total = Bạn trả
web-price-tax-note = Đã gồm thuế { $rate }
web-price-as-of = Thuế tính đến { $date }
web-stock-left = { $count ->
   *[other] Chỉ còn { $count }
}
web-stock-in = Còn hàng
web-stock-out = Tạm hết hàng
web-options = Lựa chọn
web-option-unavailable = không có
web-option-show = Xem giá và tồn kho
web-buy-at-store = Mua tại { $store }
web-buy-at-store-note = Mở cửa hàng riêng của thương hiệu. Bạn thanh toán ở đó.
web-store-soon = Chưa có địa chỉ cửa hàng của thương hiệu nên hiện chưa thể mua món này.
web-delivery = Giao hàng
web-delivery-text = { $shop } gửi từ { $country }.
web-returns = Trả hàng
web-returns-text = { $days ->
   *[other] Trong vòng { $days } ngày kể từ khi nhận.
}
web-sold-by = Người bán
web-visit-shop = Ghé cửa hàng
web-description = Về sản phẩm này
web-details = Chi tiết
web-brand = Thương hiệu
web-weight = Khối lượng
web-sku = Mã hàng
web-similar = Có thể bạn cũng thích
web-more-from = Thêm từ { $shop }
web-source-text = Đoạn này vẫn bằng ngôn ngữ của người bán.
web-pictures = Hình ảnh
web-picture-of = Ảnh { $at } trên { $count }
web-shop-since = Trên Meadow từ { $date }
web-shop-from = Gửi từ { $country }
web-choose-title = Bạn mua sắm ở đâu?
web-choose-text = Mỗi quốc gia có giá, ngôn ngữ và hàng hóa riêng.

# Loại hàng.
web-category-home = Nhà cửa
web-category-beauty = Làm đẹp
web-category-hair = Tóc
web-category-fashion = Thời trang
web-category-jewellery = Trang sức
web-category-toys = Đồ chơi
web-category-electronics = Điện tử
web-category-sports = Thể thao
web-category-food = Thực phẩm
web-category-pets = Thú cưng
web-category-kids = Trẻ em
web-category-books = Sách
web-category-crafts = Thủ công
web-category-outdoor = Dã ngoại
web-category-other = Món hay khác

# Thị trường.
web-market-gb = Vương quốc Anh
web-market-id = Indonesia
web-market-th = Thái Lan
web-market-vn = Việt Nam
web-market-my = Malaysia
web-market-ph = Philippines
web-market-sg = Singapore
web-market-us = Hoa Kỳ
web-market-de = Đức
web-market-jp = Nhật Bản
web-market-cn = Trung Quốc

# Trạng thái.
web-state-draft = Bản nháp
web-state-pending = Đang duyệt
web-state-active = Đang bán
web-state-rejected = Bị từ chối
web-state-seller-paused = Tạm dừng
web-state-platform-paused = Meadow tạm dừng
web-state-frozen = Đóng băng
web-state-deleted = Đã xóa
web-state-closed = Đã đóng
web-state-ready = Sẵn sàng
web-state-queued = Đang chờ
web-state-running = Đang chạy
web-state-done = Xong
web-state-failed = Thất bại
web-state-success = Đang bán
web-state-unpaid = Chờ thanh toán
web-state-on-hold = Đã xác nhận
web-state-awaiting-shipment = Chờ gửi hàng
web-state-partially-shipped = Đã gửi một phần
web-state-awaiting-collection = Đã đóng gói
web-state-in-transit = Đang giao
web-state-delivered = Đã giao
web-state-completed = Hoàn tất
web-state-cancelled = Đã hủy
web-state-to-pack = Chờ đóng gói
web-state-collected = Đã lấy hàng
web-state-lost = Thất lạc
web-state-returned = Đã trả lại
web-state-returning = Đang trả lại
web-state-requested = Đã yêu cầu
web-state-awaiting-buyer-ship = Chờ gửi trả
web-state-buyer-shipped = Đã gửi trả
web-state-received = Đã nhận
web-state-refunded = Đã hoàn tiền
web-state-receipt-rejected = Bị từ chối khi nhận
web-state-disputed = Đang tranh chấp
web-state-replaced = Đã đổi hàng
web-state-withdrawn = Đã rút lại
web-state-open = Đang mở
web-state-packed = Đã đóng gói
web-state-shipped = Đã gửi
web-state-paid = Đã thanh toán
web-state-expired = Hết hạn
web-state-processing = Đang xử lý

# Khi không thể đáp ứng yêu cầu.
web-status-401 = Hãy đăng nhập trước
web-status-403 = Không được phép
web-status-404 = Ở đây không có gì
web-status-405 = Không làm được việc đó ở đây
web-status-409 = Hiện chưa làm được việc đó
web-status-413 = Quá lớn
web-status-429 = Chậm lại một chút nhé
web-status-4xx = Không thể đáp ứng yêu cầu
web-status-500 = Phía chúng tôi gặp sự cố
web-status-503 = Tạm thời chưa dùng được
web-request-id = Nếu liên hệ với chúng tôi, hãy nêu mã yêu cầu này:
web-back-to-shop = Về cửa hàng
web-try-again = Thử lại
web-problem-unnamed = Chưa làm được ({ $code }).
fault = Chúng tôi đã ghi lại lỗi và sẽ xem xét. Không có gì bị thay đổi.
request-no-session = Hãy đăng nhập, hoặc gửi mã truy cập hợp lệ.
request-not-found = Trang có thể đã chuyển đi, hoặc món này không còn bán.
request-method = Địa chỉ này không nhận phương thức đó.
request-cross-site = Yêu cầu đến từ trang khác nên bị từ chối. Hãy tải lại trang rồi thử lại.
request-scope-missing = Mã truy cập này không được làm việc đó. Hãy tạo mã có phạm vi cần thiết.
request-malformed = Không đọc được nội dung yêu cầu.
request-not-json = Hãy gửi nội dung dạng application/json.
request-too-large = Yêu cầu vượt quá giới hạn của địa chỉ này.
request-too-many = Quá nhiều yêu cầu. Hãy thử lại sau { $seconds ->
   *[other] { $seconds } giây
}.
request-timeout = Mất quá nhiều thời gian. Hãy thử lại sau giây lát.
request-invalid = Một số trường cần được sửa.
request-field-missing = Thiếu trường này.
request-field-unknown = Không có trường này.
request-field-shape = Trường này sai dạng: { $expected }.
request-limit = Giới hạn là một số từ 1 đến 100.
request-cursor = Dấu trang này thuộc danh sách khác.
