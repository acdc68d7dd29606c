# ที่ของผู้ขาย
shop-seller = ผู้ขาย
shop-today = วันนี้
shop-products = สินค้า
shop-listings = รายการขาย
shop-sync = ซิงก์
shop-settings = ตั้งค่า

# เปิดร้าน
shop-open-title = เปิดร้านของคุณ
shop-open-text = เขียนสินค้าครั้งเดียวด้วยภาษาและสกุลเงินของคุณ Meadow จะแปลและตั้งราคาให้ทุกตลาด
shop-open = เปิดร้าน
shop-open-another = เปิดอีกร้าน
shop-open-for-good = ที่อยู่ ประเทศ ภาษา และสกุลเงินเปลี่ยนไม่ได้อีก แต่ชื่อร้านเปลี่ยนได้
shop-name = ชื่อร้าน
shop-name-help = ชื่อที่ผู้ซื้อเห็น
shop-handle = ที่อยู่ร้าน
shop-handle-help = 2 ถึง 30 ตัว ใช้ a–z ตัวเลข - และ _ เป็นส่วนหนึ่งของที่อยู่เว็บของร้าน
shop-home-country = ประเทศของร้าน
shop-home-country-help = ที่ที่ร้านจดทะเบียนและส่งพัสดุส่วนใหญ่
shop-language = ภาษา
shop-language-help = ภาษาที่คุณใช้เขียนสินค้า
shop-currency = สกุลเงิน
shop-currency-help = สกุลเงินที่คุณตั้งราคาและรับเงิน
shop-yours = ร้านของคุณ
shop-role-owner = เจ้าของ
shop-may = ดูแลได้
shop-may-catalogue = สินค้าและการซิงก์
shop-may-orders = คำสั่งซื้อ
shop-may-money = การเงิน
shop-may-host = ห้องไลฟ์และโพสต์
shop-may-staff = พนักงาน

# วันนี้
shop-needs-you = สิ่งที่ต้องจัดการ
shop-no-catalogue = คุณทำงานในร้านนี้ แต่ไม่ได้ดูแลสินค้า หากควรดูแล ให้ติดต่อเจ้าของร้าน
shop-first-import = นำเข้าไฟล์สินค้า
shop-first-import-text = จาก Shopify หรือ Amazon สินค้าหลายร้อยรายการในไม่กี่วินาที
shop-first-product = เขียนสินค้า
shop-first-product-text = ชื่อ ราคา สต็อก และรูปหนึ่งรูป ที่เหลือค่อยเพิ่มทีหลังได้
shop-first-glossary = ตั้งอภิธานศัพท์
shop-first-glossary-text = ชื่อแบรนด์ที่คงไว้ตามเดิม และคำที่มีคำแปลตายตัว
shop-task-failed = { $count ->
   *[other] รายการถูกตลาดปฏิเสธ
}
shop-task-drafts = { $count ->
   *[other] รายการค้างเป็นฉบับร่าง
}
shop-task-import = { $count ->
   *[other] ปัญหาในการนำเข้า
}
shop-task-pending = { $count ->
   *[other] รายการรออัตราแลกเปลี่ยน
}
shop-awaiting = { $count ->
   *[other] มี { $shown } ข้อความรอการแปล
}
shop-awaiting-how = ตลาดนี้ยังไม่มีตัวแปลภาษา ขอให้ผู้ดูแลเปิด Meadow ด้วย --translator หรือวางโมเดลไว้ในโฟลเดอร์ models ระหว่างนี้จะแสดงข้อความของคุณเองพร้อมเครื่องหมาย และข้อความที่คุณเขียนเองจะถูกจำไว้ใช้อีก
shop-awaiting-sync = ซิงก์อีกครั้งแล้ว { $name } จะแปลให้ ข้อความที่คุณเขียนเองจะถูกจำไว้ใช้อีก
shop-awaiting-ask = { $name } จะแปลให้ รวม { $shown } ตัวอักษร
shop-importing = กำลังอ่านไฟล์
shop-all-well = ไม่มีอะไรต้องจัดการ
shop-all-well-text = ทุกอย่างที่คุณลงไว้กำลังขายอยู่ หรือเพียงรอเวลาเท่านั้น
shop-by-market = แยกตามตลาด
shop-by-state = สินค้าแยกตามสถานะ
shop-market = ตลาด
shop-markets = ตลาด
shop-every-market = ทุกตลาด
shop-status-success = วางขาย
shop-status-draft = ฉบับร่าง
shop-status-failed = ถูกปฏิเสธ
shop-why = สาเหตุ
shop-nowhere = ยังไม่ได้วางขายที่ใด
shop-nowhere-text = เลือกตลาด ดูราคาและข้อความ แล้ววางขายสินค้าด้วยคลิกเดียว

