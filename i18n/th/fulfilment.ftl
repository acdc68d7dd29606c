# สต็อกที่จองไว้ พัสดุ การสแกน และวิธีจัดส่ง: ปัญหาและข้อผิดพลาดตามรหัส

fulfilment-out-of-stock = สินค้าคงเหลือไม่พอ
fulfilment-quantity-out-of-range = จำนวนต้องเป็น 1 ขึ้นไป
fulfilment-not-committed = คำสั่งซื้อนี้ไม่มีสินค้าให้ส่งมากเท่านั้น
fulfilment-warehouse-name-length = ชื่อคลังสินค้ามี 1 ถึง { $max } ตัวอักษร
fulfilment-too-many-warehouses = ร้านมีคลังสินค้าครบจำนวนสูงสุดแล้ว

fulfilment-pool-mode-shared = ทุกตลาดขายจากสต็อกเดียวกัน
fulfilment-pool-mode-split = แบ่งตามความต้องการ
fulfilment-pool-mode-manual = คุณแบ่งเอง
fulfilment-pool-shares-missing = โปรดระบุอย่างน้อยหนึ่งตลาด
fulfilment-pool-too-many-markets = ตัวเลือกหนึ่งแบ่งได้ไม่เกิน { $max } ตลาด
fulfilment-pool-market-twice = ตลาดนี้ถูกระบุซ้ำ
fulfilment-pool-share-out-of-range = ส่วนแบ่งเป็นจำนวนเต็มตั้งแต่ 0 ถึง { $max }

fulfilment-parcel-not-found = ไม่พบพัสดุนี้
fulfilment-parcel-collected = ขนส่งรับพัสดุนี้ไปแล้ว จึงแก้ไขไม่ได้
fulfilment-parcel-lines-count = พัสดุหนึ่งชิ้นบรรจุ 1 ถึง { $max } รายการ
fulfilment-parcel-line-twice = มีรายการที่ระบุซ้ำ
fulfilment-parcel-line-packed = มีรายการที่อยู่ในพัสดุแล้ว
fulfilment-parcel-carrier-shape = โปรดระบุชื่อขนส่ง: ตัวอักษรและตัวเลขไม่เกิน { $max } ตัว
fulfilment-parcel-tracking-shape = เลขพัสดุมี 1 ถึง { $max } ตัว ใช้ตัวอักษร a–z ตัวเลข จุด และขีดกลาง
fulfilment-parcel-tracking-taken = มีพัสดุอื่นที่กำลังส่งใช้เลขนี้อยู่
fulfilment-parcel-weight-out-of-range = พัสดุหนัก 1 ถึง { $max } กรัม
fulfilment-parcel-size-out-of-range = พัสดุแต่ละด้านยาว 1 ถึง { $max } มิลลิเมตร

fulfilment-scan-not-yours = ผู้ขายแจ้งได้ถึงขั้นขนส่งรับพัสดุ หลังจากนั้นขนส่งเป็นผู้แจ้ง
fulfilment-scan-out-of-order = สถานะนี้ไม่ต่อจากสถานะปัจจุบันของพัสดุ
fulfilment-scan-in-future = เวลานี้ยังมาไม่ถึง
fulfilment-scan-too-early = มีบันทึกของพัสดุที่ใหม่กว่าเวลานี้แล้ว
fulfilment-scan-place-too-long = ชื่อสถานที่ยาวได้ไม่เกิน { $max } ตัวอักษร

fulfilment-lane-code-shape = รหัสมี 1 ถึง { $max } ตัว: ตัวพิมพ์เล็ก a–z ตัวเลข - และ _
fulfilment-lane-name-length = ชื่อมี 1 ถึง { $max } ตัวอักษร
fulfilment-lane-carrier-length = โปรดระบุชื่อขนส่ง 1 ถึง { $max } ตัวอักษร
fulfilment-lane-hours-out-of-range = จำนวนชั่วโมงอยู่ระหว่าง 0 ถึง { $max }
fulfilment-lane-hours-order = เวลาส่งนานที่สุดต้องไม่น้อยกว่าเวลาส่งเร็วที่สุด
fulfilment-lane-divisor-out-of-range = ตัวหารปริมาตรเป็นจำนวนเต็ม 1 ถึง 1000000 โดยทั่วไปคือ 5000
fulfilment-lane-rates-missing = โปรดใส่ราคาอย่างน้อยหนึ่งรายการ
fulfilment-lane-too-many-rates = วิธีจัดส่งหนึ่งมีราคาได้ไม่เกิน { $max } รายการ
fulfilment-lane-rates-order = น้ำหนักต้องเพิ่มขึ้นตามลำดับราคา และมากกว่า 0
fulfilment-lane-price-out-of-range = ราคานี้ต่ำกว่า 0 หรือสูงเกินไป
fulfilment-lane-currency = ราคาในตลาดนี้เป็น { $currency }

fulfilment-lane-file-empty = ไฟล์ไม่มีแถวข้อมูล
fulfilment-lane-file-too-large = ไฟล์ใหญ่เกินไป: ไม่เกิน { $max } ไบต์
fulfilment-lane-file-too-long = ไฟล์มีแถวมากเกินไป: ไม่เกิน { $max } แถว
fulfilment-lane-file-encoding = ไฟล์ไม่ใช่ข้อความ UTF-8 โปรดบันทึกเป็น CSV UTF-8
fulfilment-lane-row-unreadable = อ่านแถวนี้ไม่ได้
fulfilment-lane-column-missing = ไม่มีคอลัมน์ “{ $column }”
fulfilment-lane-rows-differ = แถวของ “{ $lane }” ต่างกันมากกว่าน้ำหนักและราคา
fulfilment-lane-not-yes-or-no = โปรดเขียน yes หรือ no
fulfilment-lane-number-malformed = ไม่ใช่จำนวนเต็ม
fulfilment-lane-origin-unknown = โปรดระบุประเทศด้วยอักษรสองตัว เช่น CN
fulfilment-lane-price-malformed = ไม่ใช่ราคาที่ใช้ในตลาดนี้ เช่น 4.99
