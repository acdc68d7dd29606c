# Akun: masalah dan kesalahan menurut kode, lalu surel.

accounts-invalid = Perbaiki bagian yang ditandai di bawah.
accounts-handle-invalid = Nama pengguna terdiri dari { $min } sampai { $max } karakter: huruf kecil a–z, angka, - dan _.
accounts-handle-reserved = Nama pengguna ini tidak boleh dipakai. Pilih yang lain.
accounts-handle-taken = Nama pengguna ini sudah dipakai. Pilih yang lain.
accounts-email-invalid = Ini bukan alamat email.
accounts-email-taken = Sudah ada akun dengan alamat email ini. Masuk, atau atur ulang kata sandi.
accounts-locale-invalid = Bahasa ini tidak dikenal, contohnya id-ID.
accounts-market-invalid = Pasar ini tidak dikenal, contohnya GB.
accounts-password-short = Kata sandi paling sedikit { $min } karakter.
accounts-password-long = Kata sandi paling banyak { $max } karakter.
accounts-password-own-name = Nama pengguna atau email Anda terlalu mudah ditebak sebagai kata sandi.
accounts-password-common = Kata sandi ini termasuk yang pertama dicoba orang. Pilih yang lain.
accounts-password-missing = Kata sandi harus diisi.
accounts-password-wrong = Kata sandi saat ini tidak benar.
accounts-busy = Sedang banyak yang masuk. Coba lagi sebentar lagi.
accounts-login-wrong = Nama pengguna, email, atau kata sandi tidak benar.
accounts-login-backoff = Terlalu banyak percobaan gagal. Tunggu sebentar lalu coba lagi.
accounts-reset-token = Tautan ini sudah dipakai atau kedaluwarsa. Minta yang baru.
accounts-verification-token = Tautan ini sudah dipakai atau kedaluwarsa. Minta yang baru.
accounts-person-unknown = Orang ini tidak ada.
accounts-owns-shop = Anda memiliki toko. Serahkan dulu kepada orang lain.
accounts-last-operator = Harus ada yang mengelola marketplace ini: tambahkan operator lain dulu.
accounts-two-people = Nama pengguna dan email milik dua orang yang berbeda.
accounts-member-unknown = Orang, anggota, atau undangan ini tidak ada.
accounts-shop-owner = Pemilik toko tetap memiliki semua izin. Serahkan tokonya dulu.
accounts-already-member = Orang ini sudah bekerja di toko.
accounts-no-permission = Pilih paling sedikit satu izin.
accounts-display-name-invalid = Nama terdiri dari 1 sampai { $max } karakter.
accounts-bio-too-long = Teks ini paling banyak { $max } karakter.
accounts-address-unknown = Alamat ini tidak ada di buku alamat Anda.
accounts-address-book-full = Buku alamat Anda penuh. Hapus satu alamat dulu.
accounts-address-country = Pilih negara.
accounts-address-missing = Bagian ini wajib untuk alamat di negara ini.
accounts-address-long = Bagian ini paling banyak { $max } karakter.
accounts-address-phone = Isi nomor telepon 6 sampai 15 angka.
accounts-address-postal-code = Ini bukan kode pos negara tersebut, contohnya { $example }.
accounts-name-invalid = Nama terdiri dari 1 sampai { $max } karakter.
accounts-scopes-missing = Pilih paling sedikit satu hal yang boleh dilakukan token.
accounts-scope-unknown = Tidak ada cakupan “{ $scope }”.
accounts-too-many-tokens = Token API Anda terlalu banyak. Cabut satu dulu.
accounts-passkey-expired = Waktunya habis. Mulai lagi dari awal.
accounts-passkey-wrong = Kunci sandi ini tidak berhasil. Coba lagi, atau masuk dengan kata sandi.
accounts-passkey-known = Kunci sandi ini sudah terdaftar.
accounts-passkey-unknown = Kunci sandi ini tidak ada.
accounts-too-many-passkeys = Kunci sandi Anda terlalu banyak. Hapus satu dulu.
accounts-idempotency-key = Idempotency-Key terdiri dari 1 sampai 255 karakter biasa.
accounts-idempotency-conflict = Idempotency-Key ini sudah dipakai untuk permintaan lain.
accounts-idempotency-in-progress = Permintaan ini sedang dikerjakan. Tanyakan lagi sebentar lagi.

accounts-mail-greeting = Halo { $handle },
accounts-mail-footer = Anda menerima email ini karena memiliki akun di { $site }.

accounts-mail-verify-subject = Konfirmasikan alamat email Anda
accounts-mail-verify-body = Konfirmasikan bahwa { $email } adalah alamat Anda.
accounts-mail-verify-button = Konfirmasi alamat saya
accounts-mail-verify-note = Tautan hanya bisa dipakai sekali, selama 7 hari. Jika ini bukan Anda, abaikan saja.

accounts-mail-reset-subject = Pilih kata sandi baru
accounts-mail-reset-body = Seseorang, mungkin Anda, meminta kata sandi baru.
accounts-mail-reset-button = Pilih kata sandi baru
accounts-mail-reset-note = Tautan hanya bisa dipakai sekali, selama satu jam. Jika ini bukan Anda, abaikan saja: kata sandi tidak berubah.

accounts-mail-changed-subject = Kata sandi Anda telah diubah
accounts-mail-changed-body = Kata sandi Anda telah diubah dan semua perangkat dikeluarkan.
accounts-mail-changed-button = Keamanan akun saya
accounts-mail-changed-note = Jika ini bukan Anda, segera atur ulang kata sandi.

accounts-mail-signin-subject = Ada yang masuk ke akun Anda
accounts-mail-signin-body = Akun Anda dipakai di perangkat yang belum pernah kami lihat: { $device }.
accounts-mail-signin-button = Lihat perangkat saya
accounts-mail-signin-note = Jika ini bukan Anda, segera ubah kata sandi.

accounts-mail-changing-subject = Alamat email Anda akan diubah
accounts-mail-changing-body = Akun Anda akan memakai alamat { $email }. Perubahan berlaku setelah alamat itu dikonfirmasi.
accounts-mail-changing-button = Keamanan akun saya
accounts-mail-changing-note = Jika ini bukan Anda, segera ubah kata sandi.

accounts-mail-invite-subject = { $shop }: mari bekerja bersama kami
accounts-mail-invite-body = { $by } mengundang Anda bekerja di toko { $shop }.
accounts-mail-invite-button = Lihat undangan
accounts-mail-invite-note = Undangan berlaku selama 14 hari.
