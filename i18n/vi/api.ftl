# What only programs are told, and what providers show.

trade-idempotency-key-needed = Hãy gửi Idempotency-Key cùng yêu cầu này, để không trả tiền hay đặt hàng hai lần.
trade-no-line = Hãy chọn ít nhất một món.
trade-unknown-order = Cửa hàng này không có đơn hàng đó.
trade-payment-of-order = Đơn hàng { $order }
