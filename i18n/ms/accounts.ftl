# Akaun: masalah dan ralat mengikut kod, kemudian e-mel.

accounts-invalid = Sila betulkan bahagian yang ditandakan di bawah.
accounts-handle-invalid = Nama pengguna mempunyai { $min } hingga { $max } aksara: huruf kecil a–z, digit, - dan _.
accounts-handle-reserved = Nama pengguna ini tidak boleh digunakan. Sila pilih yang lain.
accounts-handle-taken = Nama pengguna ini telah digunakan. Sila pilih yang lain.
accounts-email-invalid = Ini bukan alamat e-mel.
accounts-email-taken = Sudah ada akaun dengan alamat e-mel ini. Log masuk, atau tetapkan semula kata laluan.
accounts-locale-invalid = Bahasa ini tidak dikenali, contohnya ms-MY.
accounts-market-invalid = Pasaran ini tidak dikenali, contohnya GB.
accounts-password-short = Kata laluan mesti sekurang-kurangnya { $min } aksara.
accounts-password-long = Kata laluan paling banyak { $max } aksara.
accounts-password-own-name = Nama pengguna atau e-mel anda terlalu mudah diteka sebagai kata laluan.
accounts-password-common = Kata laluan ini antara yang pertama dicuba orang. Sila pilih yang lain.
accounts-password-missing = Kata laluan diperlukan.
accounts-password-wrong = Kata laluan semasa tidak betul.
accounts-busy = Ramai yang sedang log masuk. Sila cuba sebentar lagi.
accounts-login-wrong = Nama pengguna, e-mel atau kata laluan tidak betul.
accounts-login-backoff = Terlalu banyak percubaan gagal. Sila tunggu sebentar dan cuba lagi.
accounts-reset-token = Pautan ini telah digunakan atau sudah tamat tempoh. Sila minta yang baharu.
accounts-verification-token = Pautan ini telah digunakan atau sudah tamat tempoh. Sila minta yang baharu.
accounts-person-unknown = Orang ini tidak wujud.
accounts-owns-shop = Anda memiliki kedai. Serahkan kepada orang lain dahulu.
accounts-last-operator = Mesti ada yang mengurus pasaran ini: tambah pengendali lain dahulu.
accounts-two-people = Nama pengguna dan e-mel milik dua orang yang berbeza.
accounts-member-unknown = Orang, ahli atau jemputan ini tidak wujud.
accounts-shop-owner = Pemilik kedai kekal mempunyai semua kebenaran. Serahkan kedai dahulu.
accounts-already-member = Orang ini sudah bekerja di kedai.
accounts-no-permission = Pilih sekurang-kurangnya satu kebenaran.
accounts-display-name-invalid = Nama mempunyai 1 hingga { $max } aksara.
accounts-bio-too-long = Teks ini paling banyak { $max } aksara.
accounts-address-unknown = Alamat ini tiada dalam buku alamat anda.
accounts-address-book-full = Buku alamat anda penuh. Buang satu alamat dahulu.
accounts-address-country = Sila pilih negara.
accounts-address-missing = Bahagian ini diperlukan untuk alamat di negara ini.
accounts-address-long = Bahagian ini paling banyak { $max } aksara.
accounts-address-phone = Sila beri nombor telefon 6 hingga 15 digit.
accounts-address-postal-code = Ini bukan poskod negara tersebut, contohnya { $example }.
accounts-name-invalid = Nama mempunyai 1 hingga { $max } aksara.
accounts-scopes-missing = Pilih sekurang-kurangnya satu perkara yang boleh dilakukan oleh token.
accounts-scope-unknown = Tiada skop “{ $scope }”.
accounts-too-many-tokens = Token API anda terlalu banyak. Batalkan satu dahulu.
accounts-passkey-expired = Masa sudah tamat. Sila mula semula.
accounts-passkey-wrong = Kunci laluan ini tidak berjaya. Cuba lagi, atau log masuk dengan kata laluan.
accounts-passkey-known = Kunci laluan ini sudah didaftarkan.
accounts-passkey-unknown = Kunci laluan ini tidak wujud.
accounts-too-many-passkeys = Kunci laluan anda terlalu banyak. Buang satu dahulu.
accounts-idempotency-key = Idempotency-Key mempunyai 1 hingga 255 aksara biasa.
accounts-idempotency-conflict = Idempotency-Key ini telah digunakan untuk permintaan lain.
accounts-idempotency-in-progress = Permintaan ini sedang diproses. Tanya lagi sebentar lagi.

accounts-mail-greeting = Helo { $handle },
accounts-mail-footer = Anda menerima e-mel ini kerana mempunyai akaun di { $site }.

accounts-mail-verify-subject = Sila sahkan alamat e-mel anda
accounts-mail-verify-body = Sila sahkan bahawa { $email } ialah alamat anda.
accounts-mail-verify-button = Sahkan alamat saya
accounts-mail-verify-note = Pautan boleh digunakan sekali sahaja, selama 7 hari. Jika ini bukan anda, abaikan sahaja.

accounts-mail-reset-subject = Pilih kata laluan baharu
accounts-mail-reset-body = Seseorang, mungkin anda, meminta kata laluan baharu.
accounts-mail-reset-button = Pilih kata laluan baharu
accounts-mail-reset-note = Pautan boleh digunakan sekali sahaja, selama satu jam. Jika ini bukan anda, abaikan sahaja: kata laluan tidak berubah.

accounts-mail-changed-subject = Kata laluan anda telah ditukar
accounts-mail-changed-body = Kata laluan anda telah ditukar dan semua peranti telah dilog keluar.
accounts-mail-changed-button = Keselamatan akaun saya
accounts-mail-changed-note = Jika ini bukan anda, tetapkan semula kata laluan dengan segera.

accounts-mail-signin-subject = Log masuk baharu ke akaun anda
accounts-mail-signin-body = Akaun anda digunakan pada peranti yang belum pernah kami lihat: { $device }.
accounts-mail-signin-button = Lihat peranti saya
accounts-mail-signin-note = Jika ini bukan anda, tukar kata laluan sekarang.

accounts-mail-changing-subject = Alamat e-mel anda akan ditukar
accounts-mail-changing-body = Akaun anda akan menggunakan alamat { $email }. Perubahan berlaku setelah alamat itu disahkan.
accounts-mail-changing-button = Keselamatan akaun saya
accounts-mail-changing-note = Jika ini bukan anda, tukar kata laluan sekarang.

accounts-mail-invite-subject = { $shop }: mari bekerja bersama kami
accounts-mail-invite-body = { $by } menjemput anda bekerja di kedai { $shop }.
accounts-mail-invite-button = Lihat jemputan
accounts-mail-invite-note = Jemputan terbuka selama 14 hari.
