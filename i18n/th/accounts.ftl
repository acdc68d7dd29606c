# บัญชี: ปัญหาและข้อผิดพลาดตามรหัส แล้วตามด้วยอีเมล

accounts-invalid = โปรดแก้ไขส่วนที่ทำเครื่องหมายไว้ด้านล่าง
accounts-handle-invalid = ชื่อผู้ใช้มี { $min } ถึง { $max } ตัวอักษร ใช้ได้เฉพาะ a–z ตัวเล็ก ตัวเลข - และ _
accounts-handle-reserved = ชื่อผู้ใช้นี้สงวนไว้ โปรดเลือกชื่ออื่น
accounts-handle-taken = ชื่อผู้ใช้นี้มีผู้ใช้แล้ว โปรดเลือกชื่ออื่น
accounts-email-invalid = นี่ไม่ใช่ที่อยู่อีเมล
accounts-email-taken = มีบัญชีที่ใช้อีเมลนี้อยู่แล้ว โปรดเข้าสู่ระบบหรือตั้งรหัสผ่านใหม่
accounts-locale-invalid = ไม่รู้จักภาษานี้ ตัวอย่างเช่น th-TH
accounts-market-invalid = ไม่รู้จักตลาดนี้ ตัวอย่างเช่น GB
accounts-password-short = รหัสผ่านต้องมีอย่างน้อย { $min } ตัวอักษร
accounts-password-long = รหัสผ่านมีได้ไม่เกิน { $max } ตัวอักษร
accounts-password-own-name = ชื่อผู้ใช้หรืออีเมลของคุณเดาง่ายเกินไปที่จะใช้เป็นรหัสผ่าน
accounts-password-common = รหัสผ่านนี้เป็นหนึ่งในรหัสแรก ๆ ที่ใครก็ลอง โปรดเลือกใหม่
accounts-password-missing = โปรดใส่รหัสผ่าน
accounts-password-wrong = รหัสผ่านปัจจุบันไม่ถูกต้อง
accounts-busy = ขณะนี้มีผู้เข้าสู่ระบบจำนวนมาก โปรดลองใหม่อีกสักครู่
accounts-login-wrong = ชื่อผู้ใช้ อีเมล หรือรหัสผ่านไม่ถูกต้อง
accounts-login-backoff = ลองผิดหลายครั้งเกินไป โปรดรอสักครู่แล้วลองใหม่
accounts-reset-token = ลิงก์นี้ใช้ไปแล้วหรือหมดอายุ โปรดขอลิงก์ใหม่
accounts-verification-token = ลิงก์นี้ใช้ไปแล้วหรือหมดอายุ โปรดขอลิงก์ใหม่
accounts-person-unknown = ไม่พบบุคคลนี้
accounts-owns-shop = คุณเป็นเจ้าของร้าน โปรดโอนร้านให้ผู้อื่นก่อน
accounts-last-operator = ต้องมีผู้ดูแลตลาดนี้ โปรดเพิ่มผู้ดูแลคนอื่นก่อน
accounts-two-people = ชื่อผู้ใช้และอีเมลเป็นของคนละคนกัน
accounts-member-unknown = ไม่พบบุคคล สมาชิก หรือคำเชิญนี้
accounts-shop-owner = เจ้าของร้านมีสิทธิ์ทั้งหมดเสมอ โปรดโอนร้านก่อน
accounts-already-member = บุคคลนี้ทำงานในร้านอยู่แล้ว
accounts-no-permission = โปรดเลือกสิทธิ์อย่างน้อยหนึ่งอย่าง
accounts-display-name-invalid = ชื่อมี 1 ถึง { $max } ตัวอักษร
accounts-bio-too-long = ข้อความนี้มีได้ไม่เกิน { $max } ตัวอักษร
accounts-address-unknown = ไม่มีที่อยู่นี้ในสมุดที่อยู่ของคุณ
accounts-address-book-full = สมุดที่อยู่ของคุณเต็มแล้ว โปรดลบที่อยู่หนึ่งรายการก่อน
accounts-address-country = โปรดเลือกประเทศ
accounts-address-missing = ต้องกรอกส่วนนี้สำหรับที่อยู่ในประเทศนี้
accounts-address-long = ส่วนนี้มีได้ไม่เกิน { $max } ตัวอักษร
accounts-address-phone = โปรดใส่หมายเลขโทรศัพท์ 6 ถึง 15 หลัก
accounts-address-postal-code = นี่ไม่ใช่รหัสไปรษณีย์ของประเทศนี้ ตัวอย่างเช่น { $example }
accounts-name-invalid = ชื่อมี 1 ถึง { $max } ตัวอักษร
accounts-scopes-missing = โปรดเลือกอย่างน้อยหนึ่งอย่างที่โทเค็นทำได้
accounts-scope-unknown = ไม่มีขอบเขต “{ $scope }”
accounts-too-many-tokens = คุณมีโทเค็น API มากเกินไป โปรดเพิกถอนหนึ่งรายการก่อน
accounts-passkey-expired = ใช้เวลานานเกินไป โปรดเริ่มใหม่
accounts-passkey-wrong = พาสคีย์นี้ใช้ไม่สำเร็จ ลองอีกครั้งหรือเข้าสู่ระบบด้วยรหัสผ่าน
accounts-passkey-known = เพิ่มพาสคีย์นี้ไว้แล้ว
accounts-passkey-unknown = ไม่พบพาสคีย์นี้
accounts-too-many-passkeys = คุณมีพาสคีย์มากเกินไป โปรดลบหนึ่งรายการก่อน
accounts-idempotency-key = Idempotency-Key มี 1 ถึง 255 ตัวอักษรธรรมดา
accounts-idempotency-conflict = Idempotency-Key นี้ใช้กับคำขออื่นไปแล้ว
accounts-idempotency-in-progress = กำลังดำเนินการคำขอนี้ โปรดถามใหม่อีกสักครู่

