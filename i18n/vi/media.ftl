# Films that could not be made ready, and what to do.
content-media-unsupported = Đây không phải video dùng được ({ $what }). Hãy gửi tệp MP4, MOV hoặc WebM do điện thoại hay trình duyệt quay.
content-media-too-long = Video dài hơn { $max } giây. Hãy cắt ngắn rồi gửi lại.
content-media-too-large = Video quá lớn: cạnh dài tối đa { $max } điểm ảnh, tối đa 240 hình mỗi giây. Hãy lưu nhỏ hơn rồi gửi lại.
content-media-no-picture = Tệp này không có hình động. Hãy chọn một video.
content-media-broken = Video bị hỏng hoặc bị cắt. Hãy kiểm tra xem video có phát được trên thiết bị của bạn không, rồi gửi lại.
content-media-timed-out = Xử lý video này mất quá nhiều thời gian. Hãy lưu ngắn hơn hoặc nhỏ hơn, chẳng hạn 1080p, 30 hình mỗi giây, rồi gửi lại.
content-media-out-of-memory = Video này cần nhiều bộ nhớ hơn mức cho phép. Hãy lưu nhỏ hơn, chẳng hạn 1080p, rồi gửi lại.
content-media-no-encoder = Hiện ở đây chưa xử lý được video. Video của bạn không có lỗi: hãy gửi lại sau.
content-media-io = Sự cố phía chúng tôi khiến video chưa xử lý được. Video của bạn không có lỗi: hãy gửi lại.

# What is wrong with a clip.
content-clip-scenes = Một clip có từ một đến { $max } cảnh.
content-clip-duration = Cả clip dài { $min } đến { $max } giây.
content-clip-words = Tối đa { $max } ký tự.
content-clip-scene-duration = Một cảnh dài { $min } đến { $max } mili giây.
content-clip-picture = Hãy chọn một ảnh của sản phẩm.
