# Tài khoản: vấn đề và lỗi theo mã, sau đó là thư.

accounts-invalid = Vui lòng sửa những chỗ được đánh dấu bên dưới.
accounts-handle-invalid = Tên người dùng có từ { $min } đến { $max } ký tự: chữ thường a–z, chữ số, - và _.
accounts-handle-reserved = Tên người dùng này được dành riêng. Vui lòng chọn tên khác.
accounts-handle-taken = Tên người dùng này đã có người dùng. Vui lòng chọn tên khác.
accounts-email-invalid = Đây không phải là địa chỉ email.
accounts-email-taken = Đã có tài khoản với email này. Hãy đăng nhập hoặc đặt lại mật khẩu.
accounts-locale-invalid = Không nhận ra ngôn ngữ này, ví dụ vi-VN.
accounts-market-invalid = Không nhận ra thị trường này, ví dụ GB.
accounts-password-short = Mật khẩu có ít nhất { $min } ký tự.
accounts-password-long = Mật khẩu có nhiều nhất { $max } ký tự.
accounts-password-own-name = Tên người dùng hoặc email của bạn quá dễ đoán để làm mật khẩu.
accounts-password-common = Đây là một trong những mật khẩu ai cũng thử đầu tiên. Vui lòng chọn mật khẩu khác.
accounts-password-missing = Cần có mật khẩu.
accounts-password-wrong = Mật khẩu hiện tại không đúng.
accounts-busy = Đang có nhiều người đăng nhập. Vui lòng thử lại sau giây lát.
accounts-login-wrong = Tên người dùng, email hoặc mật khẩu không đúng.
accounts-login-backoff = Đã thử sai quá nhiều lần. Vui lòng đợi một chút rồi thử lại.
accounts-reset-token = Liên kết này đã được dùng hoặc đã hết hạn. Vui lòng yêu cầu liên kết mới.
accounts-verification-token = Liên kết này đã được dùng hoặc đã hết hạn. Vui lòng yêu cầu liên kết mới.
accounts-person-unknown = Không có người này.
accounts-owns-shop = Bạn đang sở hữu một cửa hàng. Hãy chuyển giao cho người khác trước.
accounts-last-operator = Cần có người quản lý sàn này: hãy thêm người vận hành khác trước.
accounts-two-people = Tên người dùng và email thuộc về hai người khác nhau.
accounts-member-unknown = Không có người, thành viên hoặc lời mời này.
accounts-shop-owner = Chủ cửa hàng luôn có mọi quyền. Hãy chuyển giao cửa hàng trước.
accounts-already-member = Người này đã làm việc trong cửa hàng.
accounts-no-permission = Hãy chọn ít nhất một quyền.
accounts-display-name-invalid = Tên có từ 1 đến { $max } ký tự.
accounts-bio-too-long = Nội dung này có nhiều nhất { $max } ký tự.
accounts-address-unknown = Không có địa chỉ này trong sổ địa chỉ của bạn.
accounts-address-book-full = Sổ địa chỉ của bạn đã đầy. Hãy xóa bớt một địa chỉ.
accounts-address-country = Vui lòng chọn quốc gia.
accounts-address-missing = Cần điền mục này cho địa chỉ ở quốc gia này.
accounts-address-long = Mục này có nhiều nhất { $max } ký tự.
accounts-address-phone = Vui lòng nhập số điện thoại có từ 6 đến 15 chữ số.
accounts-address-postal-code = Đây không phải mã bưu chính của quốc gia này, ví dụ { $example }.
accounts-name-invalid = Tên có từ 1 đến { $max } ký tự.
accounts-scopes-missing = Hãy chọn ít nhất một việc mà mã truy cập được phép làm.
accounts-scope-unknown = Không có phạm vi “{ $scope }”.
accounts-too-many-tokens = Bạn có quá nhiều mã truy cập API. Hãy thu hồi bớt một mã.
accounts-passkey-expired = Đã quá thời gian. Vui lòng bắt đầu lại.
accounts-passkey-wrong = Khóa truy cập này không dùng được. Hãy thử lại hoặc đăng nhập bằng mật khẩu.
accounts-passkey-known = Khóa truy cập này đã được thêm.
accounts-passkey-unknown = Không có khóa truy cập này.
accounts-too-many-passkeys = Bạn có quá nhiều khóa truy cập. Hãy xóa bớt một khóa.
accounts-idempotency-key = Idempotency-Key có từ 1 đến 255 ký tự thường.
accounts-idempotency-conflict = Idempotency-Key này đã được dùng cho yêu cầu khác.
accounts-idempotency-in-progress = Yêu cầu này đang được xử lý. Vui lòng hỏi lại sau giây lát.

accounts-mail-greeting = Chào { $handle },
accounts-mail-footer = Bạn nhận được thư này vì có tài khoản tại { $site }.

accounts-mail-verify-subject = Vui lòng xác nhận địa chỉ email của bạn
accounts-mail-verify-body = Vui lòng xác nhận { $email } là địa chỉ của bạn.
accounts-mail-verify-button = Xác nhận địa chỉ của tôi
accounts-mail-verify-note = Liên kết dùng được một lần, trong 7 ngày. Nếu không phải bạn, hãy bỏ qua.

accounts-mail-reset-subject = Chọn mật khẩu mới
accounts-mail-reset-body = Có người, có lẽ là bạn, đã yêu cầu mật khẩu mới.
accounts-mail-reset-button = Chọn mật khẩu mới
accounts-mail-reset-note = Liên kết dùng được một lần, trong một giờ. Nếu không phải bạn, hãy bỏ qua: mật khẩu không thay đổi.

accounts-mail-changed-subject = Mật khẩu của bạn đã được đổi
accounts-mail-changed-body = Mật khẩu của bạn đã được đổi và mọi thiết bị đã được đăng xuất.
accounts-mail-changed-button = Bảo mật tài khoản của tôi
accounts-mail-changed-note = Nếu không phải bạn, hãy đặt lại mật khẩu ngay.

accounts-mail-signin-subject = Có lượt đăng nhập mới vào tài khoản của bạn
accounts-mail-signin-body = Tài khoản của bạn được dùng trên thiết bị chúng tôi chưa từng thấy: { $device }.
accounts-mail-signin-button = Xem thiết bị của tôi
accounts-mail-signin-note = Nếu không phải bạn, hãy đổi mật khẩu ngay.

accounts-mail-changing-subject = Địa chỉ email của bạn sắp thay đổi
accounts-mail-changing-body = Tài khoản của bạn sẽ dùng địa chỉ { $email }. Thay đổi có hiệu lực khi địa chỉ đó được xác nhận.
accounts-mail-changing-button = Bảo mật tài khoản của tôi
accounts-mail-changing-note = Nếu không phải bạn, hãy đổi mật khẩu ngay.

accounts-mail-invite-subject = { $shop }: mời bạn cùng làm việc
accounts-mail-invite-body = { $by } mời bạn làm việc trong cửa hàng { $shop }.
accounts-mail-invite-button = Xem lời mời
accounts-mail-invite-note = Lời mời có hiệu lực trong 14 ngày.
