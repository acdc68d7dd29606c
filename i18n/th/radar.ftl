# The radar: what is about to be a hit, and how much stock is safe.

radar-not-priced-there = สินค้านี้ยังไม่มีราคาในตลาดนั้น โปรดซิงก์ไปที่นั่นก่อน
radar-nothing-heard = ยังไม่มีข้อมูลของสินค้านี้ในตลาดนั้น: ไม่มีการขาย การดู หรือตะกร้าให้เรียนรู้
radar-days = จำนวนวันตั้งแต่ 0 ถึง { $max }
