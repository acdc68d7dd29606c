# The radar: what is about to be a hit, and how much stock is safe.

radar-not-priced-there = Sản phẩm chưa có giá ở thị trường đó. Hãy đồng bộ sang đó trước.
radar-nothing-heard = Chưa có thông tin nào về sản phẩm ở thị trường đó: chưa có lượt bán, xem hay giỏ hàng để học.
radar-days = Số ngày từ 0 đến { $max }.

## What the radar says of something
radar-chance = Khả năng vào TOP-10 trong 14 ngày: { $share }
radar-proven = Trong { $of } trường hợp như thế này, { $came } đã thành sự thật.
radar-came = { $came } trên { $of } thành sự thật
radar-unproven = chưa kiểm chứng
radar-unproven-text = Ở đây chưa đủ { $min } trường hợp đã kết thúc, nên chưa ai biết con số này đúng đến đâu.
radar-ev-sold-a-day = hiện bán khoảng { $shown } mỗi ngày
radar-ev-views-a-day = hiện được xem hết khoảng { $shown } lần mỗi ngày
radar-ev-growth = gấp { $shown } lần mức tám tuần
radar-ev-needed = dự kiến { $shown } trong 14 ngày; TOP-10 bắt đầu từ { $needed }
radar-ev-elsewhere = đã vào TOP-10 của { $markets }
radar-ev-waits = { $count ->
   *[other] { $shown } người đang chờ hàng về lại
}
radar-ev-buyers = { $count ->
   *[other] khoảng { $shown } người mua
}
radar-ev-carts = { $count ->
   *[other] gần đây vào khoảng { $shown } giỏ hàng
}
radar-ev-views = { $count ->
   *[other] gần đây clip được xem hết khoảng { $shown } lần
}
radar-ev-creators = { $count ->
   *[other] gần đây khoảng { $shown } nhà sáng tạo giới thiệu
}
radar-ev-shares = { $count ->
   *[other] gần đây được chia sẻ khoảng { $shown } lần
}
radar-lasts = { $count ->
   *[other] { $shown } ngày
}
radar-lasts-year = hơn một năm
radar-order-none = không cần
radar-order-now = { $units } ngay
radar-order-then = khoảng { $units } nữa vào ngày thứ { $day }
radar-order-to = cho đủ { $units }
radar-as-of = Tính đến { $time }.
radar-alarm = cảnh báo
radar-topic = Chủ đề
radar-sold-out = hết hàng

## The seller's radar
radar-title = Radar
radar-about = Món nào của bạn có thể thành hàng hot, món nào có thể hết, và món đang lên mà bạn có thể bán.
radar-markets = Thị trường
radar-file-way = Dùng tệp bán hàng
radar-hits = Hàng hot của bạn
radar-hits-none-title = Chưa có cảnh báo nào ở { $market }.
radar-hits-none-text = Cảnh báo chỉ xuất hiện khi sản phẩm của bạn có nhiều khả năng vào TOP-10 ở đây trong 14 ngày. Chúng ít để bạn có thể tin.
radar-since = Cảnh báo từ { $date }
radar-next = Chưa bán ở { $markets }.
radar-next-check = Xem và bán ở đó
radar-everywhere = Đã bán ở mọi thị trường.
radar-outlook = Triển vọng
radar-stock = Kho của bạn
radar-stock-text = Hàng còn đủ bao lâu và nên đặt bao nhiêu, nếu hàng về sau { $lead } ngày và phải đủ thêm { $cover } ngày. Thị trường dùng chung kho được tính riêng từng nơi.
radar-stock-none-title = Chưa có gì để tính.
radar-stock-none-text = Khi có người xem, cho vào giỏ hoặc mua hàng của bạn ở đây, bạn sẽ thấy kho đủ bao lâu.
radar-sort = Thứ tự danh sách
radar-sort-cover = Hết sớm nhất
radar-sort-out = Dễ hết nhất
radar-sort-left = Dễ tồn nhất
radar-product = Sản phẩm
radar-on-hand = Còn
radar-cover = Đủ
radar-runs-out = Hết hàng
radar-left-over = Tồn
radar-order = Nên đặt
radar-urgent = trước khi hàng mới về
radar-rising = Đang lên ở đây
radar-rising-text = Hàng người khác bán ở { $market } và chủ đề có thể sớm thành hot, khả năng cao nhất trước. Bạn có thể bán thứ tương tự.
radar-rising-none-title = Hiện chưa có gì đang lên
radar-rising-none-text = Bảng xếp hạng cho biết hàng đang bán chạy.
radar-task-urgent = { $count ->
   *[other] sản phẩm ở { $market } có lẽ sẽ hết trước khi hàng mới về
}
radar-task-hits = { $count ->
   *[other] sản phẩm của bạn có thể sớm thành hot ở { $market }
}

