data-title = ข้อมูล
data-about = ร้านของคุณขายอะไรได้บ้าง และมีคนเห็นเท่าไรก่อนซื้อ นับตามวันของตลาดนั้น
data-market = { $market } เป็นตัวเลข
data-days = ช่วงวัน
data-last = { $count ->
    [1] วันนี้
   *[other] { $count } วัน
}
data-before = { $count ->
    [1] จากเมื่อวาน
   *[other] จาก { $count } วันก่อนหน้า
}
data-gmv = ยอดขาย
data-orders = คำสั่งซื้อ
data-units = จำนวนชิ้น
data-buyers = ผู้ซื้อ
data-take = รายได้ของแพลตฟอร์ม
data-take-help = ค่าคอมมิชชันและค่าธรรมเนียมชำระเงินของคำสั่งซื้อเหล่านี้
data-creators-earned = ครีเอเตอร์ได้รับ
data-creators = ครีเอเตอร์ { $count } คน
data-funnel = จากเห็นจนถึงซื้อ
data-step-seen = เห็น
data-step-watched = ดู
data-step-opened = เปิดสินค้า
data-step-carts = ใส่ตะกร้า
data-step-orders = สั่งซื้อ
data-of-before = { $share } ของขั้นก่อนหน้า
data-more = เพิ่มขึ้น { $share }
data-less = ลดลง { $share }
data-by-day = ยอดขายรายวัน
data-day = วัน
data-product = สินค้า
data-post = คลิป
data-nothing-sold = ช่วงนี้ยังขายไม่ได้
data-rows = แสดงตาม
data-rows-day = ตามวัน
data-rows-product = ตามสินค้า
data-rows-post = ตามคลิป
data-csv = ดาวน์โหลด CSV
data-empty-title = ยังไม่มีอะไรให้นับ
data-empty-text = ซิงก์สินค้ามาที่ตลาดนี้ หรือให้คนทำคลิปให้ ตัวเลขจะขึ้นที่นี่ตั้งแต่การดูครั้งแรก
data-more-rows = เพิ่มเติม
data-no-caption = ไม่มีคำบรรยาย
data-as-before = เท่าเดิม
data-none-before = ก่อนหน้านี้ไม่มี
