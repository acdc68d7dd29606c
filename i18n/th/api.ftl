# What only programs are told, and what providers show.

trade-idempotency-key-needed = โปรดส่ง Idempotency-Key มาพร้อมคำขอนี้ เพื่อไม่ให้จ่ายเงินหรือสั่งซื้อซ้ำ
trade-no-line = โปรดระบุสินค้าอย่างน้อยหนึ่งชิ้น
trade-unknown-order = ร้านนี้ไม่มีคำสั่งซื้อนี้
trade-payment-of-order = คำสั่งซื้อ { $order }
