# The feed, people and topics.
field-title = Untukmu
field-place = Feed
field-place-inbox = Kotak masuk
field-text = Video pendek dari kreator dan toko; barang di dalamnya cukup satu ketukan.
field-clip-by = Klip dari { $name }
field-play = Putar atau jeda
field-sound = Suara
field-tap-for-sound = Ketuk untuk suara
field-previous = Klip sebelumnya
field-next-clip = Klip berikutnya
field-next = Klip lainnya
field-like = Suka
field-comments = Komentar
field-share = Bagikan
field-views = Ditonton
field-copied = Tautan disalin
field-failed = Belum berhasil. Coba lagi.
field-follow = Ikuti { $name }
field-follow-word = Ikuti
field-following-word = Diikuti
field-buy = Beli
field-goods = Produk
field-goods-full = Selengkapnya tentang produk ini
field-translate = Lihat terjemahan
field-translate-comments = Lihat terjemahan komentar
field-original = Diterjemahkan mesin. Lihat aslinya
field-why = Mengapa ini?
field-why-fresh = Ini baru di sini: pertama tampil { $date }. Klip baru muncul untuk semua orang.
field-why-followed = Kamu mengikuti { $name }.
field-why-topic = Klip ini termasuk topik yang kamu buka.
field-why-asked = Kamu membuka klip dari { $name } ini.
field-why-earlier = Tampil { $date }. Klip yang lebih baru dan lebih ramai ada sebelumnya.
field-why-popular = Banyak orang di sini sedang menyukainya.
field-why-alike = Orang yang suka hal yang kamu sukai juga menyukai ini.
field-why-interest = Kamu sering melihat klip #{ $topic }.
field-why-cart = Klip ini menampilkan isi keranjangmu.
field-why-live = Sedang siaran langsung.
field-why-new = Klip ini baru dan mendapat kesempatan untuk ditemukan.
field-why-chance = Dipilih lewat undian: satu dari seratus halaman, agar feed tetap adil.
field-no = Tidak tertarik
field-no-done = Kamu akan lebih jarang melihat yang seperti ini.
field-mute = Bisukan { $name }
field-mute-done = Kamu tidak akan melihat { $name } lagi.
field-side = Produk dan komentar
field-back = Kembali
field-to-clip = Kembali ke klip
field-somebody = Seseorang
field-host = Pembuat
field-pinned = Disematkan
field-held = Menunggu ditinjau
field-comment-held = Terima kasih. Komentarmu ditinjau dulu sebelum dilihat orang lain.
field-comments-none-title = Belum ada komentar
field-comments-none-text = Tanyakan sesuatu atau ceritakan apa yang kamu suka.
field-reply = Balas
field-reply-not = Batal membalas komentar ini
field-say = Tulis komentar
field-send = Kirim
field-sign-in-to-say = Masuk untuk berkomentar
field-clips = Klip
field-clips-of-product = Tampil di klip
field-clips-none-title = Belum ada klip di sini
field-clips-none-text = Kembali lagi nanti, atau lihat-lihat dulu.
field-showcase = Etalase
field-face-sells = Dari toko ini
field-face-text = Klip dari { $name } dan barang di dalamnya.
field-brand = Merek
field-topic-text = Yang ditampilkan orang tentang #{ $tag }.
field-topic-line = Tontonan 7 hari terakhir
field-topic-steady = Stabil
field-topic-new = Baru minggu ini
field-followers = { $count ->
   *[other] { $shown } pengikut
}
field-likes = { $count ->
   *[other] { $shown } suka
}
field-topic-views = { $count ->
   *[other] { $shown } kali ditonton
}
field-topic-posts = { $count ->
   *[other] { $shown } klip
}
field-goods-all = { $count ->
   *[other] Lihat semua { $count } produk
}
field-replies-more = { $count ->
   *[other] { $count } balasan lagi
}
