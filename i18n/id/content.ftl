# Posts, comments, follows, reports and uploads: what can be wrong with them.

# Posts and uploads
content-caption-too-long = Keterangan paling banyak { $max } karakter.
content-too-many-anchors = Satu postingan memuat paling banyak { $max } produk.
content-anchor-repeated = Produk ini sudah ada di postingan.
content-anchor-not-on-sale = Produk ini tidak dijual di pasar postingan ini. Pilih yang lain.
content-anchor-not-promotable = Anda belum bisa mempromosikan produk ini. Ikuti dulu salah satu kolaborasinya.
content-market-closed = Pilih pasar yang sudah buka.
content-upload-missing = Unggahan ini sudah tidak ada. Kirim ulang filenya.
content-upload-incomplete = File belum sampai seluruhnya. Tunggu sampai selesai.
content-upload-taken = File ini sudah dijadikan postingan. Kirim yang lain.
content-upload-size = Ukuran file 1 byte sampai { $max } MB.
content-upload-kind = Pilih video: MP4, MOV, atau WebM.
content-upload-not-found = Unggahan ini tidak ada atau sudah kedaluwarsa. Mulai lagi.
content-upload-offset = Unggahan dilanjutkan dari byte { $received }.
content-upload-offset-missing = Sebutkan di Upload-Offset dari mana byte ini dimulai.
content-upload-too-long = Byte yang datang lebih banyak dari yang diumumkan. Mulai lagi dengan panjang yang benar.
content-upload-too-many-parts = Satu unggahan paling banyak { $max } bagian. Kirim bagian yang lebih besar.
content-upload-quota = Hari ini Anda sudah mengunggah { $max } MB, batas untuk satu hari. Lanjutkan besok.
content-upload-too-many = Sudah ada { $max } unggahan berjalan. Selesaikan salah satunya dulu.
content-post-quota = Hari ini Anda sudah membuat { $max } postingan, batas untuk satu hari. Lanjutkan besok.
content-post-not-found = Postingan ini tidak ada.
content-post-state = Postingan sekarang tidak bisa diubah seperti itu.

# Comments, follows, reports
content-comment-not-found = Komentar ini tidak ada.
content-comment-length = Komentar berisi 1 sampai { $max } karakter.
content-comment-too-fast = Anda berkomentar terlalu cepat. Coba lagi dalam { $seconds } detik.
content-follow-oneself = Anda tidak bisa mengikuti diri sendiri.
content-follow-too-many = Jumlah yang Anda ikuti sudah penuh. Berhenti mengikuti seseorang dulu.
content-mute-oneself = Anda tidak bisa membisukan diri sendiri.
content-mute-too-many = Jumlah yang Anda bisukan sudah penuh. Batalkan salah satu dulu.
content-report-not-found = Laporan ini tidak ada.
content-report-decided = Laporan ini sudah diputuskan.
content-report-note-too-long = Catatan paling banyak { $max } karakter.
content-word-length = Satu kata berisi 2 sampai { $max } karakter.
content-too-many-words = Paling banyak { $max } kata bisa diblokir.
content-translate-language = Kami tidak menerjemahkan ke bahasa ini.

# Why something waits for a review
content-held-link = Ada tautan di dalamnya. Akan diperiksa dulu sebelum orang lain melihatnya.
content-held-blocked-word = Ada kata yang perlu diperiksa dulu sebelum orang lain melihatnya.
content-held-repeated = Anda baru saja menulis hal yang sama. Akan diperiksa dulu sebelum orang lain melihatnya.
content-held-flood = Akun baru yang banyak menulis diperiksa dulu sebelum orang lain melihatnya.
content-held-reported = Beberapa orang melaporkannya. Sekarang sedang diperiksa.
