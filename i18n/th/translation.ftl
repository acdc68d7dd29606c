# Texts in the languages of the markets: the gates, the memory, the glossary, the translators.

translation-source-text = ยังไม่ได้แปล: แสดงเป็นภาษาของผู้ขายและมีเครื่องหมายบอกไว้
translation-empty = คำแปลว่างเปล่า
translation-too-long = คำแปลยาว { $length } อักขระ ที่นี่ใส่ได้ไม่เกิน { $max }
translation-placeholder-lost = “{ $placeholder }” ต้องอยู่ในคำแปลเหมือนในต้นฉบับทุกประการ
translation-number-lost = ตัวเลข { $number } หายไปจากคำแปล
translation-number-added = คำแปลมีตัวเลข { $number } ที่ไม่มีในต้นฉบับ
translation-unit-changed = หน่วย { $unit } ของตัวเลข { $number } เปลี่ยนไปในคำแปล
translation-word-lost = “{ $word }” ต้องคงไว้ตามเดิม แต่หายไปจากคำแปล
translation-glossary-missed = อภิธานศัพท์ของคุณกำหนด “{ $expected }” สำหรับ “{ $term }” แต่คำแปลใช้คำอื่น
translation-markup-broken = รูปแบบของคำแปลเสียหาย: แท็กไม่ตรงกับต้นฉบับ
translation-unchanged = คำแปลเหมือนต้นฉบับทุกคำ
translation-wrong-language = คำแปลควรเป็นภาษา { $expected } แต่อ่านแล้วเหมือนภาษา { $found }
translation-no-checker = Meadow ตรวจภาษา { $language } เองไม่ได้ โปรดอ่านคำแปลสักครั้ง
translation-illegal-move = ข้อความเปลี่ยนไปแล้ว โปรดโหลดหน้าใหม่แล้วดูอีกครั้ง
translation-unavailable = ตัวแปลยังไม่ตอบในขณะนี้ ระบบจะลองใหม่ ไม่มีอะไรสูญหาย
translation-refused = ตัวแปลปฏิเสธคำขอ ผู้ดูแลระบบตรวจสอบคีย์ โควตา และการตั้งค่าได้
translation-unsupported-pair = ตัวแปลไม่รองรับคู่ภาษานี้
translation-wrong-answer = คำตอบของตัวแปลใช้ไม่ได้ ข้อความยังไม่ได้แปล
translation-glossary-invalid = อภิธานศัพท์ยังไม่เปลี่ยน โปรดแก้ไขส่วนที่ทำเครื่องหมายไว้
translation-glossary-too-many = อภิธานศัพท์มีได้ไม่เกิน { $max } รายการ
translation-glossary-term-empty = โปรดใส่คำที่นี่ หรือลบบรรทัดนี้ออก
translation-glossary-term-too-long = คำหนึ่งยาวได้ไม่เกิน { $max } อักขระ
translation-glossary-duplicate = “{ $term }” อยู่ในอภิธานศัพท์สองครั้ง
translation-glossary-language = “{ $language }” ไม่ใช่รหัสภาษา ตัวอย่างเช่น th, vi และ fil
translation-glossary-no-translation = โปรดใส่คำแปลอย่างน้อยหนึ่งภาษา หรือใส่ไว้ในรายการคำที่คงเดิม
translation-tmx-invalid = ไฟล์นี้ไม่ใช่ไฟล์หน่วยความจำการแปล (TMX) ที่อ่านได้
translation-tmx-empty = ไฟล์นี้ไม่มีข้อความที่เป็นสองภาษา
translation-setting-unknown = ระบุตัวแปลแบบ libretranslate+http://HOST, deepl+https://HOST, openai+http://HOST/v1?model=M หรือ local:FOLDER
translation-setting-address = อ่านที่อยู่ของตัวแปลไม่ได้ ต้องขึ้นต้นด้วย http:// หรือ https:// และมีชื่อโฮสต์
translation-setting-key = DeepL ต้องใช้คีย์ โปรดตั้งค่า MEADOW_TRANSLATOR_KEY
translation-setting-model = โปรดระบุโมเดลในที่อยู่: …/v1?model=NAME
translation-setting-folder = อ่านโฟลเดอร์โมเดลการแปลไม่ได้ โปรดตรวจว่ามีอยู่และอ่านได้
translation-state-missing = ยังไม่ได้แปล
translation-state-pending = กำลังแปล
translation-state-machine = แปลด้วยเครื่อง
translation-state-needs-review = รอคุณตรวจ
translation-state-human = คุณเขียนเอง
translation-state-stale = ต้นฉบับเปลี่ยนไปแล้ว
translation-origin-source = จากตัวสินค้าเอง
translation-origin-human = จากคำของคุณเอง
translation-origin-shipped = จากหน่วยความจำที่มากับ Meadow
translation-origin-imported = จากหน่วยความจำที่นำเข้า
translation-origin-lexicon = จากพจนานุกรมคำศัพท์
translation-origin-provider = จากตัวแปล { $name }

outbound-address = นี่ไม่ใช่ที่อยู่เว็บที่ดึงได้ ต้องขึ้นต้นด้วย http:// หรือ https://
outbound-port = ดึงข้อมูลได้เฉพาะพอร์ตเว็บปกติเท่านั้น
outbound-not-public = ที่อยู่นี้ไม่ได้อยู่บนอินเทอร์เน็ตสาธารณะ
outbound-redirects = ที่อยู่นี้ส่งต่อไปยังที่อยู่อื่นไม่รู้จบ
outbound-status = ไม่มีอะไรที่ที่อยู่นี้
outbound-no-host = ไม่มีเว็บไซต์ชื่อนี้
outbound-too-large = ข้อมูลที่ที่อยู่นี้ใหญ่เกินไป
outbound-timed-out = เว็บไซต์ตอบช้าเกินไป
outbound-unreachable = เว็บไซต์ไม่ตอบในขณะนี้
