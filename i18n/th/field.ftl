# The feed, people and topics.
field-title = ฟีด
field-place = ฟีด
field-place-inbox = กล่องข้อความ
field-text = วิดีโอสั้นจากครีเอเตอร์และร้านค้า ของในคลิปซื้อได้ในแตะเดียว
field-clip-by = คลิปโดย { $name }
field-play = เล่นหรือหยุด
field-sound = เสียง
field-tap-for-sound = แตะเพื่อเปิดเสียง
field-previous = คลิปก่อนหน้า
field-next-clip = คลิปถัดไป
field-next = คลิปเพิ่มเติม
field-like = ถูกใจ
field-comments = ความคิดเห็น
field-share = แชร์
field-views = ยอดชม
field-copied = คัดลอกลิงก์แล้ว
field-failed = ไม่สำเร็จ ลองอีกครั้ง
field-follow = ติดตาม { $name }
field-follow-word = ติดตาม
field-following-word = กำลังติดตาม
field-buy = ซื้อ
field-goods = สินค้า
field-goods-full = ดูรายละเอียดสินค้าทั้งหมด
field-translate = ดูคำแปล
field-translate-comments = ดูคำแปลความคิดเห็น
field-original = แปลโดยเครื่อง ดูต้นฉบับ
field-why = ทำไมเห็นสิ่งนี้
field-why-fresh = คลิปใหม่ เริ่มแสดงเมื่อ { $date } คลิปใหม่จะขึ้นให้ทุกคนเห็น
field-why-followed = คุณติดตาม { $name }
field-why-topic = คลิปนี้อยู่ในหัวข้อที่คุณเปิด
field-why-asked = คุณเปิดคลิปนี้ของ { $name }
field-why-earlier = แสดงเมื่อ { $date } คลิปที่ใหม่กว่าและมีคนดูมากกว่าอยู่ก่อนหน้า
field-why-popular = ตอนนี้คนที่นี่สนใจคลิปนี้มาก
field-why-alike = คนที่ชอบสิ่งเดียวกับคุณก็ชอบคลิปนี้
field-why-interest = คุณดูคลิป #{ $topic } บ่อย
field-why-cart = คลิปนี้มีสินค้าในตะกร้าของคุณ
field-why-live = กำลังถ่ายทอดสด
field-why-new = คลิปใหม่ ได้โอกาสให้คนพบเห็น
field-why-chance = จับสลาก: หนึ่งในร้อยหน้าเป็นแบบนี้ เพื่อให้ฟีดเป็นธรรม
field-no = ไม่สนใจ
field-no-done = คุณจะเห็นแบบนี้น้อยลง
field-mute = ปิดเสียง { $name }
field-mute-done = คุณจะไม่เห็น { $name } อีก
field-side = สินค้าและความคิดเห็น
field-back = กลับ
field-to-clip = กลับไปที่คลิป
field-somebody = ผู้ใช้คนหนึ่ง
field-host = เจ้าของคลิป
field-pinned = ปักหมุด
field-held = รอตรวจสอบ
field-comment-held = ขอบคุณ ความคิดเห็นของคุณจะถูกตรวจก่อนที่คนอื่นจะเห็น
field-comments-none-title = ยังไม่มีความคิดเห็น
field-comments-none-text = ถามคำถาม หรือบอกว่าคุณชอบอะไร
field-reply = ตอบกลับ
field-reply-not = ไม่ตอบกลับความคิดเห็นนี้
field-say = เขียนความคิดเห็น
field-send = ส่ง
field-sign-in-to-say = เข้าสู่ระบบเพื่อแสดงความคิดเห็น
field-clips = คลิป
field-clips-of-product = เห็นในคลิป
field-clips-none-title = ยังไม่มีคลิปที่นี่
field-clips-none-text = แวะมาใหม่เร็ว ๆ นี้ หรือดูอย่างอื่นก่อน
field-showcase = สินค้าแนะนำ
field-face-sells = จากร้านนี้
field-face-text = คลิปของ { $name } และสินค้าในคลิป
field-brand = แบรนด์
field-topic-text = สิ่งที่ผู้คนแชร์เกี่ยวกับ #{ $tag }
field-topic-line = ยอดชม 7 วันล่าสุด
field-topic-steady = คงที่
field-topic-new = มาใหม่สัปดาห์นี้
field-followers = { $count ->
   *[other] ผู้ติดตาม { $shown } คน
}
field-likes = { $count ->
   *[other] ถูกใจ { $shown } ครั้ง
}
field-topic-views = { $count ->
   *[other] ชม { $shown } ครั้ง
}
field-topic-posts = { $count ->
   *[other] { $shown } คลิป
}
field-goods-all = { $count ->
   *[other] ดูสินค้าทั้งหมด { $count } ชิ้น
}
field-replies-more = { $count ->
   *[other] อีก { $count } คำตอบ
}
