# กรอบของทุกหน้า
web-skip = ข้ามไปยังเนื้อหา
web-home = Meadow หน้าแรก
web-shop = ช้อป
web-search = ค้นหา
web-search-hint = กำลังมองหาอะไรอยู่
web-me = ฉัน
web-account = บัญชี
web-places = เมนู
web-foot = เพิ่มเติม
web-sell = ขายบน Meadow
web-close = ปิด
web-steps = ขั้นตอน
web-optional = (ไม่บังคับ)
web-load-more = ดูเพิ่มเติม
web-change-market = เปลี่ยนประเทศหรือภาษา
web-change-language = เปลี่ยนภาษา
web-foot-tax = ราคารวมภาษีแล้ว อัตราและกฎภาษีกำหนดโดยผู้ดูแลตลาดนี้ ไม่ใช่คำแนะนำทางกฎหมาย
web-simulated-market = ตลาดจำลอง: สินค้า ผู้คน และคำสั่งซื้อที่นี่เป็นเรื่องสมมติ
web-form-problems = { $count ->
   *[other] มี { $count } จุดที่ต้องแก้ไข
}

# หน้าร้าน
web-hero-title = ของที่เห็นแล้วต้องหลงรัก
web-hero-text = ของดีชิ้นเล็ก ๆ จากผู้ผลิตทั่วทุกที่ ในภาษาและสกุลเงินของคุณ
web-hero-way = ดูของมาใหม่
web-new-arrivals = มาใหม่
web-see-all = ดูทั้งหมด
web-categories = เลือกดูตามประเภท
web-all-products = ทั้งหมด
web-results = { $count ->
    [0] ไม่พบสินค้า
   *[other] { $shown } รายการ
}
web-results-for = ผลการค้นหา “{ $query }”
web-nothing-found-title = ไม่พบสินค้า
web-nothing-found-text = ลองใช้คำให้น้อยลงหรือคำอื่น หรือเลือกดูตามประเภท
web-shelf-empty-title = ชั้นวางกำลังเติมของ
web-shelf-empty-text = ที่นี่ยังไม่มีสินค้าวางขาย แวะมาใหม่ภายหลัง หรือดูประเทศอื่น
web-sort = เรียงตาม
web-sort-newest = ใหม่ล่าสุด
web-sort-popular = ขายดีที่สุด
web-sort-price-asc = ราคาต่ำไปสูง
web-sort-price-desc = ราคาสูงไปต่ำ
web-sort-relevance = ตรงที่สุด
web-apply = ใช้
web-sold-out = สินค้าหมด
web-sold = { $count ->
   *[other] ขายแล้ว { $shown } ชิ้น
}
web-price-from = เริ่มต้น
web-price-was = ราคาเดิม:
web-price-made = ราคานี้รวมอะไรบ้าง
web-price-net = สินค้าและค่าส่งถึงชายแดน
web-price-tax = ภาษี { $rate }
web-price-total = คุณจ่าย
web-price-tax-note = รวมภาษี { $rate } แล้ว
web-price-as-of = ภาษี ณ { $date }
web-stock-left = { $count ->
   *[other] เหลือเพียง { $count } ชิ้น
}
web-stock-in = มีสินค้า
web-stock-out = สินค้าหมดชั่วคราว
web-options = ตัวเลือก
web-option-unavailable = ไม่มีสินค้า
web-option-show = แสดงราคาและจำนวน
web-buy-at-store = ซื้อที่ { $store }
web-buy-at-store-note = จะเปิดร้านของแบรนด์ และชำระเงินที่นั่น
web-store-soon = ยังไม่มีที่อยู่ร้านของแบรนด์ จึงยังซื้อสินค้านี้ไม่ได้
web-delivery = การจัดส่ง
web-delivery-text = จัดส่งโดย { $shop } จาก{ $country }
web-returns = การคืนสินค้า
web-returns-text = { $days ->
   *[other] ภายใน { $days } วันหลังได้รับสินค้า
}
web-sold-by = ขายโดย
web-visit-shop = ไปที่ร้าน
web-description = เกี่ยวกับสินค้านี้
web-details = รายละเอียด
web-brand = แบรนด์
web-weight = น้ำหนัก
web-sku = รหัสสินค้า
web-similar = คุณอาจชอบสิ่งนี้ด้วย
web-more-from = สินค้าอื่นจาก { $shop }
web-source-text = ข้อความนี้ยังเป็นภาษาของผู้ขาย
web-pictures = รูปภาพ
web-picture-of = รูปที่ { $at } จาก { $count }
web-shop-since = อยู่บน Meadow ตั้งแต่ { $date }
web-shop-from = ส่งจาก{ $country }
web-choose-title = คุณช้อปที่ไหน
web-choose-text = แต่ละประเทศมีราคา ภาษา และสินค้าของตัวเอง

# ประเภท
web-category-home = บ้าน
web-category-beauty = ความงาม
web-category-hair = ผม
web-category-fashion = แฟชั่น
web-category-jewellery = เครื่องประดับ
web-category-toys = ของเล่น
web-category-electronics = อิเล็กทรอนิกส์
web-category-sports = กีฬา
web-category-food = อาหาร
web-category-pets = สัตว์เลี้ยง
web-category-kids = เด็ก
web-category-books = หนังสือ
web-category-crafts = งานฝีมือ
web-category-outdoor = กลางแจ้ง
web-category-other = ของดีอื่น ๆ