# สินค้า
shop-product = สินค้า
shop-price = ราคา
shop-variants = ตัวเลือกสินค้า
shop-state = สถานะ
shop-changed = แก้ไขเมื่อ
shop-all = ทั้งหมด
shop-show-all = แสดงทั้งหมด
shop-search-products = ชื่อ แฮนเดิล หรือ SKU
shop-no-match = ไม่พบรายการที่ตรงกัน
shop-no-match-text = ลองใช้คำอื่นหรือตัวกรองอื่น
shop-no-products = ยังไม่มีสินค้า
shop-no-products-text = นำเข้าจากไฟล์ หรือเขียนรายการแรกที่นี่
shop-new-product = สินค้าใหม่
shop-import = นำเข้า
shop-choose = เลือก { $title }
shop-choose-all = เลือกทั้งหมดในหน้านี้
shop-sync-chosen = ซิงก์ที่เลือก
shop-products-of = สินค้าของ { $shop }
shop-revision = ฉบับที่ { $n }
shop-not-for-sale = ไม่ขาย

# หน้าแก้ไข
shop-written-in = เขียนด้วย { $language } ตั้งราคาเป็น { $currency }
shop-title = ชื่อสินค้า
shop-description = คำอธิบาย
shop-brand = แบรนด์
shop-category = หมวดหมู่
shop-options = คุณสมบัติ
shop-option-n = คุณสมบัติ { $n }
shop-variants-help = ตั้งชื่อคุณสมบัติ เช่น สี เฉพาะเมื่อสินค้ามีหลายแบบ แล้วระบุค่าของแต่ละตัวเลือก SKU ที่เว้นว่างจะสร้างให้ ราคา 0 หมายถึงไม่ขาย
shop-variant-n = ตัวเลือก { $n }
shop-price-in = ราคา { $currency }
shop-price-before = ราคาก่อนลด
shop-stock = สต็อก
shop-weight = น้ำหนัก (ก.)
shop-sku = SKU
shop-add-variant = เพิ่มตัวเลือก
shop-drop-variant = ลบตัวเลือก { $n }
shop-save = บันทึก
shop-save-draft = บันทึกเป็นฉบับร่าง
shop-not-editable = สินค้าในสถานะนี้แก้ไขไม่ได้
shop-overtaken = มีคนบันทึกฉบับที่ { $n } ขณะที่คุณเขียนอยู่ งานของคุณไม่หาย ดูฉบับของเขา หรือบันทึกของคุณทับได้
shop-overwrite = บันทึกของฉัน
shop-see-theirs = ดูฉบับของเขา
shop-pause = พักขายทุกที่
shop-resume = วางขายอีกครั้ง
shop-restore = กู้คืน
shop-sync-this = ซิงก์ไปยังตลาด
shop-delete = ลบสินค้านี้
shop-delete-note = สินค้าจะออกจากทุกตลาดทันที กู้คืนได้ภายใน 30 วัน
shop-delete-now = ลบ
shop-not-listed = ยังไม่ลงขาย
shop-no-price = ไม่มีราคา
shop-pictures = รูปภาพ
shop-pictures-help = ไม่เกิน 9 รูป JPEG, PNG หรือ WebP ด้านละ 300 ถึง 4000 พิกเซล รูปแรกเป็นปก
shop-pictures-waiting = { $count ->
   *[other] กำลังดึงอีก { $count } รูป
}
shop-remove-picture = ลบรูปนี้
shop-add-picture = เพิ่มรูป
shop-picture-shows = ในรูปมีอะไร
shop-upload = อัปโหลด

