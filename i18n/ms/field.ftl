# The feed, people and topics.
field-title = Suapan
field-place = Suapan
field-place-inbox = Peti masuk
field-text = Video pendek daripada pencipta dan kedai; barang di dalamnya hanya satu ketikan jauhnya.
field-clip-by = Klip oleh { $name }
field-play = Main atau jeda
field-sound = Bunyi
field-tap-for-sound = Ketik untuk bunyi
field-previous = Klip sebelumnya
field-next-clip = Klip seterusnya
field-next = Lebih banyak klip
field-like = Suka
field-comments = Komen
field-share = Kongsi
field-views = Tontonan
field-copied = Pautan disalin
field-failed = Tidak berjaya. Sila cuba lagi.
field-follow = Ikuti { $name }
field-follow-word = Ikuti
field-following-word = Diikuti
field-buy = Beli
field-goods = Produk
field-goods-full = Semua tentang produk ini
field-translate = Lihat terjemahan
field-translate-comments = Lihat terjemahan komen
field-original = Diterjemah oleh mesin. Lihat yang asal
field-why = Mengapa ini?
field-why-fresh = Ini baharu di sini: pertama ditunjukkan pada { $date }. Klip baharu muncul untuk semua orang.
field-why-followed = Anda mengikuti { $name }.
field-why-topic = Klip ini tergolong dalam topik yang anda buka.
field-why-asked = Anda membuka klip oleh { $name } ini.
field-why-earlier = Ditunjukkan pada { $date }. Klip yang lebih baharu dan lebih ditonton berada sebelumnya.
field-why-popular = Ramai di sini berminat dengannya sekarang.
field-why-alike = Orang yang suka apa yang anda suka turut menyukai ini.
field-why-interest = Anda kerap menonton klip #{ $topic }.
field-why-cart = Klip ini menunjukkan barang dalam troli anda.
field-why-live = Sedang bersiaran langsung.
field-why-new = Klip ini baharu dan diberi peluang untuk ditemui.
field-why-chance = Dipilih melalui undian: satu daripada seratus halaman, supaya suapan kekal adil.
field-no = Tidak berminat
field-no-done = Anda akan kurang melihat yang seperti ini.
field-mute = Senyapkan { $name }
field-mute-done = Anda tidak akan melihat { $name } lagi.
field-side = Produk dan komen
field-back = Kembali
field-to-clip = Kembali ke klip
field-somebody = Seseorang
field-host = Pembuat
field-pinned = Disemat
field-held = Menunggu semakan
field-comment-held = Terima kasih. Komen anda disemak sebelum orang lain melihatnya.
field-comments-none-title = Belum ada komen
field-comments-none-text = Tanya soalan atau beritahu apa yang anda suka.
field-reply = Balas
field-reply-not = Jangan balas komen ini
field-say = Tulis komen
field-send = Hantar
field-sign-in-to-say = Log masuk untuk mengomen
field-clips = Klip
field-clips-of-product = Dilihat dalam klip
field-clips-none-title = Belum ada klip di sini
field-clips-none-text = Datang lagi nanti, atau lihat-lihat dahulu.
field-showcase = Pameran
field-face-sells = Daripada kedai ini
field-face-text = Klip oleh { $name } dan barang di dalamnya.
field-brand = Jenama
field-topic-text = Apa yang orang tunjukkan tentang #{ $tag }.
field-topic-line = Tontonan 7 hari lepas
field-topic-steady = Stabil
field-topic-new = Baharu minggu ini
field-followers = { $count ->
   *[other] { $shown } pengikut
}
field-likes = { $count ->
   *[other] { $shown } suka
}
field-topic-views = { $count ->
   *[other] { $shown } tontonan
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
