### Apa yang dimaklumkan, dan caranya

inbox-title = Peti masuk
inbox-unread = { $count ->
    [0] Peti masuk, tiada yang baharu
   *[other] Peti masuk, { $count } belum dibaca
 }
inbox-new = Baharu
inbox-all = Semua
inbox-today = Hari ini
inbox-yesterday = Semalam
inbox-mark-all = Tanda semua sebagai dibaca
inbox-switches = Tetapan pemberitahuan
inbox-empty = Belum ada apa-apa di sini
inbox-empty-text = Perkembangan pesanan, hantaran dan pendapatan anda akan dimaklumkan di sini.
inbox-empty-kind = Tiada pemberitahuan jenis ini
inbox-look-around = Lihat-lihat
inbox-somebody = Seseorang
inbox-some-shop = sebuah kedai

inbox-kind-orders = Pesanan
inbox-kind-follows = Pengikut
inbox-kind-comments = Komen
inbox-kind-rooms = Siaran langsung
inbox-kind-waits = Yang anda tunggu
inbox-kind-listings = Penyenaraian
inbox-kind-earnings = Pendapatan
inbox-kind-samples = Kerjasama dan sampel
inbox-kind-posts = Hantaran anda

inbox-kind-orders-text = Setiap langkah barang yang anda beli dan yang dijual kedai anda.
inbox-kind-follows-text = Siapa yang mula mengikuti anda atau kedai anda.
inbox-kind-comments-text = Komen pada hantaran anda, dan balasan kepada anda.
inbox-kind-rooms-text = Apabila orang yang anda ikuti bersiaran langsung.
inbox-kind-waits-text = Apabila barang yang anda tunggu boleh dibeli semula.
inbox-kind-listings-text = Penyenaraian yang menunggu anda sebelum boleh dijual.
inbox-kind-earnings-text = Komisen yang dijelaskan atau ditarik balik.
inbox-kind-samples-text = Siapa yang menyertai, siapa yang meminta sampel, dan perkembangannya.
inbox-kind-posts-text = Apabila hantaran siap, gagal, atau diturunkan.

inbox-switches-title = Pemberitahuan
inbox-switches-text = Pilih apa yang dipaparkan dalam peti masuk, dan apa yang turut dihantar melalui e-mel.
inbox-in-app = Papar dalam peti masuk
inbox-email = E-mel
inbox-email-off = Tiada e-mel
inbox-email-daily = Sekali sehari
inbox-email-at-once = Serta-merta
inbox-email-unverified = E-mel harian dihantar ke alamat yang disahkan sahaja. Alamat anda belum disahkan.
inbox-verify = Sahkan alamat anda
inbox-save = Simpan

inbox-back-in-stock = { $title } boleh dibeli semula.
inbox-order-unpaid = Pesanan anda daripada { $shop } menunggu bayaran { $total }.
inbox-order-paid = Pesanan anda daripada { $shop } telah dibayar. Kedai sedang menyediakannya.
inbox-order-cod = Pesanan anda daripada { $shop } disahkan. Bayar { $total } semasa terima.
inbox-order-shipped = Pesanan anda daripada { $shop } dalam perjalanan.
inbox-order-delivered = Pesanan anda daripada { $shop } telah sampai.
inbox-order-cancelled = Pesanan anda daripada { $shop } telah dibatalkan.
inbox-order-stays = { $shop } tidak bersetuju membatalkan pesanan anda. Ia tetap dihantar.
inbox-order-refunded = { $amount } untuk pesanan anda daripada { $shop } sedang dikembalikan kepada anda.
inbox-return-accepted = { $shop } menerima pemulangan anda. Hantar barang itu tepat pada masanya.
inbox-return-rejected = { $shop } menolak pemulangan anda. Anda boleh minta kami membuat keputusan.
inbox-return-decided = Kami telah membuat keputusan tentang pemulangan anda kepada { $shop }.
inbox-return-closed = Pemulangan anda kepada { $shop } ditutup kerana tiada barang dihantar balik.

inbox-sale-new = { $shop } mendapat pesanan baharu bernilai { $total }.
inbox-sale-new-more = { $shop } mendapat { $count } pesanan baharu.
inbox-sale-late = Satu pesanan { $shop } mesti dihantar segera supaya tidak lewat.
inbox-sale-cancel-asked = Seorang pembeli meminta { $shop } membatalkan pesanan. Sila jawab.
inbox-sale-cancelled = Satu pesanan { $shop } dibatalkan. Jangan hantar.
inbox-sale-return-asked = Seorang pembeli meminta { $shop } menerima pemulangan. Sila jawab.
inbox-sale-returned = Barang sedang dihantar balik ke { $shop }. Periksa apabila tiba.