## The outlook of a product
radar-outlook-text = Nhu cầu ở đây ra sao và nên đặt bao nhiêu.
radar-outlook-none = Chưa có triển vọng
radar-edit-product = Sửa sản phẩm
radar-tile-lasts = Kho { $units } đủ
radar-between = { $low } nếu bán nhiều, { $high } nếu ít
radar-tile-order = Đặt ngay
radar-tile-out = Hết trong { $days } ngày
radar-tile-left = Còn tồn sau { $days } ngày
radar-with-order = { $share } nếu đặt hàng
radar-advice = Nên làm gì
radar-advice-enough = Bạn có đủ: chưa cần đặt.
radar-advice-all = Đặt { $units } ngay, để có { $to } cho { $days } ngày tới.
radar-advice-part = Chưa ai biết chiều hướng, nên hãy đặt một phần: { $units } ngay bây giờ. Xem lại vào ngày thứ { $day }, khi vài ngày bán nói lên nhiều hơn, rồi đặt khoảng { $rest }.
radar-advice-quantile = { $to } là đủ trong { $share } trường hợp. Đó là mức đúng khi lỡ một lần bán mất { $missing } và tồn một cái mất { $left }.
radar-advice-slow = Chỉ bán vào ít ngày, nên dự báo theo tần suất và số lượng.
radar-life = Đà tăng giảm một nửa sau mỗi { $days } ngày: hàng hot tương tự kéo dài như vậy.
radar-life-none = Chưa vượt mức trước đây của chính nó.
radar-hit = Có thành hàng hot không?
radar-no-chance = Đã ở trong TOP-10, hoặc bốn tuần qua không bán được: không có khả năng để nói.
radar-demand = Nhu cầu mỗi ngày
radar-demand-says = Đã bán { $sold } trong 28 ngày qua. Dự kiến { $expected } trong 28 ngày tới; 8 trên 10 trường hợp từ { $low } đến { $high }.
radar-today = hôm nay
radar-reach = Từ hôm nay, so với kho
radar-reach-says = Kho { $units } sẽ đủ { $days } nếu nhu cầu như dự kiến.
radar-legend-sold = đã bán
radar-legend-expected = dự kiến
radar-legend-total = tổng dự kiến
radar-legend-band = 8 trên 10 trường hợp
radar-legend-stock = kho của bạn
radar-legend-ordered = kho nên có
radar-table-day = Ngày
radar-table-sold = Đã bán
radar-table-low = 1/10 dưới
radar-table-mid = Giữa
radar-table-high = 1/10 trên
radar-numbers = Số liệu của bạn
radar-unit-cost = Giá vốn mỗi cái, { $currency }
radar-usual-cost = Nếu không ghi, lấy nửa giá: { $usual }.
radar-salvage = Một cái tồn thu lại, { $currency }
radar-usual-salvage = Nếu không ghi, lấy một phần năm giá: { $usual }.
radar-lead-days = Số ngày đến khi hàng về
radar-cover-days = Số ngày phải đủ sau đó
radar-usual = { $usual } nếu không ghi.
radar-reckon = Tính lại

## A file of sales
radar-file-title = Radar cho tệp bán hàng
radar-file-text = Mang dữ liệu bán từ bất kỳ cửa hàng hay hệ thống nào: xem món nào đang lên và nên đặt bao nhiêu. Không cần có cửa hàng ở đây.
radar-file = Tệp bán hàng
radar-file-help = CSV hoặc CSV.GZ: tối đa 16 MB, { $rows } dòng và ba năm. Mười tuần nói được đôi điều, một năm nói nhiều hơn.
radar-file-kept = Không lưu gì cả: tệp được đọc, trả lời rồi quên.
radar-file-market = Chỉ thị trường này trong tệp
radar-file-cost = Giá vốn, % giá bán
radar-file-salvage = Một cái tồn thu lại, % giá bán
radar-file-go = Xem món đang lên
radar-file-again = Tệp khác, hoặc số khác
radar-file-columns = Các cột
radar-file-columns-text = Mỗi dòng một lần bán, thứ tự tùy ý. Phải có ngày và món; phần còn lại giúp thêm.
radar-column-date = 2026-11-23 hoặc 2026-11-23T10:00:00Z; hoặc t_ms, mili giây từ 1970
radar-column-item = đã bán gì: tên hoặc mã
radar-column-market = ở đâu; nếu không có thì tất cả là một thị trường
radar-column-user = ai mua: mã bất kỳ, để một người mua lớn không thành hàng hot
radar-column-units = bao nhiêu; nếu không có thì mỗi dòng một
radar-column-price = giá mỗi cái theo đơn vị nhỏ: 1299 là 12.99
radar-column-kind = order (mặc định), cart_add, watch, share, wait
radar-file-example = Ví dụ
radar-file-api = Chương trình gửi đến
radar-file-answer = Tệp cho biết gì
radar-file-heard = Đã đọc { $lines } dòng về { $items } món.
radar-file-passed = { $count ->
   *[other] Bỏ qua { $shown } dòng: hoàn tiền, không có số lượng, hoặc loại khác.
}
radar-file-none-title = Không món nào có thể vào TOP-10
radar-file-none-text = Trong 28 ngày cuối, không thị trường nào của tệp bán được đủ mười một món.
radar-file-assumed = Tính như chưa có kho, cho { $days } ngày, giá vốn { $cost } % và giá trị tồn { $salvage } % giá cuối.
radar-file-download = Tải CSV
radar-file-all = Toàn bộ doanh số
radar-file-of = { $market }, tính đến { $date }
radar-file-item = Món
radar-file-chance = Khả năng TOP-10
radar-file-week = Bán mỗi tuần
radar-file-growth = So với tám tuần
radar-file-month = 28 ngày tới

