# The radar: what is about to be a hit, and how much stock is safe.

radar-not-priced-there = Produk ini tiada harga di pasaran itu. Segerakkan ke sana dahulu.
radar-nothing-heard = Belum ada apa-apa didengar tentangnya di pasaran itu: tiada jualan, tontonan atau troli untuk dipelajari.
radar-days = Hari dari 0 hingga { $max }.
