# Carts, orders, payments and returns.

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