inbox-post-ready = Hantaran anda sudah disiarkan.
inbox-post-failed = Video anda tidak dapat diproses. Lihat sebabnya dan apa yang boleh dibuat.
inbox-post-held = Hantaran anda menunggu semakan sebelum dipaparkan.
inbox-post-removed = Hantaran anda telah diturunkan. Lihat sebabnya.
inbox-commented = { $name } mengulas hantaran anda.
inbox-commented-more = { $name } dan yang lain menulis { $count } komen pada hantaran anda.
inbox-replied = { $name } membalas komen anda.
inbox-replied-more = { $name } dan yang lain menulis { $count } balasan kepada komen anda.
inbox-followed = { $name } kini mengikuti anda.
inbox-followed-more = { $name } dan { $others } orang lain kini mengikuti anda.
inbox-followed-shop = { $name } kini mengikuti { $shop }.
inbox-followed-shop-more = { $name } dan { $others } orang lain kini mengikuti { $shop }.

inbox-joined = { $name } menyertai kerjasama { $shop }.
inbox-joined-more = { $name } dan { $others } pencipta lain menyertai kerjasama { $shop }.
inbox-invited = { $shop } menjemput anda bekerjasama.
inbox-commission-settled = Anda memperoleh komisen { $amount }.
inbox-commission-settled-more = { $count } komisen telah dijelaskan, yang terkini { $amount }.
inbox-commission-refunded = Satu komisen menjadi { $amount } kerana pesanan itu dibayar balik.
inbox-commission-refunded-more = { $count } komisen dikurangkan kerana pesanan dibayar balik.
inbox-commission-clawed-back = Komisen yang telah dibayar ditarik balik kerana pesanan dibayar balik kemudian.
inbox-commission-clawed-back-more = { $count } komisen yang telah dibayar ditarik balik kerana pesanan dibayar balik kemudian.
inbox-external-sale = Pautan anda menghasilkan jualan di { $shop }.
inbox-external-sale-more = Pautan anda menghasilkan { $count } jualan di kedai jenama sendiri.
inbox-sample-requested = { $name } meminta sampel daripada { $shop }.
inbox-sample-approved = { $shop } akan menghantar sampel kepada anda.
inbox-sample-shipped = Sampel anda daripada { $shop } dalam perjalanan.
inbox-sample-content-due = Sampel anda daripada { $shop } telah sampai. Buat hantaran tepat pada masanya.
inbox-sample-completed = { $name } membuat hantaran tentang sampel daripada { $shop }.
inbox-sample-rejected = { $shop } tidak bersetuju menghantar sampel.
inbox-sample-expired = { $shop } tidak menjawab permintaan sampel anda.
inbox-sample-not-shipped = { $shop } tidak menghantar sampel tepat pada masanya. Anda tidak berhutang apa-apa.
inbox-sample-unfulfilled = Masa untuk membuat hantaran tentang sampel daripada { $shop } telah tamat.
inbox-sample-withdrawn = { $name } tidak lagi mahukan sampel daripada { $shop }.

inbox-listings-waiting = { $count } penyenaraian { $shop } menunggu anda sebelum boleh dijual.
inbox-listing-approved = “{ $title }” lulus semakan untuk { $market }.
inbox-listing-refused = “{ $title }” tidak lulus semakan untuk { $market }. Lihat sebabnya.

inbox-digest-subject = { $count } perkara baharu di Meadow
inbox-digest-hello = Helo { $name },
inbox-digest-body = Ini yang baharu sejak kali terakhir anda melihat.
inbox-digest-button = Buka peti masuk
inbox-digest-switches = Pilih pemberitahuan anda
inbox-digest-unsubscribe = Henti e-mel harian
inbox-digest-footer = Anda menerima surat ini paling banyak sekali sehari kerana anda mempunyai akaun di { $site }.

inbox-unsubscribe-title = Henti e-mel harian?
inbox-unsubscribe-text = Peti masuk di Meadow tetap memaklumkan semuanya. Surat tentang pesanan tidak terjejas.
inbox-unsubscribe-button = Hentikan e-mel harian
inbox-unsubscribed-title = Anda tidak akan menerima e-mel harian lagi
inbox-unsubscribed-text = Anda boleh menghidupkannya semula pada bila-bila masa.

inbox-not-found = Tiada pemberitahuan sedemikian.
inbox-too-many = Paling banyak { $max } pemberitahuan sekali gus.
inbox-ids-needed = Nyatakan pemberitahuan yang mana: senarai id, atau "all".
inbox-invalid = Tetapan ini tidak boleh digunakan.
inbox-no-letters = Tiada e-mel serta-merta untuk ini. Pilih sekali sehari atau tiada e-mel.
inbox-kind-unknown = Tiada jenis pemberitahuan ini.
inbox-email-unknown = Pilihan hanya off, daily atau at_once.
