# Hợp tác, hàng mẫu, ghi nhận và hoa hồng.

# Errors
affiliate-collaboration-not-found = Không có chương trình hợp tác này.
affiliate-conflict = Nhà sáng tạo { $creator } đã có sản phẩm { $product } trong chương trình hợp tác { $collaboration }.
affiliate-product-in-open = Sản phẩm { $product } đã ở trong chương trình hợp tác mở { $collaboration }.
affiliate-collaboration-not-open = Chương trình hợp tác này đang đóng hoặc đã đóng. Vui lòng tìm chương trình khác.
affiliate-products-count = Chọn từ 1 đến { $max } sản phẩm.
affiliate-creators-count = Chọn từ 1 đến { $max } nhà sáng tạo.
affiliate-creators-of-open = Hợp tác mở dành cho mọi nhà sáng tạo: không cần nêu tên ai.
affiliate-named-twice = Mục này bị nêu hai lần.
affiliate-ends-in-past = Thời điểm kết thúc phải ở tương lai.
affiliate-rate-out-of-range = Phần của nhà sáng tạo từ { $min } đến { $max } %.
affiliate-samples-out-of-range = Số hàng mẫu từ 0 đến { $max }.
affiliate-samples-below-given = Đã tặng { $given } hàng mẫu.
affiliate-sample-illegal-move = Hiện không thể làm việc này với hàng mẫu. Vui lòng xem lại.
affiliate-sample-open = Bạn đã xin hàng mẫu của sản phẩm này.
affiliate-sample-out-of-stock = Không còn hàng để gửi.
affiliate-no-samples-left = Chương trình hợp tác này không còn hàng mẫu.
affiliate-no-extension = Chỉ được gia hạn một lần, khi vẫn còn thời gian đăng bài.
affiliate-note-too-long = Viết tối đa { $max } ký tự.
affiliate-carrier-invalid = Viết từ 1 đến { $max } ký tự.
affiliate-showcase-too-long = Tủ trưng bày chứa tối đa { $max } sản phẩm.
affiliate-not-promotable = Bạn chưa được quảng bá sản phẩm này. Hãy tham gia chương trình hợp tác có sản phẩm này.
affiliate-product-unknown = Không có sản phẩm này ở đây.
affiliate-variant-unknown = Sản phẩm không có phân loại này.
affiliate-creator-unknown = Không có nhà sáng tạo này.

# Kinds and states
affiliate-kind-open = Mở
affiliate-kind-targeted = Chỉ định
affiliate-collaboration-state-open = Đang mở
affiliate-collaboration-state-closing = Sắp đóng
affiliate-collaboration-state-closed = Đã đóng
affiliate-member-state-invited = Được mời
affiliate-member-state-joined = Đã tham gia
affiliate-member-state-left = Đã rời
affiliate-sample-state-pending = Chờ cửa hàng
affiliate-sample-state-awaiting-shipment = Chờ gửi
affiliate-sample-state-shipped = Đang giao
affiliate-sample-state-content-due = Chờ đăng bài
affiliate-sample-state-completed = Hoàn tất
affiliate-sample-state-rejected = Bị từ chối
affiliate-sample-state-expired = Không được trả lời kịp
affiliate-sample-state-not-shipped = Không được gửi kịp
affiliate-sample-state-unfulfilled = Không đăng bài kịp
affiliate-sample-state-withdrawn = Đã rút
affiliate-commission-state-ordered = Đã đặt
affiliate-commission-state-settled = Đã quyết toán
affiliate-commission-state-refunded = Đã hoàn tiền
affiliate-commission-state-frozen = Tạm giữ
affiliate-commission-state-clawed-back = Đã thu hồi

# Why a commission is what it is: `affiliate-reason-` and the reason
affiliate-reason-awaiting-delivery = Đã đặt; được tính khi hàng đến nơi.
affiliate-reason-waiting-period = Đã giao; đang chờ đến hạn quyết toán.
affiliate-reason-return-open = Có yêu cầu trả hàng; chờ kết quả.
affiliate-reason-settled = Đã quyết toán: có thể rút.
affiliate-reason-cancelled = Đơn hàng đã bị hủy.
affiliate-reason-refunded = Người mua đã được hoàn tiền.
affiliate-reason-self-purchase = Bạn tự mua món này: mua qua bài đăng của chính mình không có hoa hồng.
affiliate-reason-shop-member = Người của cửa hàng mua: không có hoa hồng.

# What became of a touch: `affiliate-verdict-` and the verdict
affiliate-verdict-won = Được tính: lần cuối trước khi đặt
affiliate-verdict-earlier = Có lần mới hơn
affiliate-verdict-no-terms = Nhà sáng tạo không có hợp tác cho sản phẩm
affiliate-verdict-too-old = Hơn bảy ngày trước khi đặt
