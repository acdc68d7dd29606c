# Posts, comments, follows, reports and uploads: what can be wrong with them.

# Posts and uploads
content-caption-too-long = Phụ đề dài tối đa { $max } ký tự.
content-too-many-anchors = Một bài đăng gắn tối đa { $max } sản phẩm.
content-anchor-repeated = Sản phẩm này đã có trong bài đăng.
content-anchor-not-on-sale = Sản phẩm này không bán ở thị trường của bài đăng. Hãy chọn sản phẩm khác.
content-anchor-not-promotable = Bạn chưa thể quảng bá sản phẩm này. Hãy tham gia một chương trình hợp tác của sản phẩm trước.
content-market-closed = Hãy chọn một thị trường đang mở.
content-upload-missing = Tệp tải lên này không còn nữa. Hãy gửi lại tệp.
content-upload-incomplete = Tệp chưa tới đủ. Hãy đợi đến khi xong.
content-upload-taken = Tệp này đã được dùng cho một bài đăng. Hãy gửi tệp khác.
content-upload-size = Tệp có dung lượng từ 1 byte đến { $max } MB.
content-upload-kind = Hãy chọn video: MP4, MOV hoặc WebM.
content-upload-not-found = Không có lượt tải lên này hoặc đã hết hạn. Hãy bắt đầu lại.
content-upload-offset = Hãy tải tiếp từ byte { $received }.
content-upload-offset-missing = Hãy ghi trong Upload-Offset các byte này bắt đầu từ đâu.
content-upload-too-long = Nhận được nhiều byte hơn đã báo. Hãy bắt đầu lại với độ dài đúng.
content-upload-too-many-parts = Một lượt tải lên có tối đa { $max } phần. Hãy gửi các phần lớn hơn.
content-upload-quota = Hôm nay bạn đã tải lên { $max } MB, mức tối đa trong một ngày. Hãy tiếp tục vào ngày mai.
content-upload-too-many = Đang có { $max } lượt tải lên. Hãy hoàn tất một lượt trước.
content-post-quota = Hôm nay bạn đã đăng { $max } bài, mức tối đa trong một ngày. Hãy tiếp tục vào ngày mai.
content-post-not-found = Không có bài đăng này.
content-post-state = Hiện không thể thay đổi bài đăng như vậy.

# Comments, follows, reports
content-comment-not-found = Không có bình luận này.
content-comment-length = Bình luận có từ 1 đến { $max } ký tự.
content-comment-too-fast = Bạn bình luận quá nhanh. Hãy thử lại sau { $seconds } giây.
content-follow-oneself = Bạn không thể tự theo dõi mình.
content-follow-too-many = Bạn đã theo dõi tối đa. Hãy bỏ theo dõi ai đó trước.
content-mute-oneself = Bạn không thể tự ẩn mình.
content-mute-too-many = Bạn đã ẩn tối đa. Hãy bỏ ẩn ai đó trước.
content-report-not-found = Không có báo cáo này.
content-report-decided = Báo cáo này đã được xử lý.
content-report-note-too-long = Ghi chú dài tối đa { $max } ký tự.
content-word-length = Một từ có từ 2 đến { $max } ký tự.
content-too-many-words = Chặn được tối đa { $max } từ.
content-translate-language = Chúng tôi không dịch sang ngôn ngữ này.

# Why something waits for a review
content-held-link = Nội dung có liên kết. Sẽ có người xem trước khi người khác thấy.
content-held-blocked-word = Nội dung có từ cần được xem trước khi người khác thấy.
content-held-repeated = Bạn vừa viết điều giống hệt. Sẽ có người xem trước khi người khác thấy.
content-held-flood = Tài khoản mới viết nhiều sẽ được xem trước khi người khác thấy.
content-held-reported = Nhiều người đã báo cáo. Nội dung đang được xem xét.
