# Films that could not be made ready, and what to do.
content-media-unsupported = Hindi ito video na magagamit namin ({ $what }). Magpadala ng MP4, MOV o WebM na ni-record ng telepono o browser.
content-media-too-long = Mas mahaba sa { $max } segundo ang video. Paikliin at ipadala muli.
content-media-too-large = Masyadong malaki ang video: hanggang { $max } pixel ang mahabang gilid, hanggang 240 larawan bawat segundo. I-save nang mas maliit at ipadala muli.
content-media-no-picture = Walang gumagalaw na larawan sa file na ito. Pumili ng video.
content-media-broken = Sira o putol ang video. Tingnan kung tumutugtog ito sa device mo, saka ipadala muli.
content-media-timed-out = Masyadong matagal ihanda ang video na ito. I-save nang mas maikli o mas maliit, gaya ng 1080p sa 30 larawan bawat segundo, at ipadala muli.
content-media-out-of-memory = Kailangan ng video na ito ng mas maraming memory kaysa sa limitasyon. I-save nang mas maliit, gaya ng 1080p, at ipadala muli.
content-media-no-encoder = Hindi makapaghanda ng video rito sa ngayon. Walang mali sa video mo: ipadala muli mamaya.
content-media-io = May problema sa panig namin kaya hindi naihanda ang video. Walang mali sa video mo: ipadala muli.

# What is wrong with a clip.
content-clip-scenes = Ang clip ay may isa hanggang { $max } eksena.
content-clip-duration = Ang buong clip ay { $min } hanggang { $max } segundo.
content-clip-words = Hanggang { $max } karakter.
content-clip-scene-duration = Ang isang eksena ay { $min } hanggang { $max } millisecond.
content-clip-picture = Pumili ng isa sa mga larawan ng produkto.
