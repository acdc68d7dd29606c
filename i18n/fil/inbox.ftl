### Ano ang ipinaaalam, at paano

inbox-title = Inbox
inbox-unread = { $count ->
    [0] Inbox, walang bago
   *[other] Inbox, { $count } hindi pa nababasa
 }
inbox-new = Bago
inbox-all = Lahat
inbox-today = Ngayon
inbox-yesterday = Kahapon
inbox-mark-all = Markahang nabasa na lahat
inbox-switches = Ayusin ang mga abiso
inbox-empty = Wala pang laman dito
inbox-empty-text = Dito namin ibabalita ang nangyayari sa iyong mga order, post, at kita.
inbox-empty-kind = Walang ganitong abiso
inbox-look-around = Tumingin-tingin
inbox-somebody = May tao
inbox-some-shop = isang tindahan

inbox-kind-orders = Mga order
inbox-kind-follows = Mga tagasunod
inbox-kind-comments = Mga komento
inbox-kind-rooms = Mga live
inbox-kind-waits = Hinihintay mo
inbox-kind-listings = Mga listing
inbox-kind-earnings = Kita
inbox-kind-samples = Kolaborasyon at sample
inbox-kind-posts = Iyong mga post

inbox-kind-orders-text = Bawat hakbang ng binili mo at ng naibenta ng iyong tindahan.
inbox-kind-follows-text = Sino ang nagsimulang sumunod sa iyo o sa iyong tindahan.
inbox-kind-comments-text = Ang sinasabi sa ilalim ng iyong mga post, at ang mga sagot sa iyo.
inbox-kind-rooms-text = Kapag nag-live ang sinusundan mo.
inbox-kind-waits-text = Kapag mabibili na ulit ang hinihintay mo.
inbox-kind-listings-text = Mga listing na naghihintay sa iyo bago maibenta.
inbox-kind-earnings-text = Komisyong naayos na o binawi.
inbox-kind-samples-text = Sino ang sumali, sino ang humingi ng sample, at ang nangyari sa mga ito.
inbox-kind-posts-text = Kapag handa na, pumalya, o tinanggal ang isang post.

inbox-switches-title = Mga abiso
inbox-switches-text = Piliin kung ano ang ipapakita ng inbox, at kung ano ang ipapadala rin sa email.
inbox-in-app = Ipakita sa inbox
inbox-email = Email
inbox-email-off = Walang email
inbox-email-daily = Isang beses sa isang araw
inbox-email-at-once = Agad
inbox-email-unverified = Sa mga beripikadong address lang ipinapadala ang araw-araw na email. Hindi pa beripikado ang sa iyo.
inbox-verify = Beripikahin ang address mo
inbox-save = I-save

inbox-back-in-stock = Mabibili na ulit ang { $title }.
inbox-order-unpaid = Naghihintay ng bayad na { $total } ang order mo sa { $shop }.
inbox-order-paid = Bayad na ang order mo sa { $shop }. Inihahanda na ito ng tindahan.
inbox-order-cod = Kumpirmado na ang order mo sa { $shop }. Magbabayad ka ng { $total } pagdating nito.
inbox-order-shipped = Papunta na ang order mo sa { $shop }.
inbox-order-delivered = Naihatid na ang order mo sa { $shop }.
inbox-order-cancelled = Kinansela ang order mo sa { $shop }.
inbox-order-stays = Hindi pumayag ang { $shop } na kanselahin ang order mo. Darating pa rin ito.
inbox-order-refunded = Ibinabalik na sa iyo ang { $amount } para sa order mo sa { $shop }.
inbox-return-accepted = Tinanggap ng { $shop } ang pagsasauli mo. Ipadala ito sa takdang oras.
inbox-return-rejected = Tinanggihan ng { $shop } ang pagsasauli mo. Maaari mong ipasiya ito sa amin.
inbox-return-decided = Nagpasiya na kami tungkol sa pagsasauli mo sa { $shop }.
inbox-return-closed = Isinara ang pagsasauli mo sa { $shop } dahil walang ibinalik.

inbox-sale-new = May bagong order ang { $shop } na { $total }.
inbox-sale-new-more = May { $count } bagong order ang { $shop }.
inbox-sale-late = May order ang { $shop } na dapat nang ipadala para hindi mahuli.
inbox-sale-cancel-asked = May mamimiling humihiling sa { $shop } na kanselahin ang order. Pakisagot.
inbox-sale-cancelled = May kinanselang order ng { $shop }. Huwag na itong ipadala.
inbox-sale-return-asked = May mamimiling gustong magsauli sa { $shop }. Pakisagot.
inbox-sale-returned = May paninda na pabalik sa { $shop }. Suriin pagdating.

