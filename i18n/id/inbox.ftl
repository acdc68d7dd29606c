### Apa yang diberitahukan, dan bagaimana

inbox-title = Kotak masuk
inbox-unread = { $count ->
    [0] Kotak masuk, tidak ada yang baru
   *[other] Kotak masuk, { $count } belum dibaca
 }
inbox-new = Baru
inbox-all = Semua
inbox-today = Hari ini
inbox-yesterday = Kemarin
inbox-mark-all = Tandai semua sudah dibaca
inbox-switches = Atur pemberitahuan
inbox-empty = Belum ada apa-apa di sini
inbox-empty-text = Kabar tentang pesanan, postingan, dan penghasilan Anda akan muncul di sini.
inbox-empty-kind = Tidak ada yang seperti ini
inbox-look-around = Lihat-lihat
inbox-somebody = Seseorang
inbox-some-shop = sebuah toko

inbox-kind-orders = Pesanan
inbox-kind-follows = Pengikut
inbox-kind-comments = Komentar
inbox-kind-rooms = Siaran langsung
inbox-kind-waits = Yang Anda tunggu
inbox-kind-listings = Produk tayang
inbox-kind-earnings = Penghasilan
inbox-kind-samples = Kolaborasi dan sampel
inbox-kind-posts = Postingan Anda

inbox-kind-orders-text = Setiap langkah dari yang Anda beli dan yang dijual toko Anda.
inbox-kind-follows-text = Siapa yang mulai mengikuti Anda atau toko Anda.
inbox-kind-comments-text = Komentar di postingan Anda, dan balasan untuk Anda.
inbox-kind-rooms-text = Saat orang yang Anda ikuti mulai siaran.
inbox-kind-waits-text = Saat barang yang Anda tunggu bisa dibeli lagi.
inbox-kind-listings-text = Produk yang menunggu Anda sebelum bisa dijual.
inbox-kind-earnings-text = Komisi yang dibayarkan atau ditarik kembali.
inbox-kind-samples-text = Siapa yang bergabung, siapa yang meminta sampel, dan kelanjutannya.
inbox-kind-posts-text = Saat postingan siap, gagal, atau diturunkan.

inbox-switches-title = Pemberitahuan
inbox-switches-text = Pilih apa yang tampil di kotak masuk, dan apa yang juga dikirim lewat email.
inbox-in-app = Tampilkan di kotak masuk
inbox-email = Email
inbox-email-off = Tanpa email
inbox-email-daily = Sekali sehari
inbox-email-at-once = Langsung
inbox-email-unverified = Email harian hanya dikirim ke alamat yang sudah diverifikasi. Alamat Anda belum.
inbox-verify = Verifikasi alamat Anda
inbox-save = Simpan

inbox-back-in-stock = { $title } bisa dibeli lagi.
inbox-order-unpaid = Pesanan Anda dari { $shop } menunggu pembayaran { $total }.
inbox-order-paid = Pesanan Anda dari { $shop } sudah dibayar. Toko sedang menyiapkannya.
inbox-order-cod = Pesanan Anda dari { $shop } dikonfirmasi. Bayar { $total } saat barang tiba.
inbox-order-shipped = Pesanan Anda dari { $shop } sedang dalam perjalanan.
inbox-order-delivered = Pesanan Anda dari { $shop } sudah sampai.
inbox-order-cancelled = Pesanan Anda dari { $shop } dibatalkan.
inbox-order-stays = { $shop } tidak setuju membatalkan pesanan Anda. Barang tetap dikirim.
inbox-order-refunded = { $amount } untuk pesanan Anda dari { $shop } sedang dikembalikan kepada Anda.
inbox-return-accepted = { $shop } menerima pengembalian Anda. Kirim barangnya tepat waktu.
inbox-return-rejected = { $shop } menolak pengembalian Anda. Anda bisa meminta kami memutuskan.
inbox-return-decided = Kami sudah memutuskan pengembalian Anda ke { $shop }.
inbox-return-closed = Pengembalian Anda ke { $shop } ditutup karena barang tidak dikirim.

inbox-sale-new = { $shop } mendapat pesanan baru senilai { $total }.
inbox-sale-new-more = { $shop } mendapat { $count } pesanan baru.
inbox-sale-late = Sebuah pesanan { $shop } harus segera dikirim agar tidak terlambat.
inbox-sale-cancel-asked = Seorang pembeli meminta { $shop } membatalkan pesanan. Mohon dijawab.
inbox-sale-cancelled = Sebuah pesanan { $shop } dibatalkan. Jangan dikirim.
inbox-sale-return-asked = Seorang pembeli meminta { $shop } menerima pengembalian. Mohon dijawab.
inbox-sale-returned = Barang sedang dikirim kembali ke { $shop }. Periksa saat tiba.

