# Links into brands’ own stores, the connection with them, and what was sold there.

# Refusals
affiliate-link-quantity = เลือกได้ 1 ถึง { $max } ชิ้น
affiliate-link-unknown = ไม่มีลิงก์นี้ อาจคัดลอกมาไม่ครบ
affiliate-link-over = ลิงก์นี้ใช้ไม่ได้แล้ว เพราะหมดอายุหรือแบรนด์ออกไปแล้ว ลองค้นหาสินค้าในร้าน
affiliate-link-sold-here = สินค้านี้ซื้อได้ที่นี่ ใส่ลงตะกร้าได้เลย
affiliate-link-no-store = ร้านนี้ยังไม่มีร้านของตัวเอง เจ้าของร้านเพิ่มที่อยู่ได้ในการตั้งค่า
affiliate-store-refused = ที่อยู่ร้านนี้ไม่อนุญาตให้ติดต่อ โปรดตรวจสอบในการตั้งค่า
affiliate-store-product-absent = ร้านไม่มีสินค้าที่ใช้ handle นี้ หรือไม่ได้เปิดให้เห็น
affiliate-store-unreadable = ร้านตอบกลับมาไม่ใช่ข้อมูลสินค้า อาจถูกล็อกด้วยรหัสผ่าน
affiliate-store-unreachable = ร้านไม่ตอบ โปรดลองใหม่ภายหลัง
affiliate-webhook-forged = ข้อความไม่ได้ลงลายเซ็นด้วยรหัสลับที่ตั้งไว้ที่นี่ โปรดเทียบกับรหัสลับที่ร้านของคุณแสดง
affiliate-webhook-unreadable = ข้อความลงลายเซ็นถูกต้องแต่อ่านไม่ได้
affiliate-invoice-paid = ใบแจ้งหนี้นี้ทำเครื่องหมายว่าจ่ายแล้ว
affiliate-invoice-reference = เขียนได้ไม่เกิน { $max } ตัวอักษร และห้ามขึ้นบรรทัดใหม่

# The way out
links-leaving = กำลังไปที่ { $store }
links-leaving-text = คุณกำลังไปที่ { $host } ร้านของแบรนด์เอง ชำระเงินที่นั่นตามกติกาของร้าน
links-at-store = ซื้อที่ร้านของแบรนด์
links-at-store-text = การชำระเงิน การจัดส่ง และการคืนสินค้าเป็นของ { $host }

# The connection with the brand’s own store
links-prefers = ขายที่ร้านของฉันเองในทุกตลาดที่อนุญาต
links-prefers-help = ปุ่ม “ซื้อ” จะพาไปร้านของคุณในทุกตลาด และตะกร้าที่นี่จะไม่รับสินค้าของคุณอีก
links-health = สถานะการเชื่อมต่อ
links-last-heard = ได้ยินล่าสุด
links-heard = { $topic } เมื่อ { $time }
links-heard-never = ยังไม่มี ลองส่งการแจ้งเตือนทดสอบจากร้านของคุณ
links-last-refused = ปฏิเสธล่าสุด
links-told = ตัวเลือกสินค้าที่พบ
links-told-of = { $variants } ตัวเลือกใน { $products } สินค้า ลิงก์ของตัวเลือกเหล่านี้ไปที่ตะกร้าโดยตรง ส่วนอื่นไปที่หน้าสินค้า
links-told-never = ยังไม่ได้ถามร้านของคุณ
links-told-failed = { $count } สินค้า
links-ask = ถามร้านอีกครั้ง
selling-done-store-asked = กำลังถามร้านของคุณ กลับมาดูใหม่ในอีกสักครู่
links-guide = ตั้งค่าใน Shopify
links-guide-address = บันทึกที่อยู่ร้านของคุณด้านบน เช่น brand.myshopify.com
links-guide-open = ใน Shopify เปิด การตั้งค่า การแจ้งเตือน แล้วเลือกเว็บฮุก
links-guide-topics = สร้างเว็บฮุกแบบ JSON สองรายการ คือ “การชำระเงินคำสั่งซื้อ” และ “การสร้างการคืนเงิน” ส่งมาที่อยู่ด้านล่าง
links-guide-secret = ใต้รายการ Shopify จะแสดงว่า “เว็บฮุกของคุณจะลงลายเซ็นด้วย …” ให้คัดลอกรหัสลับนั้นมาใส่ในช่องด้านบน
links-guide-names = ใช้ handle และ SKU เดียวกันทั้งสองที่ เพื่อให้ลิงก์หาสินค้าเจอ
links-guide-test = ส่งการแจ้งเตือนทดสอบ แล้วจะปรากฏที่นี่เป็นสิ่งที่ได้ยินล่าสุด
links-webhook-address = ที่อยู่สำหรับเว็บฮุก
links-disconnect = ยกเลิกการเชื่อมต่อร้าน
links-disconnect-text = ที่อยู่และรหัสลับจะถูกลบ ลิงก์ที่สร้างไว้จะใช้ไม่ได้ ในตลาดที่ต้องจ่ายที่ร้านของแบรนด์ จะซื้อสินค้าของคุณไม่ได้

# What was sold there, and what creators are owed
links-sales = ขายในร้านของแบรนด์
links-sales-of-shop = ยอดขายจากลิงก์ตามที่ร้านของคุณแจ้ง ผู้ซื้อจ่ายให้คุณโดยตรง คุณจ่ายส่วนของครีเอเตอร์เอง
links-sales-of-creator = สิ่งที่โพสต์และลิงก์ของคุณขายได้ที่นั่น ร้านจ่ายส่วนของคุณโดยตรงตามใบแจ้งหนี้ ไม่รวมในยอดเงินที่นี่
links-total-sold = ขายได้
links-total-earned = ส่วนของครีเอเตอร์
links-total-open = ยังไม่ออกใบแจ้งหนี้
links-units = { $count } ชิ้น
links-returned = คืน { $count } ชิ้น
links-nobody = ไม่มีครีเอเตอร์ จึงไม่มีส่วนแบ่ง
links-shop = ร้าน
links-reason-return-time = ยังคืนได้ หลังจากนั้นจะลงใบแจ้งหนี้
links-reason-invoiced = อยู่ในใบแจ้งหนี้ของร้านแล้ว
links-reason-refunded = ผู้ซื้อได้เงินคืนแล้ว
links-reason-self-purchase = ครีเอเตอร์ซื้อเอง การซื้อผ่านตัวเองไม่ได้ค่าตอบแทน
links-reason-shop-member = คนของร้านซื้อเอง จึงไม่ได้ค่าตอบแทน
links-until = ถึง { $time }
links-invoices = ใบแจ้งหนี้
links-invoices-text = เดือนละหนึ่งใบต่อครีเอเตอร์ สำหรับสิ่งที่คืนไม่ได้แล้ว
links-invoice = ใบแจ้งหนี้
links-invoice-sales = { $count } รายการขาย
links-invoice-state-due = รอจ่าย
links-invoice-state-paid = จ่ายแล้ว
links-reference = เลขอ้างอิงการจ่าย
links-pay = ทำเครื่องหมายว่าจ่ายแล้ว
selling-done-invoice-paid = ทำเครื่องหมายว่าจ่ายใบแจ้งหนี้แล้ว
