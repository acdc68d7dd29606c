# The radar: what is about to be a hit, and how much stock is safe.

radar-not-priced-there = สินค้านี้ยังไม่มีราคาในตลาดนั้น โปรดซิงก์ไปที่นั่นก่อน
radar-nothing-heard = ยังไม่มีข้อมูลของสินค้านี้ในตลาดนั้น: ไม่มีการขาย การดู หรือตะกร้าให้เรียนรู้
radar-days = จำนวนวันตั้งแต่ 0 ถึง { $max }

## What the radar says of something
radar-chance = โอกาสติด TOP-10 ภายใน 14 วัน: { $share }
radar-proven = จาก { $of } กรณีแบบนี้ เป็นจริง { $came } กรณี
radar-came = เป็นจริง { $came } จาก { $of }
radar-unproven = ยังไม่พิสูจน์
radar-unproven-text = ที่นี่มีกรณีที่จบแล้วไม่ถึง { $min } กรณี จึงยังไม่มีใครรู้ว่าตัวเลขนี้แม่นแค่ไหน
radar-ev-sold-a-day = ตอนนี้ขายได้ราว { $shown } ชิ้นต่อวัน
radar-ev-views-a-day = ตอนนี้มีคนดูจนจบราว { $shown } ครั้งต่อวัน
radar-ev-growth = เป็น { $shown } เท่าของระดับแปดสัปดาห์
radar-ev-needed = คาดว่า { $shown } ใน 14 วัน และ TOP-10 เริ่มที่ { $needed }
radar-ev-elsewhere = ติด TOP-10 แล้วใน { $markets }
radar-ev-waits = { $count ->
   *[other] { $shown } คนรอให้กลับมาขาย
}
radar-ev-buyers = { $count ->
   *[other] ผู้ซื้อราว { $shown } คน
}
radar-ev-carts = { $count ->
   *[other] ช่วงนี้ถูกใส่ตะกร้าราว { $shown } ครั้ง
}
radar-ev-views = { $count ->
   *[other] ช่วงนี้มีคนดูคลิปจนจบราว { $shown } ครั้ง
}
radar-ev-creators = { $count ->
   *[other] ช่วงนี้มีครีเอเตอร์ราว { $shown } คนนำเสนอ
}
radar-ev-shares = { $count ->
   *[other] ช่วงนี้ถูกแชร์ราว { $shown } ครั้ง
}
radar-lasts = { $count ->
   *[other] { $shown } วัน
}
radar-lasts-year = เกินหนึ่งปี
radar-order-none = ไม่ต้อง
radar-order-now = { $units } ตอนนี้
radar-order-then = อีกราว { $units } ในวันที่ { $day }
radar-order-to = ให้ถึง { $units }
radar-as-of = ณ { $time }
radar-alarm = สัญญาณเตือน
radar-topic = หัวข้อ
radar-sold-out = หมด

## The seller's radar
radar-title = เรดาร์
radar-about = สินค้าไหนของคุณอาจปัง สินค้าไหนอาจหมด และอะไรกำลังมาแรงที่คุณลงขายได้
radar-markets = ตลาด
radar-file-way = ใช้ไฟล์ยอดขาย
radar-hits = สินค้ามาแรงของคุณ
radar-hits-none-title = ยังไม่มีสัญญาณเตือนใน{ $market }
radar-hits-none-text = จะเตือนเมื่อสินค้าของคุณมีแนวโน้มติด TOP-10 ที่นี่ภายใน 14 วัน เราเตือนน้อยครั้งเพื่อให้เชื่อถือได้
radar-since = เตือนตั้งแต่ { $date }
radar-next = ยังไม่ได้ลงขายใน { $markets }
radar-next-check = ตรวจแล้วลงขายที่นั่น
radar-everywhere = ลงขายครบทุกตลาดแล้ว
radar-outlook = แนวโน้ม
radar-stock = สต็อกของคุณ
radar-stock-text = สต็อกอยู่ได้นานแค่ไหนและควรสั่งเท่าไร เมื่อของมาถึงใน { $lead } วันและต้องพอขายอีก { $cover } วัน ตลาดที่ใช้สต็อกร่วมกันคิดแยกทีละตลาด
radar-stock-none-title = ยังไม่มีข้อมูลให้คำนวณ
radar-stock-none-text = เมื่อมีคนดู ใส่ตะกร้า หรือซื้อสินค้าของคุณที่นี่ คุณจะเห็นว่าสต็อกอยู่ได้นานแค่ไหน
radar-sort = ลำดับรายการ
radar-sort-cover = หมดเร็วที่สุด
radar-sort-out = เสี่ยงหมดที่สุด
radar-sort-left = เสี่ยงเหลือที่สุด
radar-product = สินค้า
radar-on-hand = มีอยู่
radar-cover = อยู่ได้
radar-runs-out = หมด
radar-left-over = เหลือ
radar-order = ควรสั่ง
radar-urgent = ก่อนของใหม่มาถึง
radar-rising = กำลังมาแรงที่นี่
radar-rising-text = สินค้าของคนอื่นใน{ $market }และหัวข้อที่อาจปังเร็ว ๆ นี้ เรียงจากโอกาสสูงสุด คุณลงขายของแนวเดียวกันได้
radar-rising-none-title = ตอนนี้ยังไม่มีอะไรมาแรงที่นี่
radar-rising-none-text = ดูอันดับเพื่อรู้ว่าอะไรขายดีอยู่แล้ว
radar-task-urgent = { $count ->
   *[other] สินค้าใน{ $market }น่าจะหมดก่อนของใหม่มาถึง
}
radar-task-hits = { $count ->
   *[other] สินค้าของคุณอาจปังใน{ $market }เร็ว ๆ นี้
}

