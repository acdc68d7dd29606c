# Nơi của người bán.
shop-seller = Người bán
shop-today = Hôm nay
shop-products = Sản phẩm
shop-listings = Tin bán
shop-sync = Đồng bộ
shop-settings = Cài đặt

# Mở cửa hàng.
shop-open-title = Mở cửa hàng của bạn
shop-open-text = Viết sản phẩm một lần, bằng ngôn ngữ và tiền của bạn. Meadow dịch và định giá cho từng thị trường.
shop-open = Mở cửa hàng
shop-open-another = Mở thêm cửa hàng
shop-open-for-good = Địa chỉ, quốc gia, ngôn ngữ và tiền tệ giữ mãi. Tên có thể đổi.
shop-name = Tên cửa hàng
shop-name-help = Tên người mua nhìn thấy.
shop-handle = Địa chỉ
shop-handle-help = 2 đến 30 ký tự a–z, chữ số, - và _. Đây là một phần địa chỉ web của cửa hàng.
shop-home-country = Quốc gia
shop-home-country-help = Nơi cửa hàng đăng ký và gửi đi phần lớn kiện hàng.
shop-language = Ngôn ngữ
shop-language-help = Ngôn ngữ bạn viết sản phẩm.
shop-currency = Tiền tệ
shop-currency-help = Tiền bạn định giá và nhận thanh toán.
shop-yours = Các cửa hàng của bạn
shop-role-owner = Chủ cửa hàng
shop-may = Được quản lý
shop-may-catalogue = Sản phẩm và đồng bộ
shop-may-orders = Đơn hàng
shop-may-money = Tiền
shop-may-host = Phòng live và bài đăng
shop-may-staff = Nhân viên

# Hôm nay.
shop-needs-you = Việc cần bạn
shop-no-catalogue = Bạn làm việc ở cửa hàng này nhưng không phụ trách sản phẩm. Hãy hỏi chủ cửa hàng nếu cần.
shop-first-import = Nhập tệp sản phẩm
shop-first-import-text = Từ Shopify hoặc Amazon. Hàng trăm sản phẩm trong vài giây.
shop-first-product = Viết một sản phẩm
shop-first-product-text = Tiêu đề, giá, tồn kho và một hình. Phần còn lại thêm sau cũng được.
shop-first-glossary = Lập bảng thuật ngữ
shop-first-glossary-text = Tên thương hiệu giữ nguyên, và những từ có cách dịch cố định.
shop-task-failed = { $count ->
   *[other] tin bán bị thị trường từ chối
}
shop-task-drafts = { $count ->
   *[other] tin bán còn là bản nháp
}
shop-task-import = { $count ->
   *[other] vấn đề trong một lần nhập
}
shop-task-pending = { $count ->
   *[other] tin bán đang chờ tỷ giá
}
shop-awaiting = { $count ->
   *[other] { $shown } đoạn văn bản chờ người dịch
}
shop-awaiting-how = Sàn này chưa có trình dịch. Hãy nhờ người vận hành chạy Meadow với --translator, hoặc đặt mô hình vào thư mục models. Cho đến lúc đó, văn bản gốc của bạn được hiển thị kèm dấu; những gì bạn tự viết sẽ được ghi nhớ và dùng lại.
shop-awaiting-sync = Đồng bộ lại và { $name } sẽ được nhờ dịch. Những gì bạn tự viết sẽ được ghi nhớ và dùng lại.
shop-awaiting-ask = { $name } sẽ được nhờ dịch: { $shown } ký tự.
shop-importing = Đang đọc tệp
shop-all-well = Không có việc gì cần bạn
shop-all-well-text = Mọi thứ bạn đăng đều đang bán, hoặc chỉ còn chờ thời gian.
shop-by-market = Theo thị trường
shop-by-state = Sản phẩm theo trạng thái
shop-market = Thị trường
shop-markets = Thị trường
shop-every-market = Mọi thị trường
shop-status-success = Đang bán
shop-status-draft = Bản nháp
shop-status-failed = Bị từ chối
shop-why = Lý do
shop-nowhere = Chưa bán ở đâu
shop-nowhere-text = Chọn thị trường, xem giá và lời văn, rồi đưa sản phẩm lên bán bằng một lần nhấn.

