### Những gì được báo, và báo bằng cách nào

inbox-title = Hộp thư
inbox-unread = { $count ->
    [0] Hộp thư, không có gì mới
   *[other] Hộp thư, { $count } chưa đọc
 }
inbox-new = Mới
inbox-all = Tất cả
inbox-today = Hôm nay
inbox-yesterday = Hôm qua
inbox-mark-all = Đánh dấu đã đọc tất cả
inbox-switches = Cài đặt thông báo
inbox-empty = Chưa có gì ở đây
inbox-empty-text = Tin về đơn hàng, bài đăng và thu nhập của bạn sẽ hiện ở đây.
inbox-empty-kind = Không có thông báo loại này
inbox-look-around = Xem quanh cửa hàng
inbox-somebody = Ai đó
inbox-some-shop = một cửa hàng

inbox-kind-orders = Đơn hàng
inbox-kind-follows = Người theo dõi
inbox-kind-comments = Bình luận
inbox-kind-rooms = Phát trực tiếp
inbox-kind-waits = Món đang chờ
inbox-kind-listings = Sản phẩm đăng bán
inbox-kind-earnings = Thu nhập
inbox-kind-samples = Hợp tác và hàng mẫu
inbox-kind-posts = Bài đăng của bạn

inbox-kind-orders-text = Từng bước của những gì bạn mua và cửa hàng của bạn bán.
inbox-kind-follows-text = Ai bắt đầu theo dõi bạn hoặc cửa hàng của bạn.
inbox-kind-comments-text = Bình luận dưới bài của bạn và câu trả lời dành cho bạn.
inbox-kind-rooms-text = Khi người bạn theo dõi phát trực tiếp.
inbox-kind-waits-text = Khi món bạn chờ có thể mua lại.
inbox-kind-listings-text = Sản phẩm chờ bạn trước khi có thể bán.
inbox-kind-earnings-text = Hoa hồng được quyết toán hoặc bị thu lại.
inbox-kind-samples-text = Ai tham gia, ai xin hàng mẫu và diễn biến sau đó.
inbox-kind-posts-text = Khi bài đăng sẵn sàng, bị lỗi hoặc bị gỡ.

inbox-switches-title = Thông báo
inbox-switches-text = Chọn những gì hiện trong hộp thư và những gì gửi thêm qua email.
inbox-in-app = Hiện trong hộp thư
inbox-email = Email
inbox-email-off = Không gửi email
inbox-email-daily = Mỗi ngày một lần
inbox-email-at-once = Gửi ngay
inbox-email-unverified = Email hằng ngày chỉ gửi đến địa chỉ đã xác minh. Địa chỉ của bạn chưa được xác minh.
inbox-verify = Xác minh địa chỉ
inbox-save = Lưu

inbox-back-in-stock = { $title } đã có lại, bạn có thể mua.
inbox-order-unpaid = Đơn hàng của bạn tại { $shop } đang chờ thanh toán { $total }.
inbox-order-paid = Đơn hàng của bạn tại { $shop } đã thanh toán. Cửa hàng đang chuẩn bị.
inbox-order-cod = Đơn hàng của bạn tại { $shop } đã xác nhận. Bạn trả { $total } khi nhận hàng.
inbox-order-shipped = Đơn hàng của bạn tại { $shop } đang trên đường.
inbox-order-delivered = Đơn hàng của bạn tại { $shop } đã được giao.
inbox-order-cancelled = Đơn hàng của bạn tại { $shop } đã bị hủy.
inbox-order-stays = { $shop } không đồng ý hủy đơn. Hàng vẫn được gửi.
inbox-order-refunded = { $amount } của đơn hàng tại { $shop } đang được hoàn lại cho bạn.
inbox-return-accepted = { $shop } chấp nhận yêu cầu trả hàng. Hãy gửi trả đúng hạn.
inbox-return-rejected = { $shop } từ chối yêu cầu trả hàng. Bạn có thể nhờ chúng tôi quyết định.
inbox-return-decided = Chúng tôi đã quyết định về việc trả hàng của bạn cho { $shop }.
inbox-return-closed = Yêu cầu trả hàng cho { $shop } đã đóng vì không có hàng gửi lại.

inbox-sale-new = { $shop } có đơn hàng mới trị giá { $total }.
inbox-sale-new-more = { $shop } có { $count } đơn hàng mới.
inbox-sale-late = Một đơn của { $shop } cần gửi sớm, nếu không sẽ trễ.
inbox-sale-cancel-asked = Người mua đề nghị { $shop } hủy đơn. Hãy trả lời.
inbox-sale-cancelled = Một đơn của { $shop } đã bị hủy. Đừng gửi hàng.
inbox-sale-return-asked = Người mua đề nghị trả hàng cho { $shop }. Hãy trả lời.
inbox-sale-returned = Hàng đang được gửi lại { $shop }. Hãy kiểm tra khi nhận.

