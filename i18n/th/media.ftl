# Films that could not be made ready, and what to do.
content-media-unsupported = ไฟล์นี้ไม่ใช่วิดีโอที่เราใช้ได้ ({ $what }) โปรดส่งไฟล์ MP4, MOV หรือ WebM แบบที่โทรศัพท์หรือเบราว์เซอร์บันทึก
content-media-too-long = วิดีโอยาวเกิน { $max } วินาที โปรดตัดให้สั้นลงแล้วส่งใหม่
content-media-too-large = วิดีโอใหญ่เกินไป ด้านยาวได้ไม่เกิน { $max } พิกเซล และไม่เกิน 240 ภาพต่อวินาที โปรดบันทึกให้เล็กลงแล้วส่งใหม่
content-media-no-picture = ไม่มีภาพเคลื่อนไหวในไฟล์นี้ โปรดเลือกวิดีโอ
content-media-broken = วิดีโอเสียหรือไม่ครบ โปรดดูว่าเล่นบนอุปกรณ์ของคุณได้ แล้วส่งใหม่
content-media-timed-out = เตรียมวิดีโอนี้นานเกินไป โปรดบันทึกให้สั้นหรือเล็กลง เช่น 1080p ที่ 30 ภาพต่อวินาที แล้วส่งใหม่
content-media-out-of-memory = วิดีโอนี้ต้องใช้หน่วยความจำมากเกินกำหนด โปรดบันทึกให้เล็กลง เช่น 1080p แล้วส่งใหม่
content-media-no-encoder = ขณะนี้ที่นี่เตรียมวิดีโอไม่ได้ วิดีโอของคุณไม่มีปัญหา โปรดส่งใหม่ภายหลัง
content-media-io = มีปัญหาทางฝั่งเราทำให้เตรียมวิดีโอไม่สำเร็จ วิดีโอของคุณไม่มีปัญหา โปรดส่งใหม่

# What is wrong with a clip.
content-clip-scenes = คลิปมีหนึ่งถึง { $max } ฉาก
content-clip-duration = คลิปยาวรวม { $min } ถึง { $max } วินาที
content-clip-words = ไม่เกิน { $max } ตัวอักษร
content-clip-scene-duration = แต่ละฉากยาว { $min } ถึง { $max } มิลลิวินาที
content-clip-picture = โปรดเลือกรูปของสินค้านี้
