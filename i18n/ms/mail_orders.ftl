# Letters about orders.

orders-mail-hello = Helo { $name },
orders-mail-hello-nobody = Helo,
orders-mail-footer-shopper = Anda menerima e-mel ini kerana membuat pesanan di { $site }.
orders-mail-footer-seller = Anda menerima e-mel ini kerana bekerja untuk { $shop } di { $site }.
orders-mail-note-guest = Pautan ini membuka pesanan tanpa log masuk selama 30 hari. Jangan kongsikan.
orders-mail-note-person = Log masuk untuk melihat pesanan.
orders-mail-see-order = Lihat pesanan
orders-mail-see-return = Lihat pemulangan

orders-mail-fact-order = Pesanan
orders-mail-fact-total = Jumlah
orders-mail-fact-refund = Bayaran balik
orders-mail-fact-shipping = Penghantaran
orders-mail-fact-pay-by = Bayar sebelum
orders-mail-fact-ship-by = Hantar sebelum
orders-mail-fact-answer-by = Jawab sebelum
orders-mail-fact-carrier = Syarikat penghantaran
orders-mail-fact-tracking = Nombor penjejakan
orders-mail-fact-reason = Sebab
orders-mail-fact-returns-until = Pemulangan sehingga

orders-mail-reason-not-paid = Ia tidak dibayar pada masanya.
orders-mail-reason-not-dispatched = Kedai tidak menghantarnya pada masanya.
orders-mail-reason-parcel-lost = Bungkusan hilang dalam perjalanan.
orders-mail-reason-parcel-returned = Bungkusan dipulangkan ke kedai.
orders-mail-reason-no-answer = Kedai tidak menjawab pada masanya.

orders-mail-unpaid-subject = Pesanan anda daripada { $shop } menunggu bayaran
orders-mail-unpaid-body = Kami simpan barang anda seketika. Bayar sekarang, atau pesanan dibatalkan dengan sendirinya.
orders-mail-unpaid-button = Bayar sekarang

orders-mail-paid-subject = Terima kasih: pesanan anda daripada { $shop }
orders-mail-paid-body = Bayaran anda telah diterima. { $shop } sedang menyediakan pesanan anda.

orders-mail-cod-subject = Pesanan anda daripada { $shop } disahkan
orders-mail-cod-body = Anda membayar apabila barang dihantar. { $shop } sedang menyediakan pesanan anda.

orders-mail-shipped-subject = Dalam perjalanan: pesanan anda daripada { $shop }
orders-mail-shipped-body = { $shop } menghantar bungkusan kepada anda.
orders-mail-shipped-button = Jejak bungkusan

orders-mail-delivered-subject = Sudah sampai: pesanan anda daripada { $shop }
orders-mail-delivered-body = Bungkusan anda sudah sampai. Semoga anda suka. Jika tidak, anda boleh memohon pemulangan.

orders-mail-cancelled-subject = Dibatalkan: pesanan anda daripada { $shop }
orders-mail-cancelled-body = Pesanan anda, atau sebahagiannya, dibatalkan. Bayaran anda dikembalikan melalui cara anda membayar.

orders-mail-stays-subject = Pesanan anda daripada { $shop } tetap dihantar
orders-mail-stays-body = Anda memohon pembatalan. { $shop } menjawab bahawa pesanan sedang dihantar. Anda boleh memulangkannya apabila sampai.

orders-mail-refunded-subject = Bayaran balik untuk pesanan anda daripada { $shop }
orders-mail-refunded-body = Kami telah menghantar wang anda kembali. Bergantung pada bank, ia mengambil masa beberapa hari.

orders-mail-return-accepted-subject = Pemulangan anda kepada { $shop } diterima
orders-mail-return-accepted-body = Sila hantar balik barang dalam masa 5 hari dan beritahu kami nombor penjejakannya.

orders-mail-return-rejected-subject = Pemulangan anda kepada { $shop } ditolak
orders-mail-return-rejected-body = Kedai menolak pemulangan anda. Jika tidak setuju, minta kami membuat keputusan.

orders-mail-return-decided-subject = Kami telah memutuskan pemulangan anda kepada { $shop }
orders-mail-return-decided-body = Kami telah melihat penjelasan anda dan kedai. Keputusannya ada di halaman pemulangan.

orders-mail-return-closed-subject = Pemulangan anda kepada { $shop } ditutup
orders-mail-return-closed-body = Pemulangan ditutup kerana barang tidak dihantar balik pada masanya.

orders-mail-seller-new-subject = Pesanan baharu untuk { $shop }
orders-mail-seller-new-body = Seseorang membeli daripada { $shop }. Sila bungkus dan serahkan pada masanya.

orders-mail-seller-late-subject = Sila hantar satu pesanan { $shop } segera
orders-mail-seller-late-body = Pesanan ini belum diserahkan dan masanya hampir tamat. Jika dua hari selepas itu ia belum dihantar, pesanan dibatalkan dan dibayar balik.

orders-mail-seller-cancel-subject = Seorang pembeli meminta { $shop } membatalkan pesanan
orders-mail-seller-cancel-body = Sila jawab pada masanya. Tanpa jawapan, pesanan dibatalkan.

orders-mail-seller-cancelled-subject = Satu pesanan { $shop } dibatalkan
orders-mail-seller-cancelled-body = Pesanan ini, atau sebahagiannya, dibatalkan. Jangan hantar barang yang dibatalkan.

orders-mail-seller-return-subject = Seorang pembeli memohon pemulangan kepada { $shop }
orders-mail-seller-return-body = Sila jawab pada masanya. Tanpa jawapan, pemulangan diterima.

orders-mail-seller-returned-subject = Barang pulangan dalam perjalanan ke { $shop }
orders-mail-seller-returned-body = Pembeli telah menghantar balik barang. Sila maklumkan apabila ia sampai. Tanpa jawapan, pemulangan diterima.