# Sản phẩm.
shop-product = Sản phẩm
shop-price = Giá
shop-variants = Phân loại
shop-state = Trạng thái
shop-changed = Đã sửa
shop-all = Tất cả
shop-show-all = Hiện tất cả
shop-search-products = Tiêu đề, handle hoặc SKU
shop-no-match = Không có kết quả
shop-no-match-text = Thử từ khác hoặc bộ lọc khác.
shop-no-products = Chưa có sản phẩm
shop-no-products-text = Nhập từ tệp, hoặc viết sản phẩm đầu tiên ở đây.
shop-new-product = Sản phẩm mới
shop-import = Nhập
shop-choose = Chọn { $title }
shop-choose-all = Chọn tất cả trên trang này
shop-sync-chosen = Đồng bộ mục đã chọn
shop-products-of = Sản phẩm của { $shop }
shop-revision = phiên bản { $n }
shop-not-for-sale = không bán

# Trình soạn thảo.
shop-written-in = Viết bằng { $language }, định giá bằng { $currency }.
shop-title = Tiêu đề
shop-description = Mô tả
shop-brand = Thương hiệu
shop-category = Danh mục
shop-options = Tùy chọn
shop-option-n = Tùy chọn { $n }
shop-variants-help = Chỉ đặt tên tùy chọn, chẳng hạn Màu sắc, khi sản phẩm có nhiều loại; mỗi phân loại ghi giá trị của mình. SKU để trống sẽ được tạo sẵn. Giá 0 nghĩa là không bán.
shop-variant-n = Phân loại { $n }
shop-price-in = Giá, { $currency }
shop-price-before = Giá trước
shop-stock = Tồn kho
shop-weight = Nặng, g
shop-sku = SKU
shop-add-variant = Thêm phân loại
shop-drop-variant = Xóa phân loại { $n }
shop-save = Lưu
shop-save-draft = Lưu bản nháp
shop-not-editable = Ở trạng thái này không thể sửa sản phẩm.
shop-overtaken = Có người đã lưu phiên bản { $n } trong lúc bạn viết. Phần của bạn không mất: xem bản của họ, hoặc lưu đè bản của bạn.
shop-overwrite = Lưu bản của tôi
shop-see-theirs = Xem bản của họ
shop-pause = Tạm dừng mọi nơi
shop-resume = Bán lại
shop-restore = Khôi phục
shop-sync-this = Đồng bộ tới thị trường
shop-delete = Xóa sản phẩm này
shop-delete-note = Sản phẩm rời mọi thị trường ngay. Bạn có thể khôi phục trong 30 ngày.
shop-delete-now = Xóa
shop-not-listed = chưa đăng
shop-no-price = chưa có giá
shop-pictures = Hình ảnh
shop-pictures-help = Tối đa 9 hình JPEG, PNG hoặc WebP, mỗi cạnh 300 đến 4000 pixel. Hình đầu là bìa.
shop-pictures-waiting = { $count ->
   *[other] { $count } hình đang được tải về.
}
shop-remove-picture = Xóa hình này
shop-add-picture = Thêm hình
shop-picture-shows = Hình có gì
shop-upload = Tải lên

# Nhập.
shop-import-title = Nhập sản phẩm
shop-import-one = Lần nhập
shop-format = Tệp từ đâu
shop-format-shopify = CSV sản phẩm Shopify
shop-format-amazon = Báo cáo All Listings của Amazon
shop-file = Tệp
shop-file-help = Tối đa 64 MiB.
shop-import-start = Bắt đầu nhập
shop-import-how = Cách hoạt động
shop-import-how-columns = Hiểu cả hai thế hệ cột của Shopify. Các dòng cùng handle là một sản phẩm.
shop-import-how-dirt = Tệp thực tế không hoàn hảo: SKU thiếu được tạo, giá 0 được giữ là không bán, và mỗi vấn đề đều nêu dòng và trường.
shop-import-how-again = Lặp lại an toàn: cùng tệp đó không đổi gì và không nhân đôi gì.
shop-import-how-pictures = Hình được tải sau. Hình bị mất không bao giờ chặn sản phẩm.
shop-imports-past = Các lần nhập
shop-when = Lúc
shop-import-leave = Bạn có thể rời trang này. Việc nhập vẫn tiếp tục.
shop-import-failed = Không đọc được hết tệp. Phần đã đọc được giữ lại; sửa tệp rồi nhập lại.
shop-import-done = { $count ->
   *[other] Đã đọc { $shown } sản phẩm
}
shop-import-problems = { $count ->
   *[other] { $shown } vấn đề
}
shop-import-again = Sửa trong tệp rồi nhập lại: chỉ phần thay đổi được ghi.
shop-row = Dòng
shop-field = Trường
shop-problem = Vấn đề