inbox-post-ready = Bài đăng của bạn đã hiển thị.
inbox-post-failed = Không thể xử lý video của bạn. Xem lý do và cách khắc phục.
inbox-post-held = Bài đăng của bạn đang chờ duyệt trước khi hiển thị.
inbox-post-removed = Bài đăng của bạn đã bị gỡ. Xem lý do.
inbox-commented = { $name } đã bình luận bài của bạn.
inbox-commented-more = { $name } và những người khác để lại { $count } bình luận dưới bài của bạn.
inbox-replied = { $name } đã trả lời bình luận của bạn.
inbox-replied-more = { $name } và những người khác để lại { $count } câu trả lời cho bình luận của bạn.
inbox-followed = { $name } đang theo dõi bạn.
inbox-followed-more = { $name } và { $others } người khác đang theo dõi bạn.
inbox-followed-shop = { $name } đang theo dõi { $shop }.
inbox-followed-shop-more = { $name } và { $others } người khác đang theo dõi { $shop }.

inbox-joined = { $name } đã tham gia hợp tác của { $shop }.
inbox-joined-more = { $name } và { $others } nhà sáng tạo khác đã tham gia hợp tác của { $shop }.
inbox-invited = { $shop } mời bạn hợp tác.
inbox-commission-settled = Bạn nhận được { $amount } hoa hồng.
inbox-commission-settled-more = { $count } khoản hoa hồng đã quyết toán, gần nhất là { $amount }.
inbox-commission-refunded = Một khoản hoa hồng còn { $amount } vì đơn hàng được hoàn tiền.
inbox-commission-refunded-more = { $count } khoản hoa hồng bị giảm vì đơn hàng được hoàn tiền.
inbox-commission-clawed-back = Một khoản hoa hồng đã trả bị thu lại vì đơn hàng được hoàn tiền sau đó.
inbox-commission-clawed-back-more = { $count } khoản hoa hồng đã trả bị thu lại vì đơn hàng được hoàn tiền sau đó.
inbox-external-sale = Liên kết của bạn đã bán được hàng tại { $shop }.
inbox-external-sale-more = Liên kết của bạn đã bán được { $count } lần tại cửa hàng riêng của thương hiệu.
inbox-sample-requested = { $name } xin hàng mẫu của { $shop }.
inbox-sample-approved = { $shop } sẽ gửi hàng mẫu cho bạn.
inbox-sample-shipped = Hàng mẫu từ { $shop } đang trên đường.
inbox-sample-content-due = Hàng mẫu từ { $shop } đã đến. Hãy đăng bài đúng hạn.
inbox-sample-completed = { $name } đã đăng bài về hàng mẫu của { $shop }.
inbox-sample-rejected = { $shop } không đồng ý gửi hàng mẫu.
inbox-sample-expired = { $shop } không trả lời yêu cầu hàng mẫu của bạn.
inbox-sample-not-shipped = { $shop } không gửi hàng mẫu đúng hạn. Bạn không nợ gì cả.
inbox-sample-unfulfilled = Đã hết thời gian đăng bài về hàng mẫu của { $shop }.
inbox-sample-withdrawn = { $name } không còn cần hàng mẫu của { $shop }.

inbox-listings-waiting = { $count } sản phẩm của { $shop } chờ bạn trước khi có thể bán.
inbox-listing-approved = “{ $title }” đã được duyệt cho { $market }.
inbox-listing-refused = “{ $title }” không được duyệt cho { $market }. Xem lý do.

inbox-digest-subject = Có { $count } tin mới trên Meadow
inbox-digest-hello = Chào { $name },
inbox-digest-body = Đây là tin mới kể từ lần cuối bạn xem.
inbox-digest-button = Mở hộp thư
inbox-digest-switches = Chọn thông báo muốn nhận
inbox-digest-unsubscribe = Không nhận email hằng ngày nữa
inbox-digest-footer = Bạn nhận thư này nhiều nhất mỗi ngày một lần vì có tài khoản tại { $site }.

inbox-unsubscribe-title = Không nhận email hằng ngày nữa?
inbox-unsubscribe-text = Hộp thư trên Meadow vẫn báo mọi thứ. Thư về đơn hàng không bị ảnh hưởng.
inbox-unsubscribe-button = Ngừng email hằng ngày
inbox-unsubscribed-title = Bạn sẽ không nhận email hằng ngày nữa
inbox-unsubscribed-text = Bạn có thể bật lại bất cứ lúc nào.

inbox-not-found = Không có thông báo này.
inbox-too-many = Nhiều nhất { $max } thông báo một lần.
inbox-ids-needed = Hãy nêu thông báo nào: danh sách mã, hoặc "all".
inbox-invalid = Không thể cài đặt như vậy.
inbox-no-letters = Loại này không có thư gửi ngay. Hãy chọn mỗi ngày một lần hoặc không gửi email.
inbox-kind-unknown = Không có loại thông báo này.
inbox-email-unknown = Chỉ có thể là off, daily hoặc at_once.