## What is wrong with a file
radar-percent = Phần trăm từ 0 đến { $max }.
radar-sales-no-time = Tệp không có cột date, cũng không có t_ms. Dòng đầu là tên các cột.
radar-sales-no-column = Tệp không có cột { $column }. Dòng đầu là tên các cột.
radar-sales-instant = Dòng { $line }, cột { $column }: “{ $text }” không phải số mili giây từ 1970.
radar-sales-date = Dòng { $line }, cột { $column }: “{ $text }” không phải ngày. Hãy viết 2026-11-23.
radar-sales-number = Dòng { $line }, cột { $column }: “{ $text }” không phải số. Dùng chữ số, và dấu chấm cho phần lẻ.
radar-sales-item = Dòng { $line }: cột { $column } trống.
radar-sales-unreadable = Không đọc được tệp quanh dòng { $line }: không phải CSV UTF-8.
radar-sales-markets = Tệp có quá nhiều thị trường. Cột market có đúng không?
radar-sales-lines = Tệp có hơn { $max } dòng bán. Hãy lấy khoảng thời gian ngắn hơn.
radar-sales-long = Khi giải nén, tệp lớn hơn { $max } MB.
radar-sales-days = Lần bán đầu và cuối cách nhau hơn { $max } ngày. Lấy khoảng ngắn hơn và tìm ngày gõ sai.
radar-sales-much = Quá nhiều món trong thời gian quá dài. Hãy bớt thị trường hoặc rút ngắn thời gian.
radar-sales-market = Tệp không có thị trường “{ $market }”. Có: { $known }.
radar-sales-busy = Đang đọc một tệp khác. Thử lại sau { $seconds } giây và chọn lại tệp.

## What is about to be a hit, for everybody
radar-public-title = Sắp thành hàng hot
radar-public-in = Sắp thành hàng hot ở { $market }
radar-public-about = Những gì có thể vào TOP-10 của { $market } trong 14 ngày, theo những gì mọi người xem, cho vào giỏ và mua: khả năng cao nhất trước.
radar-public-none-title = Hiện chưa có gì nổi bật
radar-public-none-text = Chúng tôi chỉ nêu khi thật sự có khả năng, thà không nêu còn hơn đoán. Bảng xếp hạng cho biết hôm nay gì bán chạy.
radar-public-way = Gì có thể vào TOP-10 trong 14 ngày, và chắc đến đâu

radar-trend-format = Chọn loại tệp.
radar-trend-which-market = Chọn thị trường của tệp.
radar-trend-text = Tệp không phải văn bản UTF-8. Hãy xuất lại CSV.
radar-trend-csv = Dòng { $line } không phải CSV. Kiểm tra dấu ngoặc kép.
radar-trend-lines = Tệp có hơn { $max } dòng. Hãy lấy thời gian ngắn hơn hoặc ít từ hơn.
radar-trend-columns = Thiếu các cột cần có: { $columns }.
radar-trend-nothing = Trong tệp không có gì để lưu.
radar-trend-date = Dòng { $line }, cột { $column }: “{ $text }” không phải ngày. Viết như 2026-11-23.
radar-trend-number = Dòng { $line }, cột { $column }: “{ $text }” không phải số từ 0 trở lên.
radar-trend-market = Dòng { $line }, cột { $column }: “{ $text }” không phải thị trường. Viết hai chữ cái, như GB.
radar-trend-term = Dòng { $line }, cột { $column }: “{ $text }” trống hoặc dài hơn 120 ký tự.
radar-trend-series = Chỉ chứa được { $max } từ. Hãy xóa bớt trước.