inbox-post-ready = Naka-post na ang video mo.
inbox-post-failed = Hindi naihanda ang video mo. Tingnan kung bakit at kung ano ang gagawin.
inbox-post-held = Naghihintay ng pagsusuri ang post mo bago ipakita.
inbox-post-removed = Tinanggal ang post mo. Tingnan kung bakit.
inbox-commented = Nagkomento si { $name } sa post mo.
inbox-commented-more = Nag-iwan si { $name } at iba pa ng { $count } komento sa post mo.
inbox-replied = Sinagot ni { $name } ang komento mo.
inbox-replied-more = Nag-iwan si { $name } at iba pa ng { $count } sagot sa komento mo.
inbox-followed = Sinusundan ka na ni { $name }.
inbox-followed-more = Sinusundan ka na ni { $name } at ng { $others } pa.
inbox-followed-shop = Sinusundan na ni { $name } ang { $shop }.
inbox-followed-shop-more = Sinusundan na ni { $name } at ng { $others } pa ang { $shop }.

inbox-joined = Sumali si { $name } sa kolaborasyon ng { $shop }.
inbox-joined-more = Sumali si { $name } at ang { $others } pang creator sa kolaborasyon ng { $shop }.
inbox-invited = Inaanyayahan ka ng { $shop } sa isang kolaborasyon.
inbox-commission-settled = Kumita ka ng { $amount } na komisyon.
inbox-commission-settled-more = { $count } komisyon ang naayos na, pinakahuli ang { $amount }.
inbox-commission-refunded = Naging { $amount } ang isang komisyon dahil na-refund ang order.
inbox-commission-refunded-more = { $count } komisyon ang nabawasan dahil na-refund ang mga order.
inbox-commission-clawed-back = Binawi ang isang bayad nang komisyon dahil na-refund ang order pagkatapos.
inbox-commission-clawed-back-more = { $count } bayad nang komisyon ang binawi dahil na-refund ang mga order pagkatapos.
inbox-external-sale = May naibenta ang link mo sa { $shop }.
inbox-external-sale-more = { $count } beses nakabenta ang mga link mo sa sariling tindahan ng mga brand.
inbox-sample-requested = Humihingi si { $name } ng sample sa { $shop }.
inbox-sample-approved = Padadalhan ka ng { $shop } ng sample.
inbox-sample-shipped = Papunta na ang sample mo mula sa { $shop }.
inbox-sample-content-due = Dumating na ang sample mo mula sa { $shop }. Mag-post tungkol dito sa takdang oras.
inbox-sample-completed = Nag-post si { $name } tungkol sa sample mula sa { $shop }.
inbox-sample-rejected = Hindi pumayag ang { $shop } na magpadala ng sample.
inbox-sample-expired = Hindi sinagot ng { $shop } ang hiling mong sample.
inbox-sample-not-shipped = Hindi naipadala ng { $shop } ang sample sa takdang oras. Wala kang utang.
inbox-sample-unfulfilled = Tapos na ang oras para mag-post tungkol sa sample mula sa { $shop }.
inbox-sample-withdrawn = Ayaw na ni { $name } ng sample mula sa { $shop }.

inbox-listings-waiting = { $count } listing ng { $shop } ang naghihintay sa iyo bago maibenta.
inbox-listing-approved = Pumasa sa pagsusuri para sa { $market } ang “{ $title }”.
inbox-listing-refused = Hindi pumasa sa pagsusuri para sa { $market } ang “{ $title }”. Tingnan kung bakit.

inbox-digest-subject = { $count } bagong balita sa Meadow
inbox-digest-hello = Kumusta { $name },
inbox-digest-body = Ito ang bago mula nang huli kang tumingin.
inbox-digest-button = Buksan ang inbox
inbox-digest-switches = Piliin ang mga abiso
inbox-digest-unsubscribe = Itigil ang araw-araw na email
inbox-digest-footer = Isang beses sa isang araw ang pinakamarami mong matatanggap na ganitong sulat, dahil may account ka sa { $site }.

inbox-unsubscribe-title = Itigil ang araw-araw na email?
inbox-unsubscribe-text = Ibabalita pa rin sa iyo ng inbox sa Meadow ang lahat. Hindi apektado ang mga sulat tungkol sa order.
inbox-unsubscribe-button = Itigil ang araw-araw na email
inbox-unsubscribed-title = Wala ka nang matatanggap na araw-araw na email
inbox-unsubscribed-text = Maaari mo itong buksan muli kahit kailan.

inbox-not-found = Walang ganoong abiso.
inbox-too-many = Hanggang { $max } abiso lang sa isang beses.
inbox-ids-needed = Sabihin kung aling mga abiso: listahan ng id, o "all".
inbox-invalid = Hindi maaaring ganito ang ayos.
inbox-no-letters = Walang agarang email para rito. Piliin ang isang beses sa isang araw o walang email.
inbox-kind-unknown = Walang ganitong uri ng abiso.
inbox-email-unknown = off, daily, o at_once lang ang maaari.