## The outlook of a product
radar-outlook-text = ความต้องการที่นี่เป็นอย่างไร และควรสั่งเท่าไร
radar-outlook-none = ยังไม่มีแนวโน้ม
radar-edit-product = แก้ไขสินค้า
radar-tile-lasts = สต็อก { $units } ชิ้นอยู่ได้
radar-between = { $low } ถ้าขายดี { $high } ถ้าขายช้า
radar-tile-order = สั่งตอนนี้
radar-tile-out = หมดภายใน { $days } วัน
radar-tile-left = มีของเหลือหลัง { $days } วัน
radar-with-order = { $share } เมื่อสั่งแล้ว
radar-advice = ควรทำอย่างไร
radar-advice-enough = มีพอแล้ว ยังไม่ต้องสั่ง
radar-advice-all = สั่ง { $units } ชิ้นตอนนี้ ให้มี { $to } ชิ้นสำหรับ { $days } วันข้างหน้า
radar-advice-part = ยังไม่มีใครรู้ว่าจะไปทางไหน จึงลงทุนบางส่วนก่อน: สั่ง { $units } ตอนนี้ แล้วดูอีกครั้งในวันที่ { $day } เมื่อยอดขายบอกได้มากขึ้น ค่อยสั่งอีกราว { $rest }
radar-advice-quantile = { $to } ชิ้นพอใน { $share } ของผลลัพธ์ที่เป็นไปได้ เหมาะเมื่อขายพลาดหนึ่งชิ้นเสีย { $missing } และเหลือหนึ่งชิ้นเสีย { $left }
radar-advice-slow = ขายได้ไม่กี่วัน จึงคาดการณ์จากความถี่และจำนวน
radar-life = ความแรงลดลงครึ่งหนึ่งทุก { $days } วัน ตามที่สินค้ามาแรงแบบนี้เคยเป็น
radar-life-none = ยังไม่ขึ้นเหนือระดับเดิมของตัวเอง
radar-hit = จะปังไหม
radar-no-chance = ติด TOP-10 อยู่แล้ว หรือไม่มียอดขายในสี่สัปดาห์ จึงไม่มีโอกาสให้บอก
radar-demand = ความต้องการต่อวัน
radar-demand-says = 28 วันที่ผ่านมาขายได้ { $sold } คาดว่า 28 วันข้างหน้า { $expected } โดย 8 ใน 10 กรณีอยู่ระหว่าง { $low } ถึง { $high }
radar-today = วันนี้
radar-reach = นับจากวันนี้ เทียบกับสต็อก
radar-reach-says = ถ้าเป็นไปตามคาด สต็อก { $units } ชิ้นจะอยู่ได้ { $days }
radar-legend-sold = ขายแล้ว
radar-legend-expected = คาดการณ์
radar-legend-total = คาดการณ์รวม
radar-legend-band = 8 ใน 10 กรณี
radar-legend-stock = สต็อกของคุณ
radar-legend-ordered = สต็อกที่ควรมี
radar-table-day = วัน
radar-table-sold = ขายแล้ว
radar-table-low = 1 ใน 10 ต่ำกว่า
radar-table-mid = กลาง
radar-table-high = 1 ใน 10 สูงกว่า
radar-numbers = ตัวเลขของคุณ
radar-unit-cost = ต้นทุนต่อชิ้น { $currency }
radar-usual-cost = ถ้าไม่ระบุ ใช้ครึ่งราคา: { $usual }
radar-salvage = ของเหลือหนึ่งชิ้นขายได้ { $currency }
radar-usual-salvage = ถ้าไม่ระบุ ใช้หนึ่งในห้าของราคา: { $usual }
radar-lead-days = จำนวนวันก่อนของมาถึง
radar-cover-days = จำนวนวันที่ต้องพอขายหลังจากนั้น
radar-usual = ถ้าไม่ระบุ ใช้ { $usual }
radar-reckon = คำนวณใหม่

