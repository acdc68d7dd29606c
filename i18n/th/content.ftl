# Posts, comments, follows, reports and uploads: what can be wrong with them.

# Posts and uploads
content-caption-too-long = คำบรรยายยาวได้ไม่เกิน { $max } ตัวอักษร
content-too-many-anchors = หนึ่งโพสต์ติดสินค้าได้ไม่เกิน { $max } ชิ้น
content-anchor-repeated = สินค้านี้อยู่ในโพสต์แล้ว
content-anchor-not-on-sale = สินค้านี้ไม่ได้วางขายในตลาดของโพสต์นี้ โปรดเลือกชิ้นอื่น
content-anchor-not-promotable = คุณยังโปรโมตสินค้านี้ไม่ได้ โปรดเข้าร่วมโครงการของสินค้านี้ก่อน
content-market-closed = โปรดเลือกตลาดที่เปิดแล้ว
content-upload-missing = ไม่มีการอัปโหลดนี้แล้ว โปรดส่งไฟล์อีกครั้ง
content-upload-incomplete = ไฟล์ยังมาไม่ครบ โปรดรอสักครู่
content-upload-taken = ไฟล์นี้ใช้ทำโพสต์ไปแล้ว โปรดส่งไฟล์อื่น
content-upload-size = ไฟล์ต้องมีขนาด 1 ไบต์ ถึง { $max } MB
content-upload-kind = โปรดเลือกวิดีโอ: MP4, MOV หรือ WebM
content-upload-not-found = ไม่พบการอัปโหลดนี้ หรือหมดอายุแล้ว โปรดเริ่มใหม่
content-upload-offset = โปรดส่งต่อจากไบต์ที่ { $received }
content-upload-offset-missing = โปรดระบุใน Upload-Offset ว่าข้อมูลนี้เริ่มที่ไบต์ใด
content-upload-too-long = ได้รับข้อมูลมากกว่าที่แจ้งไว้ โปรดเริ่มใหม่ด้วยขนาดที่ถูกต้อง
content-upload-too-many-parts = หนึ่งการอัปโหลดแบ่งได้ไม่เกิน { $max } ส่วน โปรดส่งส่วนที่ใหญ่ขึ้น
content-upload-quota = วันนี้คุณอัปโหลดครบ { $max } MB แล้ว โปรดทำต่อพรุ่งนี้
content-upload-too-many = มี { $max } การอัปโหลดค้างอยู่แล้ว โปรดทำให้เสร็จก่อนหนึ่งรายการ
content-post-quota = วันนี้คุณโพสต์ครบ { $max } โพสต์แล้ว โปรดทำต่อพรุ่งนี้
content-post-not-found = ไม่พบโพสต์นี้
content-post-state = ขณะนี้แก้ไขโพสต์แบบนี้ไม่ได้

# Comments, follows, reports
content-comment-not-found = ไม่พบความคิดเห็นนี้
content-comment-length = ความคิดเห็นต้องมี 1 ถึง { $max } ตัวอักษร
content-comment-too-fast = คุณแสดงความคิดเห็นเร็วเกินไป ลองใหม่ใน { $seconds } วินาที
content-follow-oneself = ติดตามตัวเองไม่ได้
content-follow-too-many = คุณติดตามครบจำนวนแล้ว โปรดเลิกติดตามบางคนก่อน
content-mute-oneself = ปิดเสียงตัวเองไม่ได้
content-mute-too-many = คุณปิดเสียงครบจำนวนแล้ว โปรดยกเลิกบางรายก่อน
content-report-not-found = ไม่พบรายงานนี้
content-report-decided = รายงานนี้ตัดสินไปแล้ว
content-report-note-too-long = หมายเหตุยาวได้ไม่เกิน { $max } ตัวอักษร
content-word-length = คำหนึ่งต้องมี 2 ถึง { $max } ตัวอักษร
content-too-many-words = บล็อกได้ไม่เกิน { $max } คำ
content-translate-language = เราไม่ได้แปลเป็นภาษานี้

# Why something waits for a review
content-held-link = มีลิงก์อยู่ จะมีคนตรวจก่อนที่คนอื่นจะเห็น
content-held-blocked-word = มีคำที่ต้องให้คนตรวจก่อนที่คนอื่นจะเห็น
content-held-repeated = คุณเพิ่งเขียนข้อความเดียวกัน จะมีคนตรวจก่อนที่คนอื่นจะเห็น
content-held-flood = บัญชีใหม่ที่เขียนบ่อยจะมีคนตรวจก่อนที่คนอื่นจะเห็น
content-held-reported = มีหลายคนรายงาน ขณะนี้กำลังตรวจสอบ
