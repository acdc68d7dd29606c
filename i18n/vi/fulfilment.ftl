# Hàng giữ cho đơn, kiện hàng, lần quét và cách giao hàng: vấn đề và lỗi theo mã.

fulfilment-out-of-stock = Không còn đủ hàng.
fulfilment-quantity-out-of-range = Số lượng từ 1 trở lên.
fulfilment-not-committed = Đơn hàng không có nhiều sản phẩm như vậy để gửi.
fulfilment-warehouse-name-length = Tên kho có từ 1 đến { $max } ký tự.
fulfilment-too-many-warehouses = Cửa hàng đã có số kho tối đa.

fulfilment-pool-mode-shared = Mọi thị trường bán chung một kho hàng
fulfilment-pool-mode-split = Chia theo nhu cầu
fulfilment-pool-mode-manual = Bạn tự chia
fulfilment-pool-shares-missing = Vui lòng nêu ít nhất một thị trường.
fulfilment-pool-too-many-markets = Tối đa { $max } thị trường chia nhau một phân loại.
fulfilment-pool-market-twice = Thị trường này được nêu hai lần.
fulfilment-pool-share-out-of-range = Phần chia là số nguyên từ 0 đến { $max }.

fulfilment-parcel-not-found = Không có kiện hàng này.
fulfilment-parcel-collected = Đơn vị vận chuyển đã lấy kiện hàng này nên không thể thay đổi.
fulfilment-parcel-lines-count = Một kiện chứa từ 1 đến { $max } món.
fulfilment-parcel-line-twice = Có món được nêu hai lần.
fulfilment-parcel-line-packed = Có món đã nằm trong một kiện hàng.
fulfilment-parcel-carrier-shape = Vui lòng ghi tên đơn vị vận chuyển: tối đa { $max } chữ cái và chữ số.
fulfilment-parcel-tracking-shape = Mã vận đơn có từ 1 đến { $max } chữ cái a–z, chữ số, dấu chấm và gạch nối.
fulfilment-parcel-tracking-taken = Một kiện hàng khác đang gửi đã dùng mã vận đơn này.
fulfilment-parcel-weight-out-of-range = Kiện hàng nặng từ 1 đến { $max } gam.
fulfilment-parcel-size-out-of-range = Mỗi cạnh kiện hàng dài từ 1 đến { $max } milimét.

fulfilment-scan-not-yours = Người bán chỉ báo đến khi hàng được lấy; sau đó do đơn vị vận chuyển báo.
fulfilment-scan-out-of-order = Trạng thái này không nối tiếp trạng thái hiện tại của kiện hàng.
fulfilment-scan-in-future = Thời điểm này ở tương lai.
fulfilment-scan-too-early = Kiện hàng đã được ghi nhận sau thời điểm này.
fulfilment-scan-place-too-long = Địa điểm có tối đa { $max } ký tự.

fulfilment-lane-code-shape = Mã có từ 1 đến { $max } ký tự: chữ thường a–z, chữ số, - và _.
fulfilment-lane-name-length = Tên có từ 1 đến { $max } ký tự.
fulfilment-lane-carrier-length = Vui lòng ghi tên đơn vị vận chuyển từ 1 đến { $max } ký tự.
fulfilment-lane-hours-out-of-range = Số giờ từ 0 đến { $max }.
fulfilment-lane-hours-order = Thời gian giao lâu nhất không thể ngắn hơn thời gian nhanh nhất.
fulfilment-lane-divisor-out-of-range = Hệ số chia thể tích là số nguyên từ 1 đến 1000000, thường là 5000.
fulfilment-lane-rates-missing = Vui lòng nhập ít nhất một mức giá.
fulfilment-lane-too-many-rates = Một cách giao hàng có tối đa { $max } mức giá.
fulfilment-lane-rates-order = Khối lượng phải tăng dần theo từng mức giá và lớn hơn 0.
fulfilment-lane-price-out-of-range = Giá này dưới 0 hoặc quá cao.
fulfilment-lane-currency = Giá ở thị trường này tính bằng { $currency }.

fulfilment-lane-file-empty = Tệp không có dòng nào.
fulfilment-lane-file-too-large = Tệp quá lớn: tối đa { $max } byte.
fulfilment-lane-file-too-long = Tệp có quá nhiều dòng: tối đa { $max }.
fulfilment-lane-file-encoding = Tệp không phải văn bản UTF-8. Vui lòng lưu dưới dạng CSV UTF-8.
fulfilment-lane-row-unreadable = Không đọc được dòng này.
fulfilment-lane-column-missing = Thiếu cột “{ $column }”.
fulfilment-lane-rows-differ = Các dòng của “{ $lane }” khác nhau không chỉ ở khối lượng và giá.
fulfilment-lane-not-yes-or-no = Vui lòng ghi yes hoặc no.
fulfilment-lane-number-malformed = Đây không phải số nguyên.
fulfilment-lane-origin-unknown = Vui lòng ghi quốc gia bằng hai chữ cái, ví dụ CN.
fulfilment-lane-price-malformed = Đây không phải giá hợp lệ của thị trường này, ví dụ 4.99.
