# Letters about orders.

orders-mail-hello = Halo { $name },
orders-mail-hello-nobody = Halo,
orders-mail-footer-shopper = Anda menerima surel ini karena memesan di { $site }.
orders-mail-footer-seller = Anda menerima surel ini karena bekerja untuk { $shop } di { $site }.
orders-mail-note-guest = Tautan ini membuka pesanan tanpa masuk akun selama 30 hari. Jangan dibagikan.
orders-mail-note-person = Masuk untuk melihat pesanan.
orders-mail-see-order = Lihat pesanan
orders-mail-see-return = Lihat pengembalian

orders-mail-fact-order = Pesanan
orders-mail-fact-total = Total
orders-mail-fact-refund = Dana kembali
orders-mail-fact-shipping = Ongkos kirim
orders-mail-fact-pay-by = Bayar sebelum
orders-mail-fact-ship-by = Kirim sebelum
orders-mail-fact-answer-by = Jawab sebelum
orders-mail-fact-carrier = Kurir
orders-mail-fact-tracking = Nomor resi
orders-mail-fact-reason = Alasan
orders-mail-fact-returns-until = Batas pengembalian

orders-mail-reason-not-paid = Tidak dibayar tepat waktu.
orders-mail-reason-not-dispatched = Toko tidak mengirim tepat waktu.
orders-mail-reason-parcel-lost = Paket hilang di perjalanan.
orders-mail-reason-parcel-returned = Paket dikembalikan ke toko.
orders-mail-reason-no-answer = Toko tidak menjawab tepat waktu.

orders-mail-unpaid-subject = Pesanan Anda dari { $shop } menunggu pembayaran
orders-mail-unpaid-body = Barang Anda kami simpan sebentar. Bayar sekarang, atau pesanan batal dengan sendirinya.
orders-mail-unpaid-button = Bayar sekarang

orders-mail-paid-subject = Terima kasih: pesanan Anda dari { $shop }
orders-mail-paid-body = Pembayaran Anda sudah kami terima. { $shop } sedang menyiapkan pesanan Anda.

orders-mail-cod-subject = Pesanan Anda dari { $shop } sudah dikonfirmasi
orders-mail-cod-body = Anda membayar saat barang diantar. { $shop } sedang menyiapkan pesanan Anda.

orders-mail-shipped-subject = Dalam perjalanan: pesanan Anda dari { $shop }
orders-mail-shipped-body = { $shop } mengirim paket untuk Anda.
orders-mail-shipped-button = Lacak paket

orders-mail-delivered-subject = Sudah sampai: pesanan Anda dari { $shop }
orders-mail-delivered-body = Paket Anda sudah sampai. Semoga Anda suka. Jika tidak, Anda dapat meminta pengembalian.

orders-mail-cancelled-subject = Dibatalkan: pesanan Anda dari { $shop }
orders-mail-cancelled-body = Pesanan Anda, atau sebagian, dibatalkan. Yang sudah Anda bayar kembali lewat cara Anda membayar.

orders-mail-stays-subject = Pesanan Anda dari { $shop } tetap dikirim
orders-mail-stays-body = Anda meminta pembatalan. { $shop } menjawab bahwa pesanan sedang dikirim. Anda dapat mengembalikannya setelah sampai.

orders-mail-refunded-subject = Dana kembali untuk pesanan Anda dari { $shop }
orders-mail-refunded-body = Dana Anda sudah kami kirim kembali. Tergantung bank, perlu beberapa hari sampai terlihat.

orders-mail-return-accepted-subject = Pengembalian Anda ke { $shop } diterima
orders-mail-return-accepted-body = Kirimkan kembali barangnya dalam 5 hari, lalu beri tahu kami nomor resinya.

orders-mail-return-rejected-subject = Pengembalian Anda ke { $shop } ditolak
orders-mail-return-rejected-body = Toko menolak pengembalian Anda. Jika tidak setuju, mintalah kami memutuskan.

orders-mail-return-decided-subject = Kami memutuskan pengembalian Anda ke { $shop }
orders-mail-return-decided-body = Kami sudah melihat penjelasan Anda dan toko. Hasilnya ada di halaman pengembalian.

orders-mail-return-closed-subject = Pengembalian Anda ke { $shop } ditutup
orders-mail-return-closed-body = Pengembalian ditutup karena barang tidak dikirim kembali tepat waktu.

orders-mail-seller-new-subject = Pesanan baru untuk { $shop }
orders-mail-seller-new-body = Ada yang membeli dari { $shop }. Kemas dan serahkan ke kurir tepat waktu.

orders-mail-seller-late-subject = Segera kirim satu pesanan { $shop }
orders-mail-seller-late-body = Pesanan ini belum diserahkan dan waktunya hampir habis. Jika dua hari setelah itu belum dikirim, pesanan dibatalkan dan dananya dikembalikan.

orders-mail-seller-cancel-subject = Seorang pembeli meminta { $shop } membatalkan pesanan
orders-mail-seller-cancel-body = Jawablah tepat waktu. Tanpa jawaban, pesanan dibatalkan.

orders-mail-seller-cancelled-subject = Satu pesanan { $shop } dibatalkan
orders-mail-seller-cancelled-body = Pesanan ini, atau sebagian, dibatalkan. Jangan kirim barang yang dibatalkan.

orders-mail-seller-return-subject = Seorang pembeli meminta pengembalian ke { $shop }
orders-mail-seller-return-body = Jawablah tepat waktu. Tanpa jawaban, pengembalian diterima.

orders-mail-seller-returned-subject = Barang kembali sedang menuju { $shop }
orders-mail-seller-returned-body = Pembeli sudah mengirim kembali barangnya. Beri tahu kami saat tiba. Tanpa jawaban, pengembalian diterima.