## A file of sales
radar-file-title = เรดาร์สำหรับไฟล์ยอดขาย
radar-file-text = นำยอดขายจากร้านหรือระบบใดก็ได้ แล้วดูว่าอะไรกำลังมาแรงและควรสั่งเท่าไร ไม่ต้องมีร้านที่นี่
radar-file = ไฟล์ยอดขาย
radar-file-help = CSV หรือ CSV.GZ ไม่เกิน 16 MB, { $rows } บรรทัด และสามปี สิบสัปดาห์บอกได้บ้าง หนึ่งปีบอกได้มากกว่า
radar-file-kept = ไม่เก็บอะไรไว้: อ่านไฟล์ ตอบ แล้วลืม
radar-file-market = เฉพาะตลาดนี้ในไฟล์
radar-file-cost = ต้นทุนต่อชิ้น % ของราคา
radar-file-salvage = ของเหลือขายได้ % ของราคา
radar-file-go = ดูว่าอะไรกำลังมาแรง
radar-file-again = ไฟล์อื่น หรือตัวเลขอื่น
radar-file-columns = คอลัมน์
radar-file-columns-text = หนึ่งบรรทัดต่อการขายหนึ่งครั้ง เรียงอย่างไรก็ได้ ต้องมีวันที่และสินค้า ที่เหลือช่วยให้แม่นขึ้น
radar-column-date = 2026-11-23 หรือ 2026-11-23T10:00:00Z หรือ t_ms เป็นมิลลิวินาทีนับจากปี 1970
radar-column-item = ขายอะไร: ชื่อหรือรหัส
radar-column-market = ที่ไหน ถ้าไม่มีถือเป็นตลาดเดียว
radar-column-user = ใครซื้อ: รหัสใดก็ได้ เพื่อไม่ให้ผู้ซื้อรายใหญ่รายเดียวกลายเป็นกระแส
radar-column-units = กี่ชิ้น ถ้าไม่มีนับบรรทัดละหนึ่ง
radar-column-price = ราคาต่อชิ้นในหน่วยย่อย: 1299 คือ 12.99
radar-column-kind = order (ค่าเริ่มต้น), cart_add, watch, share, wait
radar-file-example = ตัวอย่าง
radar-file-api = โปรแกรมส่งไปที่
radar-file-answer = ไฟล์นี้บอกอะไร
radar-file-heard = อ่านแล้ว { $lines } บรรทัด เกี่ยวกับสินค้า { $items } รายการ
radar-file-passed = { $count ->
   *[other] ข้าม { $shown } บรรทัด: คืนเงิน ไม่มีจำนวน หรือเป็นประเภทอื่น
}
radar-file-none-title = ยังไม่มีอะไรเข้า TOP-10 ได้
radar-file-none-text = ใน 28 วันสุดท้ายของทุกตลาดในไฟล์ มีสินค้าขายได้ไม่ถึงสิบเอ็ดรายการ
radar-file-assumed = คิดเหมือนไม่มีสต็อก สำหรับ { $days } วัน ต้นทุน { $cost } % และมูลค่าของเหลือ { $salvage } % ของราคาล่าสุด
radar-file-download = ดาวน์โหลด CSV
radar-file-all = ยอดขายทั้งหมด
radar-file-of = { $market } ณ { $date }
radar-file-item = สินค้า
radar-file-chance = โอกาสติด TOP-10
radar-file-week = ขายต่อสัปดาห์
radar-file-growth = เทียบแปดสัปดาห์
radar-file-month = 28 วันข้างหน้า