accounts-mail-greeting = สวัสดีคุณ { $handle }
accounts-mail-footer = คุณได้รับอีเมลนี้เพราะมีบัญชีที่ { $site }

accounts-mail-verify-subject = โปรดยืนยันอีเมลของคุณ
accounts-mail-verify-body = โปรดยืนยันว่า { $email } เป็นอีเมลของคุณ
accounts-mail-verify-button = ยืนยันอีเมล
accounts-mail-verify-note = ลิงก์ใช้ได้ครั้งเดียวภายใน 7 วัน หากไม่ใช่คุณ ไม่ต้องทำอะไร

accounts-mail-reset-subject = ตั้งรหัสผ่านใหม่
accounts-mail-reset-body = มีผู้ขอรหัสผ่านใหม่ ซึ่งน่าจะเป็นคุณ
accounts-mail-reset-button = ตั้งรหัสผ่านใหม่
accounts-mail-reset-note = ลิงก์ใช้ได้ครั้งเดียวภายใน 1 ชั่วโมง หากไม่ใช่คุณ ไม่ต้องทำอะไร รหัสผ่านจะไม่เปลี่ยน

accounts-mail-changed-subject = เปลี่ยนรหัสผ่านของคุณแล้ว
accounts-mail-changed-body = รหัสผ่านของคุณถูกเปลี่ยน และทุกอุปกรณ์ออกจากระบบแล้ว
accounts-mail-changed-button = ความปลอดภัยของบัญชี
accounts-mail-changed-note = หากไม่ใช่คุณ โปรดตั้งรหัสผ่านใหม่ทันที

accounts-mail-signin-subject = มีการเข้าสู่ระบบใหม่ในบัญชีของคุณ
accounts-mail-signin-body = บัญชีของคุณถูกใช้บนอุปกรณ์ที่เราไม่เคยเห็นมาก่อน: { $device }
accounts-mail-signin-button = ดูอุปกรณ์ของฉัน
accounts-mail-signin-note = หากไม่ใช่คุณ โปรดเปลี่ยนรหัสผ่านทันที

accounts-mail-changing-subject = อีเมลของคุณกำลังจะเปลี่ยน
accounts-mail-changing-body = บัญชีของคุณจะใช้อีเมล { $email } โดยจะเปลี่ยนเมื่อยืนยันอีเมลนั้นแล้ว
accounts-mail-changing-button = ความปลอดภัยของบัญชี
accounts-mail-changing-note = หากไม่ใช่คุณ โปรดเปลี่ยนรหัสผ่านทันที

accounts-mail-invite-subject = { $shop }: ชวนคุณมาทำงานด้วยกัน
accounts-mail-invite-body = { $by } เชิญคุณมาทำงานในร้าน { $shop }
accounts-mail-invite-button = ดูคำเชิญ
accounts-mail-invite-note = คำเชิญมีผล 14 วัน
