# ความร่วมมือ สินค้าตัวอย่าง การระบุที่มา และค่าคอมมิชชัน

# Errors
affiliate-collaboration-not-found = ไม่พบความร่วมมือนี้
affiliate-conflict = ครีเอเตอร์ { $creator } มีสินค้า { $product } ในความร่วมมือ { $collaboration } อยู่แล้ว
affiliate-product-in-open = สินค้า { $product } อยู่ในความร่วมมือแบบเปิด { $collaboration } อยู่แล้ว
affiliate-collaboration-not-open = ความร่วมมือนี้กำลังจะปิดหรือปิดแล้ว โปรดเลือกอันอื่น
affiliate-products-count = เลือกสินค้า 1 ถึง { $max } รายการ
affiliate-creators-count = เลือกครีเอเตอร์ 1 ถึง { $max } คน
affiliate-creators-of-open = ความร่วมมือแบบเปิดสำหรับครีเอเตอร์ทุกคน ไม่ต้องระบุชื่อ
affiliate-named-twice = ระบุซ้ำกันสองครั้ง
affiliate-ends-in-past = วันสิ้นสุดต้องอยู่ในอนาคต
affiliate-rate-out-of-range = ส่วนแบ่งของครีเอเตอร์อยู่ระหว่าง { $min } ถึง { $max } %
affiliate-samples-out-of-range = จำนวนสินค้าตัวอย่าง 0 ถึง { $max }
affiliate-samples-below-given = ให้สินค้าตัวอย่างไปแล้ว { $given } ชิ้น
affiliate-sample-illegal-move = ตอนนี้ทำสิ่งนี้กับสินค้าตัวอย่างไม่ได้ โปรดตรวจสอบอีกครั้ง
affiliate-sample-open = คุณขอสินค้าตัวอย่างนี้ไปแล้ว
affiliate-sample-out-of-stock = ไม่มีสินค้าเหลือให้ส่ง
affiliate-no-samples-left = ความร่วมมือนี้ไม่ให้สินค้าตัวอย่างแล้ว
affiliate-no-extension = ขยายเวลาได้หนึ่งครั้ง ขณะที่ยังมีเวลาโพสต์
affiliate-note-too-long = เขียนได้ไม่เกิน { $max } ตัวอักษร
affiliate-carrier-invalid = เขียน 1 ถึง { $max } ตัวอักษร
affiliate-showcase-too-long = ตู้โชว์มีสินค้าได้ไม่เกิน { $max } รายการ
affiliate-not-promotable = คุณยังโปรโมตสินค้านี้ไม่ได้ โปรดเข้าร่วมความร่วมมือที่มีสินค้านี้
affiliate-product-unknown = ไม่มีสินค้านี้ที่นี่
affiliate-variant-unknown = สินค้านี้ไม่มีตัวเลือกดังกล่าว
affiliate-creator-unknown = ไม่พบครีเอเตอร์นี้

# Kinds and states
affiliate-kind-open = แบบเปิด
affiliate-kind-targeted = แบบเจาะจง
affiliate-collaboration-state-open = เปิดอยู่
affiliate-collaboration-state-closing = กำลังจะปิด
affiliate-collaboration-state-closed = ปิดแล้ว
affiliate-member-state-invited = ได้รับเชิญ
affiliate-member-state-joined = เข้าร่วมแล้ว
affiliate-member-state-left = ออกแล้ว
affiliate-sample-state-pending = รอร้านค้าตอบ
affiliate-sample-state-awaiting-shipment = รอจัดส่ง
affiliate-sample-state-shipped = กำลังจัดส่ง
affiliate-sample-state-content-due = รอโพสต์
affiliate-sample-state-completed = เสร็จสิ้น
affiliate-sample-state-rejected = ถูกปฏิเสธ
affiliate-sample-state-expired = ไม่ได้ตอบทันเวลา
affiliate-sample-state-not-shipped = ไม่ได้ส่งทันเวลา
affiliate-sample-state-unfulfilled = ไม่ได้โพสต์ทันเวลา
affiliate-sample-state-withdrawn = ถอนคำขอ
affiliate-commission-state-ordered = สั่งซื้อแล้ว
affiliate-commission-state-settled = ชำระยอดแล้ว
affiliate-commission-state-refunded = คืนเงินแล้ว
affiliate-commission-state-frozen = ระงับไว้
affiliate-commission-state-clawed-back = เรียกคืนแล้ว

# Why a commission is what it is: `affiliate-reason-` and the reason
affiliate-reason-awaiting-delivery = สั่งซื้อแล้ว จะนับเมื่อพัสดุถึง
affiliate-reason-waiting-period = จัดส่งแล้ว อยู่ในช่วงรอชำระยอด
affiliate-reason-return-open = มีคำขอคืนสินค้า รอผลการตัดสิน
affiliate-reason-settled = ชำระยอดแล้ว ถอนได้
affiliate-reason-cancelled = คำสั่งซื้อถูกยกเลิก
affiliate-reason-refunded = ผู้ซื้อได้รับเงินคืนแล้ว
affiliate-reason-self-purchase = คุณซื้อสินค้านี้เอง การซื้อผ่านโพสต์ของตัวเองไม่ได้ค่าคอมมิชชัน
affiliate-reason-shop-member = คนของร้านเป็นผู้ซื้อ จึงไม่ได้ค่าคอมมิชชัน

# What became of a touch: `affiliate-verdict-` and the verdict
affiliate-verdict-won = นับ: ครั้งสุดท้ายก่อนสั่งซื้อ
affiliate-verdict-earlier = มีครั้งที่ใหม่กว่า
affiliate-verdict-no-terms = ครีเอเตอร์ไม่มีความร่วมมือสำหรับสินค้านี้
affiliate-verdict-too-old = เกินเจ็ดวันก่อนสั่งซื้อ