## What is wrong with a file
radar-percent = ร้อยละตั้งแต่ 0 ถึง { $max }
radar-sales-no-time = ไฟล์ไม่มีคอลัมน์ date และไม่มี t_ms บรรทัดแรกต้องเป็นชื่อคอลัมน์
radar-sales-no-column = ไฟล์ไม่มีคอลัมน์ { $column } บรรทัดแรกต้องเป็นชื่อคอลัมน์
radar-sales-instant = บรรทัด { $line } คอลัมน์ { $column }: “{ $text }” ไม่ใช่จำนวนมิลลิวินาทีนับจากปี 1970
radar-sales-date = บรรทัด { $line } คอลัมน์ { $column }: “{ $text }” ไม่ใช่วันที่ โปรดเขียน 2026-11-23
radar-sales-number = บรรทัด { $line } คอลัมน์ { $column }: “{ $text }” ไม่ใช่ตัวเลข ใช้ตัวเลขและจุดทศนิยม
radar-sales-item = บรรทัด { $line }: คอลัมน์ { $column } ว่าง
radar-sales-unreadable = อ่านไฟล์ไม่ได้แถวบรรทัด { $line }: ไม่ใช่ CSV แบบ UTF-8
radar-sales-markets = ไฟล์มีตลาดมากเกินไป คอลัมน์ market ถูกต้องหรือไม่
radar-sales-lines = ไฟล์มียอดขายเกิน { $max } บรรทัด ใช้ช่วงเวลาที่สั้นลง
radar-sales-long = เมื่อแตกไฟล์แล้วใหญ่กว่า { $max } MB
radar-sales-days = การขายแรกกับสุดท้ายห่างกันเกิน { $max } วัน ใช้ช่วงที่สั้นลง และตรวจวันที่ที่พิมพ์ผิด
radar-sales-much = สินค้ามากเกินไปในช่วงเวลาที่ยาวเกินไป ลดตลาดหรือช่วงเวลาลง
radar-sales-market = ไฟล์ไม่มีตลาด “{ $market }” มี { $known }
radar-sales-busy = กำลังอ่านไฟล์อื่นอยู่ ลองใหม่ใน { $seconds } วินาที และเลือกไฟล์อีกครั้ง

## What is about to be a hit, for everybody
radar-public-title = กำลังจะปัง
radar-public-in = กำลังจะปังใน{ $market }
radar-public-about = สิ่งที่อาจติด TOP-10 ของ{ $market }ภายใน 14 วัน ดูจากสิ่งที่คนดู ใส่ตะกร้า และซื้อ เรียงจากโอกาสสูงสุด
radar-public-none-title = ตอนนี้ยังไม่มีอะไรโดดเด่น
radar-public-none-text = เราจะบอกเมื่อมีโอกาสจริงเท่านั้น ไม่เดา ดูอันดับเพื่อรู้ว่าวันนี้อะไรขายดี
radar-public-way = อะไรอาจติด TOP-10 ใน 14 วัน และมั่นใจแค่ไหน

radar-trend-format = เลือกประเภทไฟล์
radar-trend-which-market = เลือกตลาดของไฟล์
radar-trend-text = ไฟล์ไม่ใช่ข้อความ UTF-8 ส่งออกเป็น CSV ใหม่
radar-trend-csv = บรรทัด { $line } ไม่ใช่ CSV ตรวจเครื่องหมายคำพูด
radar-trend-lines = ไฟล์เกิน { $max } บรรทัด เลือกช่วงเวลาสั้นลงหรือคำน้อยลง
radar-trend-columns = ขาดคอลัมน์ที่ต้องใช้: { $columns }
radar-trend-nothing = ไม่มีอะไรในไฟล์ที่เก็บได้
radar-trend-date = บรรทัด { $line } คอลัมน์ { $column }: “{ $text }” ไม่ใช่วันที่ เขียนแบบ 2026-11-23
radar-trend-number = บรรทัด { $line } คอลัมน์ { $column }: “{ $text }” ไม่ใช่ตัวเลขตั้งแต่ 0
radar-trend-market = บรรทัด { $line } คอลัมน์ { $column }: “{ $text }” ไม่ใช่ตลาด เขียนสองตัวอักษร เช่น GB
radar-trend-term = บรรทัด { $line } คอลัมน์ { $column }: “{ $text }” ว่างหรือยาวเกิน 120 ตัวอักษร
radar-trend-series = เก็บได้ { $max } คำ ลบบางคำก่อน
