# Carts, orders, payments and returns.

# Carts and orders
trade-cart-not-found = Không có giỏ hàng này.
trade-unknown-cart = Không có giỏ hàng này.
trade-cart-empty = Giỏ hàng đang trống. Hãy thêm sản phẩm trước.
trade-cart-ordered = Giỏ hàng này đã được đặt. Hãy xem trong đơn hàng của bạn.
trade-cart-full = Giỏ hàng chứa tối đa { $max } sản phẩm.
trade-quantity-out-of-range = Hãy chọn số lượng từ 1 đến { $max }.
trade-quantity-short = Hàng còn lại ít hơn số bạn cần. Hãy giảm số lượng.
trade-out-of-stock = Sản phẩm này không còn đủ hàng.
trade-not-on-sale = Sản phẩm này không còn được bán.
trade-sold-elsewhere = Cửa hàng này bán món đó tại cửa hàng riêng. Mở sản phẩm để mua ở đó.
trade-price-changed = Giá đã thay đổi so với lúc bạn xem. Hãy xem tổng tiền mới.
trade-unknown-line = Không có mục này, hoặc không còn nữa.
trade-checkout-closed = Ở thị trường này không thể thanh toán tại đây. Trang sản phẩm có liên kết đến nơi mua.
trade-address-elsewhere = Thị trường này chỉ giao hàng trong { $market }.
trade-email-needed = Hãy nhập email để chúng tôi báo tin về đơn hàng.
trade-coupon-unknown = Chúng tôi không biết mã giảm giá này.
trade-lane-unknown = Cách giao hàng này không áp dụng cho các món này. Hãy chọn cách khác.
trade-method-unknown = Ở đây không có cách thanh toán này. Hãy chọn cách khác.
trade-simulated-refused = Đơn hàng mô phỏng chỉ dành cho sandbox.
trade-order-not-found = Không có đơn hàng này.
trade-payment-not-found = Không có khoản thanh toán này.
trade-refund-not-found = Không có khoản hoàn tiền này.
trade-already-paid = Đơn hàng này đã được thanh toán.
trade-pay-window-over = Đã hết thời gian thanh toán đơn hàng này. Hãy đặt lại.
trade-cannot-cancel = Không thể hủy nữa. Bạn có thể trả lại khi nhận hàng.
trade-cancellation-pending = Người mua đã yêu cầu hủy đơn này. Cần trả lời yêu cầu đó trước.
trade-reason-needed = Hãy nêu lý do dài từ 1 đến { $max } ký tự.
trade-nothing-to-pack = Hiện không có gì để đóng gói trong đơn này.
trade-not-one-door = Các đơn này không cùng người mua và địa chỉ nên không thể gửi chung một kiện.

# Payments and returns
trade-refund-too-much = { $amount } nhiều hơn số có thể hoàn: tối đa là số đã trả và chưa được hoàn.
trade-line-not-returnable = Chỉ trả được hàng đã giao, mỗi món một lần. Vui lòng kiểm tra lại lựa chọn.
trade-line-in-return = Một trong các món này đã nằm trong một yêu cầu trả hàng.
trade-return-window-over = Đã hết thời hạn yêu cầu trả hàng.
trade-return-kind-not-allowed = Hàng chưa từng nhận được thì không thể gửi trả. Vui lòng chỉ yêu cầu hoàn tiền.
trade-return-reason-length = Hãy nêu lý do dài từ 1 đến { $max } ký tự.
trade-return-shipment = Hãy ghi đơn vị vận chuyển và mã vận đơn, mỗi mục từ 1 đến { $max } ký tự.
trade-dispute-window-over = Đã hết thời hạn khiếu nại quyết định này.
payments-provider-down = Dịch vụ thanh toán hiện không phản hồi. Vui lòng thử lại sau giây lát hoặc chọn cách thanh toán khác.
payments-provider-refused = Dịch vụ thanh toán không chấp nhận yêu cầu này. Vui lòng chọn cách thanh toán khác.
payments-provider-unreadable = Dịch vụ thanh toán trả lời theo cách chúng tôi không đọc được. Vui lòng thử lại sau giây lát.
payments-amount-not-payable = Dịch vụ thanh toán này không thể nhận đúng số tiền này. Vui lòng chọn cách thanh toán khác.
payments-unsupported = Cách thanh toán này không làm được việc đó.
payments-provider-unknown = Ở đây không có dịch vụ thanh toán đó.
payments-webhook-forged = Thông điệp không được dịch vụ thanh toán ký.
payments-webhook-stale = Thông điệp quá cũ, hoặc đề thời gian ở tương lai.
payments-webhook-unreadable = Không đọc được thông điệp.
payments-shares = Không có gì cần thanh toán ở đây.
payments-amount-differs = Số tiền đã trả khác với số phải trả. Chúng tôi đang kiểm tra.
payments-setting-address = Địa chỉ của dịch vụ thanh toán bắt đầu bằng https://, hoặc http:// trong mạng riêng của bạn.
trade-illegal-move = Không thể làm việc này nữa: đã có thay đổi trong lúc đó. Vui lòng xem lại.
trade-in-stock = Hàng đang có: bạn có thể mua ngay.
trade-too-many-waits = Bạn chờ được tối đa { $max } món. Hãy thôi chờ một món trước.
