# Posts, comments, follows, reports and uploads: what can be wrong with them.

# Posts and uploads
content-caption-too-long = Kapsyen paling banyak { $max } aksara.
content-too-many-anchors = Satu siaran memuatkan paling banyak { $max } produk.
content-anchor-repeated = Produk ini sudah ada dalam siaran.
content-anchor-not-on-sale = Produk ini tidak dijual di pasaran siaran ini. Pilih yang lain.
content-anchor-not-promotable = Anda belum boleh mempromosikan produk ini. Sertai salah satu kerjasamanya dahulu.
content-market-closed = Pilih pasaran yang dibuka.
content-upload-missing = Muat naik ini sudah tiada. Hantar fail sekali lagi.
content-upload-incomplete = Fail belum sampai sepenuhnya. Tunggu sehingga selesai.
content-upload-taken = Fail ini sudah dijadikan siaran. Hantar yang lain.
content-upload-size = Saiz fail 1 bait hingga { $max } MB.
content-upload-kind = Pilih video: MP4, MOV atau WebM.
content-upload-not-found = Muat naik ini tiada atau sudah tamat tempoh. Mulakan semula.
content-upload-offset = Muat naik disambung pada bait { $received }.
content-upload-offset-missing = Nyatakan dalam Upload-Offset di mana bait ini bermula.
content-upload-too-long = Bait yang diterima lebih banyak daripada yang diumumkan. Mulakan semula dengan panjang yang betul.
content-upload-too-many-parts = Satu muat naik paling banyak { $max } bahagian. Hantar bahagian yang lebih besar.
content-upload-quota = Hari ini anda telah memuat naik { $max } MB, had untuk sehari. Sambung esok.
content-upload-too-many = Sudah ada { $max } muat naik sedang berjalan. Selesaikan satu dahulu.
content-post-quota = Hari ini anda telah membuat { $max } siaran, had untuk sehari. Sambung esok.
content-post-not-found = Siaran ini tiada.
content-post-state = Siaran tidak boleh diubah begini sekarang.

# Comments, follows, reports
content-comment-not-found = Komen ini tiada.
content-comment-length = Komen mengandungi 1 hingga { $max } aksara.
content-comment-too-fast = Anda mengulas terlalu laju. Cuba lagi dalam { $seconds } saat.
content-follow-oneself = Anda tidak boleh mengikuti diri sendiri.
content-follow-too-many = Anda sudah mengikuti sebanyak mungkin. Berhenti mengikuti seseorang dahulu.
content-mute-oneself = Anda tidak boleh menyenyapkan diri sendiri.
content-mute-too-many = Anda sudah menyenyapkan sebanyak mungkin. Batalkan satu dahulu.
content-report-not-found = Laporan ini tiada.
content-report-decided = Laporan ini sudah diputuskan.
content-report-note-too-long = Nota paling banyak { $max } aksara.
content-word-length = Satu perkataan mengandungi 2 hingga { $max } aksara.
content-too-many-words = Paling banyak { $max } perkataan boleh disekat.
content-translate-language = Kami tidak menterjemah ke bahasa ini.

# Why something waits for a review
content-held-link = Ada pautan di dalamnya. Ia disemak sebelum orang lain melihatnya.
content-held-blocked-word = Ada perkataan yang perlu disemak sebelum orang lain melihatnya.
content-held-repeated = Anda baru menulis perkara yang sama. Ia disemak sebelum orang lain melihatnya.
content-held-flood = Akaun baharu yang banyak menulis disemak sebelum orang lain melihatnya.
content-held-reported = Beberapa orang melaporkannya. Ia sedang disemak sekarang.
