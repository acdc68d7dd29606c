# Letters about orders.

orders-mail-hello = Kumusta { $name },
orders-mail-hello-nobody = Kumusta,
orders-mail-footer-shopper = Natanggap mo ang email na ito dahil umorder ka sa { $site }.
orders-mail-footer-seller = Natanggap mo ang email na ito dahil nagtatrabaho ka sa { $shop } sa { $site }.
orders-mail-note-guest = Bubuksan ng link ang order na ito nang hindi nagla-log in sa loob ng 30 araw. Huwag itong ipasa sa iba.
orders-mail-note-person = Mag-log in para makita ang order.
orders-mail-see-order = Tingnan ang order
orders-mail-see-return = Tingnan ang pagsasauli

orders-mail-fact-order = Order
orders-mail-fact-total = Kabuuan
orders-mail-fact-refund = Ibinalik na bayad
orders-mail-fact-shipping = Paghahatid
orders-mail-fact-pay-by = Bayaran bago ang
orders-mail-fact-ship-by = Ipadala bago ang
orders-mail-fact-answer-by = Sagutin bago ang
orders-mail-fact-carrier = Tagahatid
orders-mail-fact-tracking = Tracking number
orders-mail-fact-reason = Dahilan
orders-mail-fact-returns-until = Puwedeng isauli hanggang

orders-mail-reason-not-paid = Hindi ito nabayaran sa oras.
orders-mail-reason-not-dispatched = Hindi ito naipadala ng tindahan sa oras.
orders-mail-reason-parcel-lost = Nawala ang parsela habang nasa biyahe.
orders-mail-reason-parcel-returned = Bumalik ang parsela sa tindahan.
orders-mail-reason-no-answer = Hindi sumagot ang tindahan sa oras.

orders-mail-unpaid-subject = Naghihintay ng bayad ang order mo sa { $shop }
orders-mail-unpaid-body = Sandali naming itinatabi ang mga binili mo. Magbayad na, o kusang makakansela ang order.
orders-mail-unpaid-button = Magbayad na

orders-mail-paid-subject = Salamat sa order mo sa { $shop }
orders-mail-paid-body = Natanggap na ang bayad mo. Inihahanda na ng { $shop } ang order mo.

orders-mail-cod-subject = Kumpirmado na ang order mo sa { $shop }
orders-mail-cod-body = Magbabayad ka pagdating nito. Inihahanda na ng { $shop } ang order mo.

orders-mail-shipped-subject = Papunta na ang order mo mula sa { $shop }
orders-mail-shipped-body = Nagpadala ang { $shop } ng parsela sa iyo.
orders-mail-shipped-button = Subaybayan ang parsela

orders-mail-delivered-subject = Naihatid na ang order mo mula sa { $shop }
orders-mail-delivered-body = Dumating na ang parsela mo. Sana magustuhan mo. Kung hindi, puwede kang humiling ng pagsasauli.

orders-mail-cancelled-subject = Nakansela ang order mo sa { $shop }
orders-mail-cancelled-body = Nakansela ang order mo o bahagi nito. Ibabalik ang ibinayad mo sa paraang ginamit mo.

orders-mail-stays-subject = Ipapadala ang order mo sa { $shop }
orders-mail-stays-body = Humiling ka ng pagkansela. Sumagot ang { $shop } na ipinapadala na ang order. Puwede mo itong isauli pagdating.

orders-mail-refunded-subject = Ibinalik ang bayad para sa order mo sa { $shop }
orders-mail-refunded-body = Ipinadala na namin pabalik ang pera mo. Depende sa bangko, ilang araw bago ito lumabas.

orders-mail-return-accepted-subject = Tinanggap ng { $shop } ang pagsasauli mo
orders-mail-return-accepted-body = Ipadala pabalik ang mga gamit sa loob ng 5 araw, at ibigay sa amin ang tracking number.

orders-mail-return-rejected-subject = Tinanggihan ng { $shop } ang pagsasauli mo
orders-mail-return-rejected-body = Tinanggihan ng tindahan ang pagsasauli mo. Kung hindi ka sang-ayon, hilingin sa aming magpasya.

orders-mail-return-decided-subject = Nagpasya kami tungkol sa pagsasauli mo sa { $shop }
orders-mail-return-decided-body = Tiningnan namin ang isinulat mo at ng tindahan. Nasa pahina ng pagsasauli ang resulta.

orders-mail-return-closed-subject = Isinara ang pagsasauli mo sa { $shop }
orders-mail-return-closed-body = Isinara ang pagsasauli dahil walang naipadala pabalik sa oras.

orders-mail-seller-new-subject = Bagong order para sa { $shop }
orders-mail-seller-new-body = May bumili sa { $shop }. Pakibalot ito at iabot sa tagahatid sa oras.

orders-mail-seller-late-subject = Pakipadala agad ang isang order ng { $shop }
orders-mail-seller-late-body = Hindi pa naiaabot ang order na ito at malapit nang maubos ang oras. Kung hindi pa ito naipadala pagkaraan ng dalawang araw mula noon, makakansela ito at ibabalik ang bayad.

orders-mail-seller-cancel-subject = May humihiling sa { $shop } na kanselahin ang order
orders-mail-seller-cancel-body = Pakisagot sa oras. Kung walang sagot, makakansela ang order.

orders-mail-seller-cancelled-subject = Nakansela ang isang order ng { $shop }
orders-mail-seller-cancelled-body = Nakansela ang order na ito o bahagi nito. Huwag ipadala ang mga nakansela.

orders-mail-seller-return-subject = May humihiling sa { $shop } ng pagsasauli
orders-mail-seller-return-body = Pakisagot sa oras. Kung walang sagot, tatanggapin ang pagsasauli.

orders-mail-seller-returned-subject = May isinasauli na papunta sa { $shop }
orders-mail-seller-returned-body = Naipadala na ng mamimili pabalik ang mga gamit. Sabihin kapag dumating. Kung walang sagot, tatanggapin ang pagsasauli.
