# The feed, people and topics.
field-title = Dành cho bạn
field-place = Bảng tin
field-place-inbox = Hộp thư
field-text = Video ngắn từ nhà sáng tạo và cửa hàng; món đồ trong đó chỉ cách bạn một lần chạm.
field-clip-by = Video của { $name }
field-play = Phát hoặc tạm dừng
field-sound = Âm thanh
field-tap-for-sound = Chạm để bật tiếng
field-previous = Video trước
field-next-clip = Video tiếp theo
field-next = Thêm video
field-like = Thích
field-comments = Bình luận
field-share = Chia sẻ
field-views = Lượt xem
field-copied = Đã sao chép liên kết
field-failed = Chưa được. Vui lòng thử lại.
field-follow = Theo dõi { $name }
field-follow-word = Theo dõi
field-following-word = Đang theo dõi
field-buy = Mua
field-goods = Sản phẩm
field-goods-full = Xem mọi thông tin về sản phẩm
field-translate = Xem bản dịch
field-translate-comments = Xem bản dịch bình luận
field-original = Máy dịch. Xem bản gốc
field-why = Vì sao có video này?
field-why-fresh = Video mới: xuất hiện lần đầu ngày { $date }. Video mới được hiện cho mọi người.
field-why-followed = Bạn đang theo dõi { $name }.
field-why-topic = Video này thuộc chủ đề bạn đã mở.
field-why-asked = Bạn đã mở video này của { $name }.
field-why-earlier = Đăng ngày { $date }. Video mới hơn và được xem nhiều hơn ở phía trước.
field-why-popular = Nhiều người ở đây đang quan tâm đến video này.
field-why-alike = Những người thích điều bạn thích cũng thích video này.
field-why-interest = Bạn thường xem video #{ $topic }.
field-why-cart = Video này có món trong giỏ hàng của bạn.
field-why-live = Đang phát trực tiếp.
field-why-new = Video mới, đang được trao cơ hội để mọi người tìm thấy.
field-why-chance = Chọn ngẫu nhiên: một trên một trăm trang, để bảng tin luôn công bằng.
field-no = Không quan tâm
field-no-done = Bạn sẽ thấy ít nội dung như thế này hơn.
field-mute = Ẩn { $name }
field-mute-done = Bạn sẽ không còn thấy { $name } nữa.
field-side = Sản phẩm và bình luận
field-back = Quay lại
field-to-clip = Quay lại video
field-somebody = Ai đó
field-host = Tác giả
field-pinned = Đã ghim
field-held = Đang chờ duyệt
field-comment-held = Cảm ơn bạn. Bình luận sẽ được xem qua trước khi người khác thấy.
field-comments-none-title = Chưa có bình luận
field-comments-none-text = Hãy hỏi điều gì đó hoặc nói bạn thích gì ở video này.
field-reply = Trả lời
field-reply-not = Không trả lời bình luận này
field-say = Viết bình luận
field-send = Gửi
field-sign-in-to-say = Đăng nhập để bình luận
field-clips = Video
field-clips-of-product = Có trong các video
field-clips-none-title = Ở đây chưa có video
field-clips-none-text = Hãy quay lại sau, hoặc xem quanh đây trước.
field-showcase = Gian hàng gợi ý
field-face-sells = Từ cửa hàng này
field-face-text = Video của { $name } và các món đồ trong đó.
field-brand = Thương hiệu
field-topic-text = Những gì mọi người chia sẻ về #{ $tag }.
field-topic-line = Lượt xem 7 ngày qua
field-topic-steady = Ổn định
field-topic-new = Mới trong tuần này
field-followers = { $count ->
   *[other] { $shown } người theo dõi
}
field-likes = { $count ->
   *[other] { $shown } lượt thích
}
field-topic-views = { $count ->
   *[other] { $shown } lượt xem
}
field-topic-posts = { $count ->
   *[other] { $shown } video
}
field-goods-all = { $count ->
   *[other] Xem cả { $count } sản phẩm
}
field-replies-more = { $count ->
   *[other] Thêm { $count } câu trả lời
}
