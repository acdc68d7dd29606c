### สิ่งที่แจ้งให้ทราบ และวิธีรับแจ้ง

inbox-title = กล่องข้อความ
inbox-unread = { $count ->
    [0] กล่องข้อความ ไม่มีรายการใหม่
   *[other] กล่องข้อความ ยังไม่ได้อ่าน { $count } รายการ
 }
inbox-new = ใหม่
inbox-all = ทั้งหมด
inbox-today = วันนี้
inbox-yesterday = เมื่อวาน
inbox-mark-all = ทำเครื่องหมายว่าอ่านแล้วทั้งหมด
inbox-switches = ตั้งค่าการแจ้งเตือน
inbox-empty = ยังไม่มีอะไรที่นี่
inbox-empty-text = ความเคลื่อนไหวของคำสั่งซื้อ โพสต์ และรายได้ของคุณจะแจ้งไว้ที่นี่
inbox-empty-kind = ไม่มีรายการประเภทนี้
inbox-look-around = ไปเดินดูสินค้า
inbox-somebody = มีคน
inbox-some-shop = ร้านค้าแห่งหนึ่ง

inbox-kind-orders = คำสั่งซื้อ
inbox-kind-follows = ผู้ติดตาม
inbox-kind-comments = ความคิดเห็น
inbox-kind-rooms = ไลฟ์สด
inbox-kind-waits = สินค้าที่รอ
inbox-kind-listings = สินค้าที่ลงขาย
inbox-kind-earnings = รายได้
inbox-kind-samples = ความร่วมมือและสินค้าตัวอย่าง
inbox-kind-posts = โพสต์ของคุณ

inbox-kind-orders-text = ทุกขั้นตอนของสิ่งที่คุณซื้อและสิ่งที่ร้านคุณขาย
inbox-kind-follows-text = ใครเริ่มติดตามคุณหรือร้านของคุณ
inbox-kind-comments-text = ความคิดเห็นใต้โพสต์ของคุณ และคำตอบถึงคุณ
inbox-kind-rooms-text = เมื่อคนที่คุณติดตามเริ่มไลฟ์
inbox-kind-waits-text = เมื่อสินค้าที่รออยู่ซื้อได้อีกครั้ง
inbox-kind-listings-text = สินค้าที่รอคุณก่อนจะขายได้
inbox-kind-earnings-text = ค่าคอมมิชชันที่สรุปยอดแล้วหรือถูกเรียกคืน
inbox-kind-samples-text = ใครเข้าร่วม ใครขอสินค้าตัวอย่าง และความคืบหน้า
inbox-kind-posts-text = เมื่อโพสต์พร้อม ไม่สำเร็จ หรือถูกนำลง

inbox-switches-title = การแจ้งเตือน
inbox-switches-text = เลือกว่าจะแสดงอะไรในกล่องข้อความ และอะไรที่ส่งทางอีเมลด้วย
inbox-in-app = แสดงในกล่องข้อความ
inbox-email = อีเมล
inbox-email-off = ไม่ส่งอีเมล
inbox-email-daily = วันละครั้ง
inbox-email-at-once = ทันที
inbox-email-unverified = อีเมลรายวันส่งไปยังที่อยู่ที่ยืนยันแล้วเท่านั้น ของคุณยังไม่ได้ยืนยัน
inbox-verify = ยืนยันอีเมลของคุณ
inbox-save = บันทึก

