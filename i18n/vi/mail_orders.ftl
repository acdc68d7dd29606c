# Letters about orders.

orders-mail-hello = Xin chào { $name },
orders-mail-hello-nobody = Xin chào,
orders-mail-footer-shopper = Bạn nhận thư này vì đã đặt hàng tại { $site }.
orders-mail-footer-seller = Bạn nhận thư này vì làm việc cho { $shop } tại { $site }.
orders-mail-note-guest = Liên kết này mở đơn hàng mà không cần đăng nhập trong 30 ngày. Đừng chuyển cho người khác.
orders-mail-note-person = Đăng nhập để xem đơn hàng.
orders-mail-see-order = Xem đơn hàng
orders-mail-see-return = Xem yêu cầu trả hàng

orders-mail-fact-order = Đơn hàng
orders-mail-fact-total = Tổng cộng
orders-mail-fact-refund = Tiền hoàn lại
orders-mail-fact-shipping = Phí giao hàng
orders-mail-fact-pay-by = Thanh toán trước
orders-mail-fact-ship-by = Gửi hàng trước
orders-mail-fact-answer-by = Trả lời trước
orders-mail-fact-carrier = Đơn vị vận chuyển
orders-mail-fact-tracking = Mã vận đơn
orders-mail-fact-reason = Lý do
orders-mail-fact-returns-until = Được trả hàng đến

orders-mail-reason-not-paid = Đơn không được thanh toán đúng hạn.
orders-mail-reason-not-dispatched = Cửa hàng không gửi hàng đúng hạn.
orders-mail-reason-parcel-lost = Kiện hàng bị thất lạc trên đường.
orders-mail-reason-parcel-returned = Kiện hàng bị trả về cửa hàng.
orders-mail-reason-no-answer = Cửa hàng không trả lời đúng hạn.

orders-mail-unpaid-subject = Đơn hàng của bạn tại { $shop } đang chờ thanh toán
orders-mail-unpaid-body = Chúng tôi giữ hàng cho bạn trong thời gian ngắn. Hãy thanh toán ngay, nếu không đơn sẽ tự hủy.
orders-mail-unpaid-button = Thanh toán ngay

orders-mail-paid-subject = Cảm ơn bạn đã đặt hàng tại { $shop }
orders-mail-paid-body = Chúng tôi đã nhận được thanh toán. { $shop } đang chuẩn bị đơn hàng của bạn.

orders-mail-cod-subject = Đơn hàng của bạn tại { $shop } đã được xác nhận
orders-mail-cod-body = Bạn trả tiền khi nhận hàng. { $shop } đang chuẩn bị đơn hàng của bạn.

orders-mail-shipped-subject = Đang trên đường: đơn hàng của bạn từ { $shop }
orders-mail-shipped-body = { $shop } đã gửi một kiện hàng cho bạn.
orders-mail-shipped-button = Theo dõi kiện hàng

orders-mail-delivered-subject = Đã giao: đơn hàng của bạn từ { $shop }
orders-mail-delivered-body = Kiện hàng đã đến nơi. Mong bạn thích. Nếu không, bạn có thể yêu cầu trả hàng.

orders-mail-cancelled-subject = Đã hủy: đơn hàng của bạn tại { $shop }
orders-mail-cancelled-body = Đơn hàng của bạn đã bị hủy toàn bộ hoặc một phần. Số tiền đã trả được hoàn theo cách bạn đã thanh toán.

orders-mail-stays-subject = Đơn hàng của bạn tại { $shop } vẫn được gửi
orders-mail-stays-body = Bạn đã yêu cầu hủy. { $shop } trả lời rằng đơn đang được gửi. Bạn có thể trả hàng sau khi nhận.

orders-mail-refunded-subject = Hoàn tiền cho đơn hàng của bạn tại { $shop }
orders-mail-refunded-body = Chúng tôi đã gửi lại tiền. Tùy ngân hàng, có thể mất vài ngày để tiền hiển thị.

orders-mail-return-accepted-subject = { $shop } chấp nhận yêu cầu trả hàng của bạn
orders-mail-return-accepted-body = Hãy gửi hàng lại trong vòng 5 ngày và cho chúng tôi biết mã vận đơn.

orders-mail-return-rejected-subject = { $shop } từ chối yêu cầu trả hàng của bạn
orders-mail-return-rejected-body = Cửa hàng đã từ chối yêu cầu trả hàng. Nếu không đồng ý, hãy nhờ chúng tôi quyết định.

orders-mail-return-decided-subject = Chúng tôi đã quyết định về yêu cầu trả hàng tại { $shop }
orders-mail-return-decided-body = Chúng tôi đã xem ý kiến của bạn và cửa hàng. Kết quả có trên trang trả hàng.

orders-mail-return-closed-subject = Yêu cầu trả hàng tại { $shop } đã đóng
orders-mail-return-closed-body = Yêu cầu đã đóng vì hàng không được gửi lại đúng hạn.

orders-mail-seller-new-subject = { $shop } có đơn hàng mới
orders-mail-seller-new-body = Có người mua hàng của { $shop }. Hãy đóng gói và bàn giao đúng hạn.

orders-mail-seller-late-subject = Hãy sớm gửi một đơn hàng của { $shop }
orders-mail-seller-late-body = Đơn này chưa được bàn giao và sắp hết hạn. Nếu hai ngày sau hạn vẫn chưa gửi, đơn sẽ bị hủy và hoàn tiền.

orders-mail-seller-cancel-subject = Người mua yêu cầu { $shop } hủy đơn hàng
orders-mail-seller-cancel-body = Hãy trả lời đúng hạn. Nếu không trả lời, đơn sẽ bị hủy.

orders-mail-seller-cancelled-subject = Một đơn hàng của { $shop } đã bị hủy
orders-mail-seller-cancelled-body = Đơn này đã bị hủy toàn bộ hoặc một phần. Đừng gửi những gì đã hủy.

orders-mail-seller-return-subject = Người mua yêu cầu { $shop } nhận trả hàng
orders-mail-seller-return-body = Hãy trả lời đúng hạn. Nếu không trả lời, yêu cầu được chấp nhận.

orders-mail-seller-returned-subject = Hàng trả lại đang trên đường đến { $shop }
orders-mail-seller-returned-body = Người mua đã gửi hàng lại. Hãy báo khi hàng đến. Nếu không trả lời, yêu cầu được chấp nhận.
