# Carts, orders, payments and returns.

# Payments and returns
trade-refund-too-much = { $amount } มากกว่าที่คืนได้ คืนได้ไม่เกินยอดที่ชำระแล้วและยังไม่เคยคืน
trade-line-not-returnable = คืนได้เฉพาะสินค้าที่จัดส่งถึงแล้ว ชิ้นละหนึ่งครั้ง โปรดตรวจสอบรายการที่เลือก
trade-line-in-return = มีสินค้าบางชิ้นอยู่ในคำขอคืนสินค้าแล้ว
trade-return-window-over = หมดเวลาขอคืนสินค้าแล้ว
trade-return-kind-not-allowed = สินค้าที่ไม่เคยได้รับส่งคืนไม่ได้ โปรดเลือกขอคืนเงินอย่างเดียว
trade-return-reason-length = ระบุเหตุผล 1 ถึง { $max } ตัวอักษร
trade-return-shipment = ระบุบริษัทขนส่งและหมายเลขพัสดุ อย่างละ 1 ถึง { $max } ตัวอักษร
trade-dispute-window-over = หมดเวลาโต้แย้งการตัดสินใจนี้แล้ว
payments-provider-down = ขณะนี้บริการชำระเงินไม่ตอบสนอง โปรดลองอีกครั้งในอีกสักครู่ หรือชำระด้วยวิธีอื่น
payments-provider-refused = บริการชำระเงินไม่รับรายการนี้ โปรดชำระด้วยวิธีอื่น
payments-provider-unreadable = บริการชำระเงินตอบกลับมาในรูปแบบที่เราอ่านไม่ได้ โปรดลองอีกครั้งในอีกสักครู่
payments-amount-not-payable = บริการชำระเงินนี้รับยอดจำนวนนี้พอดีไม่ได้ โปรดชำระด้วยวิธีอื่น
payments-unsupported = วิธีชำระเงินนี้ทำรายการดังกล่าวไม่ได้
payments-provider-unknown = ไม่มีบริการชำระเงินนี้ที่นี่
payments-webhook-forged = ข้อความนี้ไม่ได้ลงลายมือชื่อโดยบริการชำระเงิน
payments-webhook-stale = ข้อความนี้เก่าเกินไป หรือลงเวลาในอนาคต
payments-webhook-unreadable = อ่านข้อความนี้ไม่ได้
payments-shares = ไม่มียอดที่ต้องชำระ
payments-amount-differs = ยอดที่ชำระไม่ตรงกับยอดที่ต้องชำระ เรากำลังตรวจสอบ
payments-setting-address = ที่อยู่ของบริการชำระเงินขึ้นต้นด้วย https:// หรือ http:// ในเครือข่ายของคุณเอง
trade-illegal-move = ทำรายการนี้ไม่ได้แล้ว เพราะมีการเปลี่ยนแปลงระหว่างนี้ โปรดดูอีกครั้ง