inbox-back-in-stock = { $title } มีของแล้ว ซื้อได้เลย
inbox-order-unpaid = คำสั่งซื้อของคุณจาก { $shop } รอการชำระเงิน { $total }
inbox-order-paid = คำสั่งซื้อของคุณจาก { $shop } ชำระเงินแล้ว ร้านกำลังเตรียมสินค้า
inbox-order-cod = คำสั่งซื้อของคุณจาก { $shop } ยืนยันแล้ว ชำระ { $total } เมื่อรับสินค้า
inbox-order-shipped = คำสั่งซื้อของคุณจาก { $shop } กำลังเดินทางมา
inbox-order-delivered = คำสั่งซื้อของคุณจาก { $shop } ส่งถึงแล้ว
inbox-order-cancelled = คำสั่งซื้อของคุณจาก { $shop } ถูกยกเลิกแล้ว
inbox-order-stays = { $shop } ไม่ตกลงยกเลิกคำสั่งซื้อของคุณ สินค้ายังคงส่งตามเดิม
inbox-order-refunded = เงิน { $amount } ของคำสั่งซื้อจาก { $shop } กำลังคืนให้คุณ
inbox-return-accepted = { $shop } รับคำขอคืนสินค้าของคุณ โปรดส่งคืนภายในเวลา
inbox-return-rejected = { $shop } ปฏิเสธคำขอคืนสินค้าของคุณ คุณขอให้เราตัดสินได้
inbox-return-decided = เราตัดสินเรื่องการคืนสินค้าของคุณกับ { $shop } แล้ว
inbox-return-closed = การคืนสินค้าของคุณกับ { $shop } ปิดแล้ว เพราะไม่มีการส่งคืน

inbox-sale-new = { $shop } มีคำสั่งซื้อใหม่ { $total }
inbox-sale-new-more = { $shop } มีคำสั่งซื้อใหม่ { $count } รายการ
inbox-sale-late = คำสั่งซื้อของ { $shop } ต้องส่งเร็ว ๆ นี้ มิฉะนั้นจะล่าช้า
inbox-sale-cancel-asked = ผู้ซื้อขอให้ { $shop } ยกเลิกคำสั่งซื้อ โปรดตอบ
inbox-sale-cancelled = คำสั่งซื้อของ { $shop } ถูกยกเลิกแล้ว อย่าส่งสินค้า
inbox-sale-return-asked = ผู้ซื้อขอคืนสินค้ากับ { $shop } โปรดตอบ
inbox-sale-returned = สินค้ากำลังส่งคืนมาที่ { $shop } โปรดตรวจเมื่อมาถึง

inbox-post-ready = โพสต์ของคุณเผยแพร่แล้ว
inbox-post-failed = วิดีโอของคุณประมวลผลไม่สำเร็จ ดูสาเหตุและวิธีแก้
inbox-post-held = โพสต์ของคุณรอการตรวจสอบก่อนแสดง
inbox-post-removed = โพสต์ของคุณถูกนำลง ดูสาเหตุ
inbox-commented = { $name } แสดงความคิดเห็นในโพสต์ของคุณ
inbox-commented-more = { $name } และคนอื่น ๆ แสดงความคิดเห็น { $count } รายการในโพสต์ของคุณ
inbox-replied = { $name } ตอบความคิดเห็นของคุณ
inbox-replied-more = { $name } และคนอื่น ๆ ตอบความคิดเห็นของคุณ { $count } รายการ
inbox-followed = { $name } ติดตามคุณแล้ว
inbox-followed-more = { $name } และอีก { $others } คนติดตามคุณแล้ว
inbox-followed-shop = { $name } ติดตาม { $shop } แล้ว
inbox-followed-shop-more = { $name } และอีก { $others } คนติดตาม { $shop } แล้ว

