# Niêm yết, đồng bộ và những gì cản trở.

catalog-listing-illegal-move = Không thể làm điều này với niêm yết ở trạng thái hiện tại.
catalog-listing-not-found = Không có niêm yết này.
catalog-shop-closed = Cửa hàng đã đóng nên không có sản phẩm nào được bán.
catalog-product-not-active = Sản phẩm không hoạt động ({ $state }) nên không được bán.
catalog-too-many-variants-for-market = Sản phẩm có { $count } phân loại; thị trường này nhận tối đa { $max }.
catalog-in-review = Phiên bản mới đang chờ duyệt. Trong lúc đó, phiên bản cũ nếu có vẫn được bán.
catalog-review-refused = Phiên bản này không được duyệt. Hãy sửa rồi đồng bộ lại.
catalog-nothing-for-sale = Không phân loại nào có giá nên không có gì để bán.
catalog-language-not-of-market = Thị trường này không có văn bản bằng ngôn ngữ: { $lang }.
catalog-variant-not-found = Không có phân loại này.
catalog-price-out-of-range = Hãy nhập giá lớn hơn không, theo đơn vị nhỏ nhất của tiền tệ thị trường.
catalog-unknown-market = Không có thị trường này: { $market }.
catalog-markets-required = Hãy chọn ít nhất một thị trường.
catalog-products-required = Hãy chọn ít nhất một sản phẩm.
catalog-price-rule-currency = Số tiền phải theo tiền tệ của cửa hàng.
catalog-price-rule-range = Tỷ lệ phải nằm giữa -99,99 % và 900 %.
catalog-import-no-file = Không thấy tệp đã tải lên. Hãy tải lên lại.
catalog-awaits-translator = { $count } mục văn bản sẽ được gửi cho trình dịch.