# ตลาด
web-market-gb = สหราชอาณาจักร
web-market-id = อินโดนีเซีย
web-market-th = ไทย
web-market-vn = เวียดนาม
web-market-my = มาเลเซีย
web-market-ph = ฟิลิปปินส์
web-market-sg = สิงคโปร์
web-market-us = สหรัฐอเมริกา
web-market-de = เยอรมนี
web-market-jp = ญี่ปุ่น
web-market-cn = จีน

# สถานะ
web-state-draft = ฉบับร่าง
web-state-pending = กำลังตรวจ
web-state-active = วางขาย
web-state-rejected = ถูกปฏิเสธ
web-state-seller-paused = พักขาย
web-state-platform-paused = Meadow พักขาย
web-state-frozen = ถูกระงับ
web-state-deleted = ลบแล้ว
web-state-closed = ปิดแล้ว
web-state-ready = พร้อม
web-state-queued = รอคิว
web-state-running = กำลังทำ
web-state-done = เสร็จแล้ว
web-state-failed = ล้มเหลว
web-state-success = วางขาย
web-state-unpaid = รอชำระเงิน
web-state-on-hold = ยืนยันแล้ว
web-state-awaiting-shipment = รอจัดส่ง
web-state-partially-shipped = ส่งแล้วบางส่วน
web-state-awaiting-collection = แพ็กแล้ว
web-state-in-transit = กำลังจัดส่ง
web-state-delivered = จัดส่งแล้ว
web-state-completed = เสร็จสมบูรณ์
web-state-cancelled = ยกเลิกแล้ว
web-state-to-pack = รอแพ็ก
web-state-collected = รับพัสดุแล้ว
web-state-lost = สูญหาย
web-state-returned = ส่งคืนแล้ว
web-state-returning = กำลังคืน
web-state-requested = ส่งคำขอแล้ว
web-state-awaiting-buyer-ship = รอส่งคืน
web-state-buyer-shipped = ส่งคืนแล้ว รอรับ
web-state-received = ได้รับแล้ว
web-state-refunded = คืนเงินแล้ว
web-state-receipt-rejected = ถูกปฏิเสธเมื่อได้รับ
web-state-disputed = มีข้อโต้แย้ง
web-state-replaced = เปลี่ยนสินค้าแล้ว
web-state-withdrawn = ถอนคำขอแล้ว
web-state-open = เปิดอยู่
web-state-packed = แพ็กแล้ว
web-state-shipped = ส่งแล้ว
web-state-paid = ชำระแล้ว
web-state-expired = หมดอายุ
web-state-processing = กำลังดำเนินการ

# เมื่อทำตามคำขอไม่ได้
web-status-401 = เข้าสู่ระบบก่อน
web-status-403 = ไม่ได้รับอนุญาต
web-status-404 = ไม่มีอะไรที่นี่
web-status-405 = ทำสิ่งนั้นที่นี่ไม่ได้
web-status-409 = ตอนนี้ยังทำสิ่งนั้นไม่ได้
web-status-413 = ใหญ่เกินไป
web-status-429 = ช้าลงสักนิดนะ
web-status-4xx = ทำตามคำขอไม่ได้
web-status-500 = ระบบของเราขัดข้อง
web-status-503 = ใช้งานไม่ได้ชั่วคราว
web-request-id = หากติดต่อเรา โปรดแจ้งรหัสคำขอนี้:
web-back-to-shop = กลับไปที่ร้าน
web-try-again = ลองอีกครั้ง
web-problem-unnamed = ทำไม่สำเร็จ ({ $code })
fault = เราบันทึกข้อผิดพลาดไว้และจะตรวจสอบ ไม่มีข้อมูลใดถูกเปลี่ยนแปลง
request-no-session = เข้าสู่ระบบ หรือส่งโทเค็นที่ใช้ได้
request-not-found = หน้านี้อาจถูกย้าย หรือสินค้าไม่ได้วางขายแล้ว
request-method = ที่อยู่นี้ไม่รับเมธอดนั้น
request-cross-site = คำขอมาจากเว็บไซต์อื่นจึงถูกปฏิเสธ โหลดหน้าใหม่แล้วลองอีกครั้ง
request-scope-missing = โทเค็นนี้ไม่มีสิทธิ์ทำสิ่งนั้น สร้างโทเค็นที่มีขอบเขตที่จำเป็น
request-malformed = อ่านเนื้อหาคำขอไม่ได้
request-not-json = ส่งเนื้อหาเป็น application/json
request-too-large = คำขอใหญ่เกินกว่าที่อยู่นี้รับได้
request-too-many = มีคำขอมากเกินไป ลองอีกครั้งใน { $seconds ->
   *[other] { $seconds } วินาที
}
request-timeout = ใช้เวลานานเกินไป ลองอีกครั้งในอีกสักครู่
request-invalid = มีบางช่องที่ต้องแก้ไข
request-field-missing = ขาดช่องนี้
request-field-unknown = ไม่มีช่องนี้
request-field-shape = รูปแบบของช่องนี้ไม่ถูกต้อง: { $expected }
request-limit = จำนวนต้องเป็นตัวเลขตั้งแต่ 1 ถึง 100
request-cursor = เครื่องหมายหน้านี้เป็นของรายการอื่น