# นำเข้า
shop-import-title = นำเข้าสินค้า
shop-import-one = การนำเข้า
shop-format = ไฟล์มาจากไหน
shop-format-shopify = ไฟล์ CSV สินค้าของ Shopify
shop-format-amazon = รายงาน All Listings ของ Amazon
shop-file = ไฟล์
shop-file-help = ไม่เกิน 64 MiB
shop-import-start = เริ่มนำเข้า
shop-import-how = ทำงานอย่างไร
shop-import-how-columns = อ่านคอลัมน์ของ Shopify ได้ทั้งสองรุ่น แถวที่มีแฮนเดิลเดียวกันคือสินค้าเดียวกัน
shop-import-how-dirt = ไฟล์จริงไม่สมบูรณ์เสมอไป SKU ที่ขาดจะสร้างให้ ราคา 0 เก็บไว้แต่ไม่ขาย และทุกปัญหาบอกแถวกับช่อง
shop-import-how-again = ทำซ้ำได้อย่างปลอดภัย ไฟล์เดิมไม่เปลี่ยนและไม่ทำให้ซ้ำ
shop-import-how-pictures = รูปจะดึงมาภายหลัง รูปที่หายไปไม่ทำให้สินค้าติดขัด
shop-imports-past = การนำเข้าที่ผ่านมา
shop-when = เวลา
shop-import-leave = คุณออกจากหน้านี้ได้ การนำเข้าจะทำต่อไป
shop-import-failed = อ่านไฟล์ไม่จบ ส่วนที่อ่านแล้วยังอยู่ แก้ไฟล์แล้วนำเข้าอีกครั้ง
shop-import-done = { $count ->
   *[other] อ่านสินค้าแล้ว { $shown } รายการ
}
shop-import-problems = { $count ->
   *[other] { $shown } ปัญหา
}
shop-import-again = แก้ในไฟล์แล้วนำเข้าอีกครั้ง จะเขียนเฉพาะส่วนที่เปลี่ยน
shop-row = แถว
shop-field = ช่อง
shop-problem = ปัญหา

# ซิงก์
shop-sync-title = วางขายในทุกตลาด
shop-sync-text = เลือก ตรวจ คลิกเดียว คุณเห็นราคา ข้อความ และสิ่งที่ติดขัดก่อนวางขาย
shop-step-choose = เลือก
shop-step-check = ตรวจ
shop-step-done = วางขาย
shop-sync-all = ซิงก์ไปยังตลาด
shop-whole-catalogue = { $count ->
   *[other] สินค้าทั้งร้าน { $shown } รายการ
}
shop-choose-some = เลือกบางรายการแทน
shop-choose-all-instead = ใช้สินค้าทั้งร้านแทน
shop-products-n = { $count ->
   *[other] สินค้า { $count } รายการ
}
shop-listed-n = { $count ->
   *[other] ลงขายแล้ว { $shown } รายการ
}
shop-price-rule = วิธีคิดราคา
shop-price-rule-help = สูตรรวมค่าขนส่ง ภาษี และค่าธรรมเนียมไว้ในราคา คุณจึงได้ส่วนของคุณครบ กฎอื่นเพียงแปลงสกุลเงิน
shop-rule-amount = จำนวนเงินหรือเปอร์เซ็นต์
shop-rule-of-shop = ตามที่ตั้งไว้ในแต่ละตลาด
shop-rule-default = สูตร (ปกติ)
shop-rule-formula = สูตร: รวมภาษี ค่าขนส่ง และค่าธรรมเนียม
shop-rule-same = ราคาเดิม × อัตราแลกเปลี่ยน
shop-rule-percent = ราคาบวกหรือลบเปอร์เซ็นต์
shop-rule-fixed = ราคาบวกหรือลบจำนวนเงิน
shop-check = ตรวจราคาและข้อความ
shop-syncs-past = การซิงก์ที่ผ่านมา
shop-sync-going = ยังมีการซิงก์ทำงานอยู่ คุณเริ่มอีกครั้งได้ ระบบจะทำทีละรายการ
shop-preview-title = ก่อนคลิก
shop-preview-text = ยังไม่มีอะไรวางขาย ปิดสิ่งที่ไม่ต้องการ
shop-preview-some = แสดง { $looked } จาก { $count } รายการ การซิงก์จะทำทั้งหมด
shop-formula = ราคาท้องถิ่น = ปัดเศษ((ราคาตั้งต้น × อัตรา + ค่าขนส่ง) × (1 + ภาษี) ÷ (1 − ค่าคอมมิชชัน − ค่าชำระเงิน))
shop-put-on-sale = วางขาย
shop-sell-in = ขายใน{ $market }
shop-chosen-all-the-same = คุณยังเปิดได้ แต่จะไม่มีอะไรวางขายที่นั่น และผลลัพธ์จะบอกสาเหตุ
shop-nothing-changes = ไม่มีอะไรเปลี่ยน
shop-more-variants = { $count ->
   *[other] และอีก { $count } ตัวเลือก
}
shop-text-machine = แปลแล้ว
shop-text-human = คุณเขียนเอง
shop-text-missing = ข้อความของคุณเอง มีเครื่องหมาย
shop-text-pending = กำลังแปล
shop-text-needs-review = โปรดตรวจ
shop-text-stale = สินค้าเปลี่ยนไปแล้ว
shop-sync-running = กำลังดำเนินการ
shop-sync-results = ผลลัพธ์
shop-products-done = สินค้าที่เสร็จแล้ว
shop-sync-leave = คุณออกจากหน้านี้ได้ การซิงก์จะทำต่อไป
shop-sync-failed = การซิงก์หยุดลง ส่วนที่เสร็จแล้วยังอยู่ เริ่มอีกครั้งแล้วจะทำต่อ
shop-results-some = แสดง { $count } ผลลัพธ์แรก ใช้ตัวกรองเพื่อดูรายการอื่น