inbox-joined = { $name } เข้าร่วมความร่วมมือของ { $shop }
inbox-joined-more = { $name } และครีเอเตอร์อีก { $others } คนเข้าร่วมความร่วมมือของ { $shop }
inbox-invited = { $shop } เชิญคุณร่วมงาน
inbox-commission-settled = คุณได้รับค่าคอมมิชชัน { $amount }
inbox-commission-settled-more = สรุปยอดค่าคอมมิชชัน { $count } รายการ ล่าสุด { $amount }
inbox-commission-refunded = ค่าคอมมิชชันเหลือ { $amount } เพราะคำสั่งซื้อถูกคืนเงิน
inbox-commission-refunded-more = ค่าคอมมิชชัน { $count } รายการลดลงเพราะคำสั่งซื้อถูกคืนเงิน
inbox-commission-clawed-back = ค่าคอมมิชชันที่จ่ายแล้วถูกเรียกคืน เพราะคำสั่งซื้อถูกคืนเงินภายหลัง
inbox-commission-clawed-back-more = ค่าคอมมิชชันที่จ่ายแล้ว { $count } รายการถูกเรียกคืน เพราะคำสั่งซื้อถูกคืนเงินภายหลัง
inbox-external-sale = ลิงก์ของคุณทำให้ขายได้ที่ { $shop }
inbox-external-sale-more = ลิงก์ของคุณทำให้ขายได้ { $count } ครั้งในร้านของแบรนด์เอง
inbox-sample-requested = { $name } ขอสินค้าตัวอย่างจาก { $shop }
inbox-sample-approved = { $shop } จะส่งสินค้าตัวอย่างให้คุณ
inbox-sample-shipped = สินค้าตัวอย่างจาก { $shop } กำลังเดินทางมา
inbox-sample-content-due = สินค้าตัวอย่างจาก { $shop } มาถึงแล้ว โปรดโพสต์ภายในเวลา
inbox-sample-completed = { $name } โพสต์เกี่ยวกับสินค้าตัวอย่างจาก { $shop }
inbox-sample-rejected = { $shop } ไม่ตกลงส่งสินค้าตัวอย่าง
inbox-sample-expired = { $shop } ไม่ได้ตอบคำขอสินค้าตัวอย่างของคุณ
inbox-sample-not-shipped = { $shop } ไม่ได้ส่งสินค้าตัวอย่างภายในเวลา คุณไม่ต้องทำอะไร
inbox-sample-unfulfilled = หมดเวลาโพสต์เกี่ยวกับสินค้าตัวอย่างจาก { $shop } แล้ว
inbox-sample-withdrawn = { $name } ไม่ต้องการสินค้าตัวอย่างจาก { $shop } แล้ว

inbox-listings-waiting = สินค้า { $count } รายการของ { $shop } รอคุณก่อนจะขายได้
inbox-listing-approved = “{ $title }” ผ่านการตรวจสอบสำหรับ { $market }
inbox-listing-refused = “{ $title }” ไม่ผ่านการตรวจสอบสำหรับ { $market } ดูสาเหตุ

inbox-digest-subject = มีเรื่องใหม่ { $count } เรื่องใน Meadow
inbox-digest-hello = สวัสดี { $name }
inbox-digest-body = นี่คือเรื่องใหม่นับจากครั้งล่าสุดที่คุณเปิดดู
inbox-digest-button = เปิดกล่องข้อความ
inbox-digest-switches = เลือกสิ่งที่ต้องการรับแจ้ง
inbox-digest-unsubscribe = ไม่รับอีเมลรายวันอีก
inbox-digest-footer = คุณได้รับจดหมายนี้ไม่เกินวันละครั้ง เพราะคุณมีบัญชีที่ { $site }

inbox-unsubscribe-title = ไม่รับอีเมลรายวันอีกใช่ไหม
inbox-unsubscribe-text = กล่องข้อความใน Meadow ยังแจ้งทุกเรื่อง จดหมายเรื่องคำสั่งซื้อไม่เปลี่ยน
inbox-unsubscribe-button = หยุดอีเมลรายวัน
inbox-unsubscribed-title = คุณจะไม่ได้รับอีเมลรายวันอีก
inbox-unsubscribed-text = เปิดใหม่ได้ทุกเมื่อ

inbox-not-found = ไม่มีการแจ้งเตือนนี้
inbox-too-many = ครั้งละไม่เกิน { $max } รายการ
inbox-ids-needed = ระบุว่ารายการใด: รายการรหัส หรือ "all"
inbox-invalid = ตั้งค่าแบบนี้ไม่ได้
inbox-no-letters = เรื่องนี้ไม่มีอีเมลทันที เลือกวันละครั้งหรือไม่ส่งอีเมล
inbox-kind-unknown = ไม่มีการแจ้งเตือนประเภทนี้
inbox-email-unknown = เลือกได้เพียง off, daily หรือ at_once
