# The radar: what is about to be a hit, and how much stock is safe.

radar-not-priced-there = Produk ini belum punya harga di pasar itu. Sinkronkan dulu ke sana.
radar-nothing-heard = Belum ada yang terdengar tentangnya di pasar itu: tidak ada penjualan, tayangan, atau keranjang untuk dipelajari.
radar-days = Hari dari 0 sampai { $max }.
