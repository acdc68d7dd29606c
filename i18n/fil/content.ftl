# Posts, comments, follows, reports and uploads: what can be wrong with them.

# Posts and uploads
content-caption-too-long = Hanggang { $max } karakter ang caption.
content-too-many-anchors = Hanggang { $max } produkto ang maikakabit sa isang post.
content-anchor-repeated = Nasa post na ang produktong ito.
content-anchor-not-on-sale = Hindi ibinebenta ang produktong ito sa market ng post. Pumili ng iba.
content-anchor-not-promotable = Hindi mo pa maipo-promote ang produktong ito. Sumali muna sa isa sa mga kolaborasyon nito.
content-market-closed = Pumili ng market na bukas.
content-upload-missing = Wala na ang upload na ito. Ipadala ulit ang file.
content-upload-incomplete = Hindi pa kumpleto ang file. Hintaying matapos.
content-upload-taken = Nagawan na ng post ang file na ito. Magpadala ng iba.
content-upload-size = Mula 1 byte hanggang { $max } MB ang laki ng file.
content-upload-kind = Pumili ng video: MP4, MOV o WebM.
content-upload-not-found = Walang ganitong upload, o nag-expire na. Magsimula ulit.
content-upload-offset = Magpapatuloy ang upload sa byte { $received }.
content-upload-offset-missing = Sabihin sa Upload-Offset kung saan nagsisimula ang mga byte na ito.
content-upload-too-long = Mas maraming byte ang dumating kaysa sa sinabi. Magsimula ulit gamit ang tamang haba.
content-upload-too-many-parts = Hanggang { $max } bahagi lang ang isang upload. Magpadala ng mas malalaki.
content-upload-quota = Nakapag-upload ka na ng { $max } MB ngayong araw, ang sukdulan sa isang araw. Magpatuloy bukas.
content-upload-too-many = May { $max } upload nang tumatakbo. Tapusin muna ang isa.
content-post-quota = Nakagawa ka na ng { $max } post ngayong araw, ang sukdulan sa isang araw. Magpatuloy bukas.
content-post-not-found = Walang ganitong post.
content-post-state = Hindi mababago nang ganito ang post sa ngayon.

# Comments, follows, reports
content-comment-not-found = Walang ganitong komento.
content-comment-length = 1 hanggang { $max } karakter ang komento.
content-comment-too-fast = Masyado kang mabilis magkomento. Subukan ulit pagkalipas ng { $seconds } segundo.
content-follow-oneself = Hindi mo maaaring i-follow ang sarili mo.
content-follow-too-many = Sagad na ang mga fina-follow mo. Mag-unfollow muna ng isa.
content-mute-oneself = Hindi mo maaaring i-mute ang sarili mo.
content-mute-too-many = Sagad na ang mga naka-mute mo. Mag-unmute muna ng isa.
content-report-not-found = Walang ganitong ulat.
content-report-decided = Napagpasyahan na ang ulat na ito.
content-report-note-too-long = Hanggang { $max } karakter ang tala.
content-word-length = 2 hanggang { $max } karakter ang isang salita.
content-too-many-words = Hanggang { $max } salita ang maaaring i-block.
content-translate-language = Hindi kami nagsasalin sa wikang ito.

# Why something waits for a review
content-held-link = May link ito. Titingnan muna bago makita ng iba.
content-held-blocked-word = May salita itong titingnan muna bago makita ng iba.
content-held-repeated = Kasusulat mo lang ng ganito. Titingnan muna bago makita ng iba.
content-held-flood = Tinitingnan muna ang maraming isinusulat ng bagong account bago makita ng iba.
content-held-reported = Maraming nag-ulat nito. Tinitingnan ito ngayon.
