# Những gì mọi người đã xem và làm, và việc đếm chúng.

signals-busy = Hiện có quá nhiều dữ liệu gửi đến. Lần gửi này chưa được lưu. Hãy gửi lại sau giây lát.
signals-too-many = Mỗi lần gửi tối đa { $max } sự kiện.
signals-empty = Hãy gửi ít nhất một sự kiện.
signals-id = Mã sự kiện gồm 1 đến { $max } chữ cái, chữ số và ký hiệu, không có khoảng trắng.
signals-kind-not-reported = Loại sự kiện này do máy chủ tự đếm.
signals-subject-missing = Hãy cho biết việc này là về bài đăng hay sản phẩm nào.
signals-subject-unknown = Không có bài đăng hay sản phẩm nào như vậy mà mọi người xem được.
signals-watch-ms = Thời gian xem trong một sự kiện là từ 1 đến { $max } mili giây.
signals-at-out-of-range = Sự kiện được báo trong vòng { $minutes } phút và không nằm ở tương lai.
signals-counted-id = Viết các mã dưới dạng số, cách nhau bằng dấu phẩy.
signals-counted-none = Hãy nêu ít nhất một bài đăng, chủ đề hoặc nhà sáng tạo.
signals-counted-too-many = Hãy nêu tối đa { $max } bài đăng, chủ đề và nhà sáng tạo.
