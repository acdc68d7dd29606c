charts-title = อันดับ
charts-about = สิ่งที่ขายดีและมีคนดูใน{ $market } รายวัน รายสัปดาห์ และรายเดือน
charts-in = { $chart }ใน{ $market }: { $days }
charts-beside = ข้อมูลประกอบอันดับ
charts-kinds = อันดับ
charts-kind-sales = ขายดี
charts-kind-posts = ดูมากที่สุด
charts-kind-topics = หัวข้อ
charts-kind-creators = ครีเอเตอร์
charts-text-sales = เรียงตามจำนวนชิ้นที่ขาย หักสินค้าที่คืนแล้ว
charts-text-posts = เรียงตามยอดดู
charts-text-topics = เรียงตามยอดดูคลิปในหัวข้อ
charts-text-creators = เรียงตามยอดขายผ่านคลิป แล้วตามยอดดู
charts-period = ช่วงเวลา
charts-period-day = วัน
charts-period-week = สัปดาห์
charts-period-month = เดือน
charts-previous = ก่อนหน้า
charts-next = ถัดไป
charts-so-far = ถึงตอนนี้
charts-final = สรุปแล้ว
charts-as-of = ณ { $time }
charts-categories = หมวดสินค้า
charts-all-categories = ทุกหมวด
charts-category = หมวด
charts-others = อื่น ๆ
charts-new = ใหม่
charts-back = กลับมา
charts-up = ขึ้น { $by } อันดับ
charts-down = ลง { $by } อันดับ
charts-same = อันดับเท่าเดิม
charts-units = { $count ->
   *[other] ขายแล้ว { $shown } ชิ้น
}
charts-views = { $count ->
   *[other] ดู { $shown } ครั้ง
}
charts-days-on = { $count ->
   *[other] อยู่บนอันดับ { $count } วัน
}
charts-total-views = { $count ->
   *[other] ดูรวม { $shown } ครั้ง
}
charts-trail = อันดับใน { $count } ช่วงล่าสุด
charts-off-sale = ตอนนี้ไม่มีขายที่นี่
charts-gone = ไม่แสดงแล้ว
charts-more = ดูร้อยอันดับแรก
charts-fewer = ดูสิบอันดับแรก
charts-exits = หลุดจากอันดับ
charts-total-value = ยอดขาย
charts-total-units = จำนวนชิ้นที่ขาย
charts-total-products = สินค้าที่ขายได้
charts-turnover = ยอดขายตามหมวด
charts-as-table = ดูเป็นตาราง
charts-pareto = สินค้าส่วนน้อยทำยอดเท่าไร
charts-pareto-says = สินค้า { $products } ทำยอดขาย { $share }
charts-pareto-before = ช่วงก่อนหน้า { $share }
charts-pareto-products = สัดส่วนสินค้า
charts-pareto-share = สัดส่วนยอดขาย
charts-pareto-share-before = ช่วงก่อนหน้า
charts-none-yet = ยังไม่มี อันดับแรก ๆ จะขึ้นที่นี่เร็ว ๆ นี้
charts-empty-title = อันดับนี้ยังว่างอยู่
charts-empty-text = อันดับจะขึ้นเมื่อมีคนดูและซื้อ ลองดูวันอื่น หรือกลับมาใหม่อีกครั้ง
charts-badge = อันดับ { $place } ใน { $market } สัปดาห์นี้

radar-date-ahead = วันนั้นยังไม่เริ่ม กรุณาเลือกวันก่อนหน้า