# รายการขาย
shop-listings-text = สินค้าทุกชิ้นในทุกตลาด พร้อมสิ่งที่ติดขัด
shop-edited-here = แก้ที่นี่
shop-edited-here-n = { $count ->
   *[other] แก้ที่นี่ { $count } จุด
}
shop-older-on-sale = ฉบับเก่ากำลังขาย
shop-see-in-shop = ดูในร้าน
shop-pause-here = พักขายที่นี่
shop-worth-knowing = ควรรู้
shop-in-the-way = สิ่งที่ติดขัด
shop-review-says = ผู้ตรวจบอกว่า
shop-your-text = ข้อความของคุณ
shop-give-back = กลับไปตามสินค้า
shop-save-words = บันทึกข้อความนี้
shop-words-remembered = สิ่งที่คุณแก้ที่นี่จะคงอยู่แม้แก้สินค้าภายหลัง และจะถูกจำไว้สำหรับการแปลครั้งต่อไป
shop-options-untranslated = { $count ->
   *[other] ยังมี { $count } คุณสมบัติที่ยังไม่ได้แปล
}
shop-prices = ราคา
shop-save-prices = บันทึกราคา
shop-prices-note = ราคาที่ตั้งที่นี่ไม่ตามสินค้าหรืออัตราแลกเปลี่ยน จนกว่าคุณจะคืนค่า
shop-price-history = ประวัติราคา
shop-history-rate = อัตรา { $rate }, { $source }, { $date }
shop-history-by-hand = ตั้งเอง
shop-made-base = ราคาของคุณ
shop-made-added = เพิ่มตามกฎของคุณ
shop-made-rate = อัตราแลกเปลี่ยน
shop-made-rate-from = { $source }, { $date }
shop-made-converted = แปลงแล้ว
shop-made-freight = ค่าขนส่ง
shop-made-tax = ภาษี
shop-made-commission = ค่าคอมมิชชัน
shop-made-payment = ค่าชำระเงิน
shop-made-before-ending = ก่อนปัดขึ้น
shop-made-total = ราคาขาย
shop-made-below = ต่ำกว่า { $min } ซึ่งเป็นราคาต่ำสุดของตลาดนี้
shop-made-above = สูงกว่า { $max } ซึ่งเป็นราคาสูงสุดของตลาดนี้

