# The books: payouts, take rates, and the names of accounts, entries and reasons.

# Errors
ledger-nothing-to-pay-out = Chưa có khoản nào để chi trả.
ledger-payout-amount = Có thể chi trả { $payable }. Vui lòng yêu cầu không quá số này.
ledger-payout-not-found = Không có khoản chi trả đó.
ledger-payout-decided = Khoản chi trả này đã có kết quả. Vui lòng xem lại.
ledger-payout-words = Hãy ghi mã tham chiếu hoặc lý do dài từ 1 đến { $max } ký tự, trên một dòng.
ledger-take-rate-share = Tỷ lệ từ 0 đến 10.000 điểm cơ bản: 0 đến 100 %.
ledger-take-rate-amount = Số tiền từ không trở lên, bằng { $currency }.
ledger-take-rate-order = Mức tối đa không thể thấp hơn mức tối thiểu.

# Accounts: `ledger-account-` and Account::word()
ledger-account-provider = Tại { $name }
ledger-account-held = Giữ hộ người mua
ledger-account-refunds = Đang hoàn lại người mua
ledger-account-shop-pending = Cửa hàng: đã kiếm được, chưa quyết toán
ledger-account-shop-payable = Cửa hàng: chờ chi trả
ledger-account-shop-reserve = Cửa hàng: tạm giữ lại
ledger-account-shop-payout = Cửa hàng: đang chuyển tới ngân hàng
ledger-account-creator-pending = Nhà sáng tạo: đã kiếm được, chưa quyết toán
ledger-account-creator-payable = Nhà sáng tạo: chờ chi trả
ledger-account-creator-reserve = Nhà sáng tạo: tạm giữ lại
ledger-account-creator-payout = Nhà sáng tạo: đang chuyển tới ngân hàng
ledger-account-commission = Hoa hồng của sàn
ledger-account-payment-fee = Phí thanh toán của sàn
ledger-account-tax = Thuế cho { $market }
ledger-account-freight = Phí vận chuyển cho đơn vị giao hàng
ledger-account-cod = Tiền mặt ở đơn vị giao hàng
ledger-account-fx = Quy đổi { $currency }
ledger-account-bank = Đã chuyển đi từ ngân hàng của chúng tôi

# Entries: `ledger-entry-` and EntryKind::word()
ledger-entry-paid = Người mua thanh toán
ledger-entry-earned = Đã giao và ghi nhận
ledger-entry-refunded = Đã chấp nhận hoàn tiền
ledger-entry-refund-paid = Đã hoàn tiền
ledger-entry-settled = Đã quyết toán
ledger-entry-reserve-released = Đã nhả khoản tạm giữ
ledger-entry-payout = Bắt đầu chi trả
ledger-entry-payout-paid = Khoản chi trả đã tới ngân hàng
ledger-entry-payout-failed = Khoản chi trả bị trả lại

# Why an amount waits: `ledger-unsettled-` and Reason::word()
ledger-unsettled-awaiting-delivery = Chưa giao
ledger-unsettled-waiting-period = Đã giao; đang trong thời gian chờ
ledger-unsettled-return-open = Có yêu cầu trả hàng chưa xong
ledger-unsettled-reserve = Giữ lại cho các khoản hoàn tiền sau

# Where a payout stands: `ledger-payout-state-` and PayoutState::word()
ledger-payout-state-processing = Đang xử lý
ledger-payout-state-paid = Đã trả
ledger-payout-state-failed = Bị trả lại