# Đồng bộ.
shop-sync-title = Bán ở mọi thị trường
shop-sync-text = Chọn, kiểm tra, một lần nhấn. Bạn thấy giá, lời văn và trở ngại trước khi lên bán.
shop-step-choose = Chọn
shop-step-check = Kiểm tra
shop-step-done = Lên bán
shop-sync-all = Đồng bộ tới thị trường
shop-whole-catalogue = { $count ->
   *[other] Toàn bộ danh mục: { $shown } sản phẩm
}
shop-choose-some = Chỉ chọn một số
shop-choose-all-instead = Lấy toàn bộ danh mục
shop-products-n = { $count ->
   *[other] { $count } sản phẩm
}
shop-listed-n = { $count ->
   *[other] { $shown } tin bán
}
shop-price-rule = Cách tính giá
shop-price-rule-help = Công thức đưa cước, thuế và phí vào giá để bạn giữ nguyên phần của mình. Các quy tắc khác chỉ quy đổi.
shop-rule-amount = Số tiền hoặc phần trăm
shop-rule-of-shop = Theo cài đặt từng thị trường
shop-rule-default = Công thức (thường dùng)
shop-rule-formula = Công thức: gồm thuế, cước và phí
shop-rule-same = Cùng giá × tỷ giá
shop-rule-percent = Giá cộng hoặc trừ phần trăm
shop-rule-fixed = Giá cộng hoặc trừ số tiền
shop-check = Kiểm tra giá và lời văn
shop-syncs-past = Các lần đồng bộ
shop-sync-going = Một lần đồng bộ đang chạy. Bạn có thể bắt đầu lần khác; chúng chạy lần lượt.
shop-preview-title = Trước khi nhấn
shop-preview-text = Chưa có gì lên bán. Tắt những gì bạn không muốn.
shop-preview-some = Hiện { $looked } trong { $count } sản phẩm. Đồng bộ sẽ làm tất cả.
shop-formula = giá tại chỗ = làm tròn((giá gốc × tỷ giá + cước) × (1 + thuế) ÷ (1 − hoa hồng − phí thanh toán))
shop-put-on-sale = Đưa lên bán
shop-sell-in = Bán tại { $market }
shop-chosen-all-the-same = Bạn vẫn có thể bật: ở đó sẽ không bán gì, và kết quả nêu lý do.
shop-nothing-changes = không có thay đổi
shop-more-variants = { $count ->
   *[other] và { $count } phân loại nữa
}
shop-text-machine = đã dịch
shop-text-human = bạn viết
shop-text-missing = văn bản gốc, có đánh dấu
shop-text-pending = đang dịch
shop-text-needs-review = hãy kiểm tra
shop-text-stale = sản phẩm đã đổi
shop-sync-running = Đang chạy
shop-sync-results = Kết quả
shop-products-done = Sản phẩm đã xong
shop-sync-leave = Bạn có thể rời trang này. Việc đồng bộ vẫn tiếp tục.
shop-sync-failed = Đồng bộ đã dừng. Phần đã xong được giữ; bắt đầu lại và nó tiếp tục.
shop-results-some = Hiện { $count } kết quả đầu. Lọc để xem kết quả khác.

# Tin bán.
shop-listings-text = Mỗi sản phẩm ở mỗi thị trường, cùng trở ngại của nó.
shop-edited-here = đã sửa ở đây
shop-edited-here-n = { $count ->
   *[other] { $count } chỗ sửa ở đây
}
shop-older-on-sale = bản cũ đang bán
shop-see-in-shop = Xem trong cửa hàng
shop-pause-here = Tạm dừng ở đây
shop-worth-knowing = Nên biết
shop-in-the-way = Trở ngại
shop-review-says = Người duyệt nói
shop-your-text = Văn bản của bạn
shop-give-back = Theo lại sản phẩm
shop-save-words = Lưu lời văn này
shop-words-remembered = Những gì bạn sửa ở đây giữ nguyên qua các lần sửa sản phẩm sau, và được ghi nhớ cho lần dịch tới.
shop-options-untranslated = { $count ->
   *[other] { $count } tùy chọn chưa được dịch.
}
shop-prices = Giá
shop-save-prices = Lưu giá
shop-prices-note = Giá đặt ở đây không theo sản phẩm hay tỷ giá, cho đến khi bạn trả lại.
shop-price-history = Lịch sử giá
shop-history-rate = tỷ giá { $rate }, { $source }, { $date }
shop-history-by-hand = đặt bằng tay
shop-made-base = Giá của bạn
shop-made-added = Thêm theo quy tắc của bạn
shop-made-rate = Tỷ giá
shop-made-rate-from = { $source }, { $date }
shop-made-converted = Quy đổi
shop-made-freight = Cước
shop-made-tax = Thuế
shop-made-commission = Hoa hồng
shop-made-payment = Phí thanh toán
shop-made-before-ending = Trước khi làm tròn lên
shop-made-total = Giá bán
shop-made-below = Thấp hơn { $min }, mức thấp nhất của thị trường này.
shop-made-above = Cao hơn { $max }, mức cao nhất của thị trường này.