# ตั้งค่า
shop-settings-general = ร้าน
shop-sync-fields = สิ่งที่การซิงก์นำไป
shop-sync-fields-help = สิ่งที่ปิดไว้จะคงเดิมในตลาด
shop-connection = ร้านของคุณเอง
shop-connection-text = ในตลาดที่ต้องจ่ายที่ร้านของแบรนด์ ปุ่ม “ซื้อ” จะพาไปที่นั่น
shop-store = ที่อยู่ร้าน
shop-secret = รหัสลับเว็บฮุก
shop-secret-help = 8 ถึง 200 ตัวอักษร ใช้รับรองคำสั่งซื้อที่ร้านของคุณแจ้งมา
shop-secret-kept = ตั้งรหัสลับแล้ว เว้นว่างไว้เพื่อใช้ต่อ
shop-market-prices = ราคาแต่ละตลาด
shop-translated-only = ขายเฉพาะข้อความที่แปลแล้ว
shop-glossary = อภิธานศัพท์
shop-glossary-text = ทุกคำแปลจะยึดตามนี้ ข้อความที่ไม่ตรงจะถูกแปลใหม่ในการซิงก์ครั้งหน้า
shop-glossary-terms = คำแปลตายตัว
shop-glossary-source = คำของคุณ
shop-glossary-target = คำแปล
shop-glossary-rows = บันทึกเพื่อเพิ่มแถวว่าง แถวที่ไม่มีคำของคุณจะถูกลบ
shop-glossary-keep = ไม่แปลเด็ดขาด
shop-glossary-keep-help = แบรนด์ รุ่น ชื่อ บรรทัดละหนึ่งคำ
shop-glossary-overtaken = มีคนแก้อภิธานศัพท์ไปแล้ว ตรวจแถวของคุณแล้วบันทึกอีกครั้ง
shop-staff = พนักงาน
shop-since = ตั้งแต่ { $date }
shop-until = ถึง { $date }
shop-invite = เชิญคนร่วมงาน
shop-invite-text = เขาจะได้รับอีเมลและกดรับในหน้าบัญชีของตน
shop-person-handle = ชื่อผู้ใช้ของเขา
shop-invite-send = ส่งคำเชิญ
shop-invites-open = คำเชิญที่รอตอบ
shop-withdraw = ถอนคำเชิญ
shop-revoke = นำออกจากร้าน
shop-exports = ส่งออก
shop-exports-text = สิ่งที่วางขายอยู่ เป็นไฟล์สำหรับแพลตฟอร์มอื่น แต่ละตลาดในภาษาและสกุลเงินของตน
shop-exports-none = วางขายสินค้าก่อน แล้วไฟล์จะอยู่ที่นี่
shop-files = ไฟล์

# เสร็จแล้ว
shop-done-saved = บันทึกแล้ว
shop-done-created = สร้างแล้ว
shop-done-deleted = ลบแล้ว กู้คืนได้ภายใน 30 วัน
shop-done-restored = กู้คืนแล้ว
shop-done-paused = พักขายแล้ว
shop-done-resumed = วางขายอีกครั้งแล้ว
shop-done-inherited = กลับไปตามสินค้าแล้ว
shop-done-invited = ส่งคำเชิญแล้ว
shop-done-removed = นำออกแล้ว

# จำนวนเงินที่พิมพ์
shop-price-empty = พิมพ์ราคา เช่น { $example }
shop-price-comma = ใช้จุด ไม่ใช้จุลภาค และไม่ใส่เครื่องหมายหลักพัน: { $example }
shop-price-negative = ราคาต้องไม่ต่ำกว่าศูนย์
shop-price-too-fine = { $currency } มีทศนิยม { $digits } ตำแหน่ง เช่น { $example }
shop-price-too-large = ราคานี้สูงเกินไป
shop-price-not-a-number = พิมพ์เฉพาะตัวเลข เช่น { $example }
shop-not-a-whole-number = พิมพ์จำนวนเต็ม
shop-percent-not-a-number = พิมพ์เปอร์เซ็นต์ เช่น 5 หรือ -2.5
