# Letters about orders.

orders-mail-hello = สวัสดีคุณ { $name }
orders-mail-hello-nobody = สวัสดี
orders-mail-footer-shopper = คุณได้รับอีเมลนี้เพราะสั่งซื้อสินค้าที่ { $site }
orders-mail-footer-seller = คุณได้รับอีเมลนี้เพราะทำงานให้ร้าน { $shop } ที่ { $site }
orders-mail-note-guest = ลิงก์นี้เปิดดูคำสั่งซื้อได้โดยไม่ต้องเข้าสู่ระบบเป็นเวลา 30 วัน โปรดเก็บไว้เป็นส่วนตัว
orders-mail-note-person = เข้าสู่ระบบเพื่อดูคำสั่งซื้อ
orders-mail-see-order = ดูคำสั่งซื้อ
orders-mail-see-return = ดูการคืนสินค้า

orders-mail-fact-order = คำสั่งซื้อ
orders-mail-fact-total = ยอดรวม
orders-mail-fact-refund = เงินคืน
orders-mail-fact-shipping = ค่าจัดส่ง
orders-mail-fact-pay-by = ชำระภายใน
orders-mail-fact-ship-by = ส่งภายใน
orders-mail-fact-answer-by = ตอบภายใน
orders-mail-fact-carrier = ขนส่ง
orders-mail-fact-tracking = หมายเลขพัสดุ
orders-mail-fact-reason = เหตุผล
orders-mail-fact-returns-until = คืนสินค้าได้ถึง

orders-mail-reason-not-paid = ไม่ได้ชำระเงินภายในเวลา
orders-mail-reason-not-dispatched = ร้านไม่ได้ส่งของภายในเวลา
orders-mail-reason-parcel-lost = พัสดุสูญหายระหว่างทาง
orders-mail-reason-parcel-returned = พัสดุถูกส่งกลับไปที่ร้าน
orders-mail-reason-no-answer = ร้านไม่ได้ตอบภายในเวลา

orders-mail-unpaid-subject = คำสั่งซื้อจาก { $shop } รอชำระเงิน
orders-mail-unpaid-body = เราเก็บของไว้ให้คุณช่วงสั้น ๆ ชำระเงินตอนนี้ ไม่เช่นนั้นคำสั่งซื้อจะถูกยกเลิกเอง
orders-mail-unpaid-button = ชำระเงิน

orders-mail-paid-subject = ขอบคุณสำหรับคำสั่งซื้อจาก { $shop }
orders-mail-paid-body = เราได้รับเงินแล้ว { $shop } กำลังเตรียมของให้คุณ

orders-mail-cod-subject = คำสั่งซื้อจาก { $shop } ได้รับการยืนยันแล้ว
orders-mail-cod-body = คุณจ่ายเงินเมื่อได้รับของ { $shop } กำลังเตรียมของให้คุณ

orders-mail-shipped-subject = คำสั่งซื้อจาก { $shop } ส่งแล้ว
orders-mail-shipped-body = { $shop } ส่งพัสดุถึงคุณแล้ว
orders-mail-shipped-button = ติดตามพัสดุ

orders-mail-delivered-subject = คำสั่งซื้อจาก { $shop } ส่งถึงแล้ว
orders-mail-delivered-body = พัสดุส่งถึงแล้ว หวังว่าคุณจะชอบ ถ้าไม่ถูกใจ ขอคืนสินค้าได้

orders-mail-cancelled-subject = คำสั่งซื้อจาก { $shop } ถูกยกเลิก
orders-mail-cancelled-body = คำสั่งซื้อของคุณถูกยกเลิกทั้งหมดหรือบางส่วน เงินที่จ่ายไปจะคืนทางช่องทางเดิม

orders-mail-stays-subject = คำสั่งซื้อจาก { $shop } จะถูกส่งตามเดิม
orders-mail-stays-body = คุณขอยกเลิก และ { $shop } ตอบว่ากำลังส่งของ เมื่อได้รับแล้วคุณขอคืนสินค้าได้

orders-mail-refunded-subject = คืนเงินสำหรับคำสั่งซื้อจาก { $shop }
orders-mail-refunded-body = เราส่งเงินคืนแล้ว อาจใช้เวลาสองสามวันกว่าจะเห็นยอด ขึ้นอยู่กับธนาคาร

orders-mail-return-accepted-subject = { $shop } รับการคืนสินค้าของคุณแล้ว
orders-mail-return-accepted-body = โปรดส่งของคืนภายใน 5 วัน แล้วแจ้งหมายเลขพัสดุให้เราทราบ

orders-mail-return-rejected-subject = { $shop } ไม่รับการคืนสินค้าของคุณ
orders-mail-return-rejected-body = ร้านไม่รับการคืนสินค้า หากคุณไม่เห็นด้วย ขอให้เราตัดสินได้

orders-mail-return-decided-subject = เราตัดสินเรื่องการคืนสินค้าให้ { $shop } แล้ว
orders-mail-return-decided-body = เราดูสิ่งที่คุณและร้านเขียนแล้ว ผลอยู่ในหน้าการคืนสินค้า

orders-mail-return-closed-subject = ปิดการคืนสินค้าให้ { $shop } แล้ว
orders-mail-return-closed-body = การคืนสินค้าถูกปิดเพราะไม่ได้ส่งของคืนภายในเวลา

orders-mail-seller-new-subject = { $shop } มีคำสั่งซื้อใหม่
orders-mail-seller-new-body = มีคนซื้อของจาก { $shop } โปรดแพ็กและส่งมอบให้ขนส่งภายในเวลา

orders-mail-seller-late-subject = โปรดรีบส่งคำสั่งซื้อของ { $shop }
orders-mail-seller-late-body = คำสั่งซื้อนี้ยังไม่ได้ส่งมอบและใกล้หมดเวลาแล้ว ถ้าเลยกำหนดไปสองวันแล้วยังไม่ส่ง คำสั่งซื้อจะถูกยกเลิกและคืนเงิน

orders-mail-seller-cancel-subject = ผู้ซื้อขอให้ { $shop } ยกเลิกคำสั่งซื้อ
orders-mail-seller-cancel-body = โปรดตอบภายในเวลา หากไม่ตอบ คำสั่งซื้อจะถูกยกเลิก

orders-mail-seller-cancelled-subject = คำสั่งซื้อของ { $shop } ถูกยกเลิก
orders-mail-seller-cancelled-body = คำสั่งซื้อนี้ถูกยกเลิกทั้งหมดหรือบางส่วน โปรดอย่าส่งของที่ถูกยกเลิก

orders-mail-seller-return-subject = ผู้ซื้อขอคืนสินค้าให้ { $shop }
orders-mail-seller-return-body = โปรดตอบภายในเวลา หากไม่ตอบ ถือว่ารับการคืนสินค้า

orders-mail-seller-returned-subject = ของคืนกำลังเดินทางไปยัง { $shop }
orders-mail-seller-returned-body = ผู้ซื้อส่งของคืนแล้ว โปรดแจ้งเมื่อได้รับ หากไม่ตอบ ถือว่ารับการคืนสินค้า
