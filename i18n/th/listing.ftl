# รายการขาย การซิงก์ และสิ่งที่ขัดขวาง

catalog-listing-illegal-move = ทำเช่นนี้กับรายการขายในสถานะปัจจุบันไม่ได้
catalog-listing-not-found = ไม่มีรายการขายนี้
catalog-shop-closed = ร้านปิดแล้ว จึงไม่มีสินค้าใดวางขาย
catalog-product-not-active = สินค้าไม่ได้เปิดขาย ({ $state }) จึงไม่วางขาย
catalog-too-many-variants-for-market = สินค้ามี { $count } ตัวเลือก แต่ตลาดนี้รับได้ไม่เกิน { $max }
catalog-in-review = เวอร์ชันใหม่รอการตรวจสอบ ระหว่างนี้เวอร์ชันเก่าจะยังขายอยู่ ถ้ามี
catalog-review-refused = เวอร์ชันนี้ไม่ผ่านการตรวจสอบ โปรดแก้ไขแล้วซิงก์อีกครั้ง
catalog-nothing-for-sale = ไม่มีตัวเลือกใดที่ตั้งราคาไว้ จึงไม่มีอะไรให้ขาย
catalog-language-not-of-market = ตลาดนี้ไม่มีข้อความในภาษานี้: { $lang }
catalog-variant-not-found = ไม่มีตัวเลือกนี้
catalog-price-out-of-range = โปรดใส่ราคาที่มากกว่าศูนย์ เป็นหน่วยย่อยของสกุลเงินในตลาดนี้
catalog-unknown-market = ไม่มีตลาดนี้: { $market }
catalog-markets-required = โปรดเลือกอย่างน้อยหนึ่งตลาด
catalog-products-required = โปรดเลือกสินค้าอย่างน้อยหนึ่งรายการ
catalog-price-rule-currency = จำนวนเงินต้องเป็นสกุลเงินของร้าน
catalog-price-rule-range = สัดส่วนต้องอยู่ระหว่าง -99.99 % ถึง 900 %
catalog-import-no-file = ไม่พบไฟล์ที่อัปโหลด โปรดอัปโหลดอีกครั้ง
catalog-awaits-translator = ข้อความ { $count } ช่องจะถูกส่งให้ตัวแปล