# Cài đặt.
shop-settings-general = Cửa hàng
shop-sync-fields = Đồng bộ mang theo gì
shop-sync-fields-help = Mục đã tắt giữ nguyên ở các thị trường.
shop-connection = Cửa hàng riêng của bạn
shop-connection-text = Ở thị trường phải trả tiền tại cửa hàng của thương hiệu, nút “Mua” dẫn tới đó.
shop-store = Địa chỉ cửa hàng
shop-secret = Khóa bí mật webhook
shop-secret-help = 8 đến 200 ký tự; dùng để ký các đơn hàng mà cửa hàng của bạn báo về.
shop-secret-kept = Đã đặt khóa. Để trống để giữ nguyên.
shop-market-prices = Giá theo thị trường
shop-translated-only = Chỉ bán khi văn bản đã dịch
shop-glossary = Bảng thuật ngữ
shop-glossary-text = Mọi bản dịch đều theo bảng này. Văn bản trái với nó được dịch lại ở lần đồng bộ sau.
shop-glossary-terms = Cách dịch cố định
shop-glossary-source = Từ của bạn
shop-glossary-target = Bản dịch
shop-glossary-rows = Lưu để có thêm dòng trống. Dòng không có từ của bạn sẽ bị xóa.
shop-glossary-keep = Không bao giờ dịch
shop-glossary-keep-help = Thương hiệu, mẫu mã, tên riêng: mỗi dòng một từ.
shop-glossary-overtaken = Người khác vừa sửa bảng thuật ngữ. Kiểm tra các dòng của bạn rồi lưu lại.
shop-staff = Nhân viên
shop-since = từ { $date }
shop-until = đến { $date }
shop-invite = Mời người làm cùng
shop-invite-text = Họ nhận thư và chấp nhận trên trang tài khoản của mình.
shop-person-handle = Tên người dùng của họ
shop-invite-send = Gửi lời mời
shop-invites-open = Lời mời đang chờ
shop-withdraw = Rút lại
shop-revoke = Đưa khỏi cửa hàng
shop-exports = Xuất
shop-exports-text = Những gì đang bán, thành tệp cho nền tảng khác. Mỗi thị trường theo ngôn ngữ và tiền của mình.
shop-exports-none = Hãy đưa sản phẩm lên bán trước; tệp sẽ có ở đây.
shop-files = Tệp

# Xong.
shop-done-saved = Đã lưu
shop-done-created = Đã tạo
shop-done-deleted = Đã xóa. Bạn có thể khôi phục trong 30 ngày.
shop-done-restored = Đã khôi phục
shop-done-paused = Đã tạm dừng
shop-done-resumed = Đã bán lại
shop-done-inherited = Đã theo lại sản phẩm
shop-done-invited = Đã gửi lời mời
shop-done-removed = Đã xóa

# Số tiền gõ vào.
shop-price-empty = Gõ giá, ví dụ { $example }.
shop-price-comma = Dùng dấu chấm, không dùng dấu phẩy hay dấu ngăn hàng nghìn: { $example }.
shop-price-negative = Giá không được nhỏ hơn không.
shop-price-too-fine = { $currency } có { $digits } chữ số sau dấu chấm, ví dụ { $example }.
shop-price-too-large = Giá này quá lớn.
shop-price-not-a-number = Chỉ gõ chữ số, ví dụ { $example }.
shop-not-a-whole-number = Gõ một số nguyên.
shop-percent-not-a-number = Gõ phần trăm như 5 hoặc -2.5.
