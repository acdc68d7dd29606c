# Carts, orders, payments and returns.

# Carts and orders
trade-cart-not-found = ไม่พบตะกร้านี้
trade-unknown-cart = ไม่พบตะกร้านี้
trade-cart-empty = ตะกร้าของคุณว่างอยู่ โปรดเลือกสินค้าก่อน
trade-cart-ordered = ตะกร้านี้สั่งซื้อไปแล้ว ดูได้ที่คำสั่งซื้อของคุณ
trade-cart-full = ตะกร้าใส่ได้ไม่เกิน { $max } ชิ้น
trade-quantity-out-of-range = เลือกจำนวนตั้งแต่ 1 ถึง { $max }
trade-quantity-short = สินค้าเหลือน้อยกว่าที่ต้องการ โปรดลดจำนวน
trade-out-of-stock = สินค้านี้เหลือไม่พอ
trade-not-on-sale = สินค้านี้ไม่ได้วางขายแล้ว
trade-sold-elsewhere = ร้านนี้ขายสินค้านี้ที่ร้านของตัวเอง เปิดหน้าสินค้าเพื่อไปซื้อที่นั่น
trade-price-changed = ราคาเปลี่ยนไปจากที่คุณเห็น โปรดดูยอดรวมใหม่
trade-unknown-line = ไม่มีรายการนี้ หรือไม่มีแล้ว
trade-checkout-closed = ในตลาดนี้ยังชำระเงินที่นี่ไม่ได้ ดูลิงก์ไปยังร้านได้ที่หน้าสินค้า
trade-address-elsewhere = ตลาดนี้จัดส่งภายใน { $market } เท่านั้น
trade-email-needed = โปรดใส่อีเมล เพื่อให้เราแจ้งเรื่องคำสั่งซื้อได้
trade-coupon-unknown = ไม่พบคูปองนี้
trade-lane-unknown = สินค้าเหล่านี้จัดส่งด้วยวิธีนี้ไม่ได้ โปรดเลือกวิธีอื่น
trade-method-unknown = ที่นี่ไม่มีวิธีชำระเงินนี้ โปรดเลือกวิธีอื่น
trade-simulated-refused = คำสั่งซื้อจำลองใช้ได้เฉพาะในแซนด์บ็อกซ์
trade-order-not-found = ไม่พบคำสั่งซื้อนี้
trade-payment-not-found = ไม่พบการชำระเงินนี้
trade-refund-not-found = ไม่พบการคืนเงินนี้
trade-already-paid = คำสั่งซื้อนี้ชำระเงินแล้ว
trade-pay-window-over = หมดเวลาชำระเงินของคำสั่งซื้อนี้แล้ว โปรดสั่งซื้อใหม่
trade-cannot-cancel = ยกเลิกไม่ได้แล้ว เมื่อได้รับสินค้าสามารถขอคืนได้
trade-cancellation-pending = ผู้ซื้อขอยกเลิกคำสั่งซื้อนี้ ต้องตอบคำขอก่อน
trade-reason-needed = ระบุเหตุผล 1 ถึง { $max } ตัวอักษร
trade-nothing-to-pack = ขณะนี้ไม่มีอะไรให้แพ็กในคำสั่งซื้อนี้
trade-not-one-door = คำสั่งซื้อเหล่านี้ไม่ได้ไปที่ผู้ซื้อและที่อยู่เดียวกัน จึงรวมพัสดุไม่ได้

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
trade-in-stock = มีของอยู่ ซื้อได้เลย
trade-too-many-waits = รอได้ไม่เกิน { $max } รายการ เลิกรอบางรายการก่อน