inbox-post-ready = Postingan Anda sudah tayang.
inbox-post-failed = Video Anda tidak dapat diproses. Lihat alasannya dan apa yang bisa dilakukan.
inbox-post-held = Postingan Anda menunggu peninjauan sebelum ditampilkan.
inbox-post-removed = Postingan Anda diturunkan. Lihat alasannya.
inbox-commented = { $name } mengomentari postingan Anda.
inbox-commented-more = { $name } dan lainnya menulis { $count } komentar di postingan Anda.
inbox-replied = { $name } membalas komentar Anda.
inbox-replied-more = { $name } dan lainnya menulis { $count } balasan untuk komentar Anda.
inbox-followed = { $name } kini mengikuti Anda.
inbox-followed-more = { $name } dan { $others } orang lain kini mengikuti Anda.
inbox-followed-shop = { $name } kini mengikuti { $shop }.
inbox-followed-shop-more = { $name } dan { $others } orang lain kini mengikuti { $shop }.

inbox-joined = { $name } bergabung dalam kolaborasi { $shop }.
inbox-joined-more = { $name } dan { $others } kreator lain bergabung dalam kolaborasi { $shop }.
inbox-invited = { $shop } mengundang Anda berkolaborasi.
inbox-commission-settled = Anda mendapat komisi { $amount }.
inbox-commission-settled-more = { $count } komisi sudah dibukukan, yang terakhir { $amount }.
inbox-commission-refunded = Sebuah komisi menjadi { $amount } karena pesanannya dikembalikan dananya.
inbox-commission-refunded-more = { $count } komisi berkurang karena dana pesanan dikembalikan.
inbox-commission-clawed-back = Komisi yang sudah dibayar ditarik kembali karena dana pesanan dikembalikan kemudian.
inbox-commission-clawed-back-more = { $count } komisi yang sudah dibayar ditarik kembali karena dana pesanan dikembalikan kemudian.
inbox-external-sale = Tautan Anda menghasilkan penjualan di { $shop }.
inbox-external-sale-more = Tautan Anda menghasilkan { $count } penjualan di toko merek sendiri.
inbox-sample-requested = { $name } meminta sampel dari { $shop }.
inbox-sample-approved = { $shop } akan mengirim sampel kepada Anda.
inbox-sample-shipped = Sampel Anda dari { $shop } sedang dalam perjalanan.
inbox-sample-content-due = Sampel Anda dari { $shop } sudah sampai. Buat postingan tepat waktu.
inbox-sample-completed = { $name } membuat postingan tentang sampel dari { $shop }.
inbox-sample-rejected = { $shop } tidak setuju mengirim sampel.
inbox-sample-expired = { $shop } tidak menjawab permintaan sampel Anda.
inbox-sample-not-shipped = { $shop } tidak mengirim sampel tepat waktu. Anda tidak berutang apa pun.
inbox-sample-unfulfilled = Waktu untuk membuat postingan tentang sampel dari { $shop } sudah habis.
inbox-sample-withdrawn = { $name } tidak lagi menginginkan sampel dari { $shop }.

inbox-listings-waiting = { $count } produk { $shop } menunggu Anda sebelum bisa dijual.
inbox-listing-approved = “{ $title }” lolos peninjauan untuk { $market }.
inbox-listing-refused = “{ $title }” tidak lolos peninjauan untuk { $market }. Lihat alasannya.

inbox-digest-subject = { $count } kabar baru di Meadow
inbox-digest-hello = Halo { $name },
inbox-digest-body = Ini yang baru sejak terakhir Anda melihat.
inbox-digest-button = Buka kotak masuk
inbox-digest-switches = Atur pemberitahuan
inbox-digest-unsubscribe = Berhenti menerima email harian
inbox-digest-footer = Anda menerima surat ini paling banyak sekali sehari karena punya akun di { $site }.

inbox-unsubscribe-title = Berhenti menerima email harian?
inbox-unsubscribe-text = Kotak masuk di Meadow tetap memberi tahu semuanya. Surat tentang pesanan tidak terpengaruh.
inbox-unsubscribe-button = Hentikan email harian
inbox-unsubscribed-title = Anda tidak akan menerima email harian lagi
inbox-unsubscribed-text = Anda dapat mengaktifkannya lagi kapan saja.

inbox-not-found = Tidak ada pemberitahuan itu.
inbox-too-many = Paling banyak { $max } pemberitahuan sekaligus.
inbox-ids-needed = Sebutkan pemberitahuan mana: daftar id, atau "all".
inbox-invalid = Pengaturan ini tidak bisa dipakai.
inbox-no-letters = Tidak ada email langsung untuk ini. Pilih sekali sehari atau tanpa email.
inbox-kind-unknown = Jenis pemberitahuan ini tidak ada.
inbox-email-unknown = Pilihannya hanya off, daily, atau at_once.
