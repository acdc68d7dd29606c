# The books: payouts, take rates, and the names of accounts, entries and reasons.

# Errors
ledger-nothing-to-pay-out = ยังไม่มียอดที่จ่ายออกได้
ledger-payout-amount = จ่ายออกได้ { $payable } โปรดระบุยอดไม่เกินจำนวนนี้
ledger-payout-not-found = ไม่มีรายการจ่ายออกนี้
ledger-payout-decided = รายการจ่ายออกนี้ได้ข้อสรุปแล้ว โปรดดูอีกครั้ง
ledger-payout-words = ระบุเลขอ้างอิงหรือเหตุผล 1 ถึง { $max } ตัวอักษรในบรรทัดเดียว
ledger-take-rate-share = ส่วนแบ่งต้องอยู่ระหว่าง 0 ถึง 10,000 จุดพื้นฐาน คือ 0 ถึง 100 %
ledger-take-rate-amount = จำนวนเงินต้องเป็นศูนย์ขึ้นไป ในสกุล { $currency }
ledger-take-rate-order = เพดานต้องไม่ต่ำกว่าขั้นต่ำ

# Accounts: `ledger-account-` and Account::word()
ledger-account-provider = อยู่กับ { $name }
ledger-account-held = ถือไว้ให้ผู้ซื้อ
ledger-account-refunds = กำลังคืนให้ผู้ซื้อ
ledger-account-shop-pending = ร้าน: รายได้ที่ยังไม่ถึงกำหนดชำระ
ledger-account-shop-payable = ร้าน: พร้อมจ่ายออก
ledger-account-shop-reserve = ร้าน: กันไว้ชั่วคราว
ledger-account-shop-payout = ร้าน: กำลังโอนเข้าธนาคาร
ledger-account-creator-pending = ครีเอเตอร์: รายได้ที่ยังไม่ถึงกำหนดชำระ
ledger-account-creator-payable = ครีเอเตอร์: พร้อมจ่ายออก
ledger-account-creator-reserve = ครีเอเตอร์: กันไว้ชั่วคราว
ledger-account-creator-payout = ครีเอเตอร์: กำลังโอนเข้าธนาคาร
ledger-account-commission = ค่าคอมมิชชันของแพลตฟอร์ม
ledger-account-payment-fee = ค่าธรรมเนียมการชำระเงินของแพลตฟอร์ม
ledger-account-tax = ภาษีของ { $market }
ledger-account-freight = ค่าส่งของบริษัทขนส่ง
ledger-account-cod = เงินสดที่บริษัทขนส่ง
ledger-account-fx = แลกเปลี่ยน { $currency }
ledger-account-bank = ออกจากธนาคารของเราแล้ว

# Entries: `ledger-entry-` and EntryKind::word()
ledger-entry-paid = ผู้ซื้อชำระเงิน
ledger-entry-earned = ส่งถึงและเป็นรายได้
ledger-entry-refunded = ตกลงคืนเงิน
ledger-entry-refund-paid = คืนเงินแล้ว
ledger-entry-settled = ชำระบัญชีแล้ว
ledger-entry-reserve-released = ปล่อยเงินกันไว้แล้ว
ledger-entry-payout = เริ่มจ่ายออก
ledger-entry-payout-paid = เงินถึงธนาคารแล้ว
ledger-entry-payout-failed = รายการจ่ายออกถูกตีกลับ

# Why an amount waits: `ledger-unsettled-` and Reason::word()
ledger-unsettled-awaiting-delivery = ยังไม่ได้ส่งถึง
ledger-unsettled-waiting-period = ส่งถึงแล้ว อยู่ในช่วงรอ
ledger-unsettled-return-open = มีคำขอคืนสินค้าที่ยังไม่จบ
ledger-unsettled-reserve = กันไว้สำหรับการคืนเงินภายหลัง

# Where a payout stands: `ledger-payout-state-` and PayoutState::word()
ledger-payout-state-processing = กำลังดำเนินการ
ledger-payout-state-paid = จ่ายแล้ว
ledger-payout-state-failed = ถูกตีกลับ
